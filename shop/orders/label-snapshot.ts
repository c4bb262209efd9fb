import { z } from 'zod'
import { languages } from '#i18n/locale.ts'
import type { LabelSnapshot } from './order.ts'

const keptLabel = z.object({
  language: z.enum(languages),
  name: z.string(),
  legalName: z.string(),
  ingredients: z.string(),
  usage: z.string(),
  storage: z.string(),
  operator: z.string(),
  facts: z.array(
    z.object({
      name: z.string(),
      amountWords: z.string(),
      percentWords: z.string().nullable(),
      forms: z.array(z.string()),
    }),
  ),
  statements: z.array(z.string()),
  claims: z.array(z.string()),
})

/** A label in one language as the shopper read it when ordering. */
export type KeptLabel = z.output<typeof keptLabel>

/** The labels kept with an order line, the one of the language it was bought in first; none if none can be read. */
export function keptLabels(snapshot: LabelSnapshot): KeptLabel[] {
  const parsed = z.array(keptLabel).safeParse(snapshot.labels)
  return parsed.success ? parsed.data : []
}
