import { languages, markets, type Language, type Market } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { fillDraft, type LegalDraft } from '#shop/legal/drafts/draft.ts'
import type { DraftFacts } from '#shop/legal/drafts/draft-facts.ts'
import { readDraftTemplate } from '#shop/legal/drafts/queries.ts'
import type { LegalKind } from '#shop/legal/legal-text.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { dayOffset } from './day.ts'
import { readDemoJson, type InLanguages } from './demo-file.ts'
import { seedTrader } from './trader.ts'

interface DemoLegalText {
  kind: LegalKind
  version: string
  validFromOffsetDays: number
}

interface DemoMethod {
  market: Market
  amount: number
  freeFromAmount: number | null
  translations: InLanguages<{ name: string; promise: string }>
}

/** The product's draft with the invented company's facts in it. */
export async function demoLegalText(kind: LegalKind, language: Language): Promise<LegalDraft> {
  const trader = await readDemoJson<Trader>('legal/trader.json')
  const methods = await readDemoJson<DemoMethod[]>('delivery/delivery-methods.json')
  return fillDraft(await readDraftTemplate(kind, language), kind, language, {
    trader,
    packagingNumbers: trader.packagingNumbers,
    servedMarkets: markets,
    delivery: methods.map(({ translations, ...method }) => ({ ...method, texts: translations })),
    known: await readDemoJson<NonNullable<DraftFacts['known']>>('legal/known.json'),
  })
}

export async function seedLegalTexts(transaction: Transaction, seededAt: Date): Promise<void> {
  await seedTrader(transaction)
  const texts = await readDemoJson<DemoLegalText[]>('legal/legal.json')
  for (const { kind, version, validFromOffsetDays } of texts) {
    for (const language of languages) {
      const validFrom = dayOffset(seededAt, validFromOffsetDays)
      const text = await demoLegalText(kind, language)
      await transaction.legalText.create({ data: { kind, language, version, validFrom, ...text } })
    }
  }
}
