import type { Language } from '#i18n/locale.ts'
import { sourceProblems, type SourceProblem } from '#shop/nutrition/source-mass.ts'
import type { EditedProduct, PublishingFinding } from './publishing-facts.ts'
import { declarable } from './publishing-nutrients.ts'

// messages: staff-rules

/** Amounts of nutrients beside the masses of salts that the texts give for them: salt mass is no elemental amount (FOOD-05). */
export function sourceFindings(product: EditedProduct, language: Language): PublishingFinding[] {
  const { texts, variants, dailyPortion } = product
  const words = texts[language]
  const amounts = declarable(product.amounts)
  const pieces = dailyPortion?.measure === 'piece' ? Math.max(1, dailyPortion.quantity) : 1
  const places = [
    [`texts.${language}.ingredients`, words?.ingredients],
    [`texts.${language}.description`, words?.description],
    ...variants.map(
      ({ sku, texts: own }) => [`variants.${sku}.${language}.label`, own[language]?.label] as const,
    ),
  ] as const
  return places.flatMap(([field, text]) =>
    sourceProblems(amounts, { text: text ?? '', language, pieces }).map(({ kind, nutrient, most }) => ({
      severity: severities[kind],
      rule: 'FOOD-05',
      field,
      language,
      key: `nutrients.source-${kind}`,
      facts: { nutrient, ...amountFacts(product, nutrient), most: Number(most.toPrecision(3)) },
    })),
  )
}

const severities = {
  impossible: 'refusal',
  'per-piece': 'notice',
  'too-little': 'notice',
} as const satisfies Record<SourceProblem['kind'], PublishingFinding['severity']>

function amountFacts({ amounts }: EditedProduct, nutrient: string): { amount: number; unit: string } {
  const declared = amounts.find((amount) => amount.nutrient === nutrient)
  return { amount: declared?.amount ?? 0, unit: declared?.unit ?? 'mg' }
}
