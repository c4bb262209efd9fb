import type { Language, Market } from '#i18n/locale.ts'
import type { LegalKind } from '#shop/legal/legal-text.ts'
import { marketsWithoutNumber, type PackagingNumbers } from '#shop/legal/packaging-number.ts'
import { languagesServing } from '#shop/legal/served-markets.ts'

/** What is known about a shop that wants to take real money. */
export interface ShopFacts {
  /** Only what is sold to counts. */
  servedMarkets: readonly Market[]
  packagingNumbers: PackagingNumbers
  trader: { fictional: boolean } | null
  /** Kinds and languages of legal texts in force. */
  legalTexts: readonly { kind: string; language: string }[]
  deliveryMarkets: readonly string[]
  vatMarkets: readonly string[]
  publishedProducts: number
  mailSender: string | null
  hasDemoStaff: boolean
  ownersWithoutSecondFactor: number
  isSecure: boolean
  /** Languages whose official guarantee notice has been uploaded (Reg. (EU) 2025/1960). */
  guaranteeNotices: readonly string[]
}

/** Something that stands between the shop and real money, with what it is about. */
export type LiveFault =
  | {
      key: 'trader' | 'traderFictional' | 'mailSender' | 'demoStaff' | 'secondFactor' | 'https' | 'products'
    }
  | { key: 'legalText'; kind: LegalKind; language: Language }
  | { key: 'delivery' | 'vat' | 'packagingNumber'; market: Market }
  | { key: 'guaranteeNotice'; language: Language }

/** Texts without which a contract must not be concluded (Directive 2011/83/EU art. 6, GDPR art. 13). */
const neededTexts = [
  'terms',
  'privacy',
  'delivery-and-returns',
  'contact',
  'accessibility',
  'withdrawal',
] as const satisfies readonly LegalKind[]

function traderFaults({ trader }: ShopFacts): LiveFault[] {
  if (!trader) return [{ key: 'trader' }]
  return trader.fictional ? [{ key: 'traderFictional' }] : []
}

function wordFaults({ servedMarkets, legalTexts, guaranteeNotices }: ShopFacts): LiveFault[] {
  const languages = languagesServing(servedMarkets)
  const isThere = (kind: LegalKind, language: Language) =>
    legalTexts.some((text) => text.kind === kind && text.language === language)
  const texts = neededTexts.flatMap((kind) =>
    languages
      .filter((language) => !isThere(kind, language))
      .map((language): LiveFault => ({ key: 'legalText', kind, language })),
  )
  const notices = languages
    .filter((language) => !guaranteeNotices.includes(language))
    .map((language): LiveFault => ({ key: 'guaranteeNotice', language }))
  return [...texts, ...notices]
}

function marketFaults({
  servedMarkets,
  packagingNumbers,
  deliveryMarkets,
  vatMarkets,
}: ShopFacts): LiveFault[] {
  const unnumbered = marketsWithoutNumber(servedMarkets, packagingNumbers)
  return servedMarkets.flatMap((market): LiveFault[] => [
    ...(deliveryMarkets.includes(market) ? [] : [{ key: 'delivery' as const, market }]),
    ...(vatMarkets.includes(market) ? [] : [{ key: 'vat' as const, market }]),
    ...(unnumbered.includes(market) ? [{ key: 'packagingNumber' as const, market }] : []),
  ])
}

function houseFaults(facts: ShopFacts): LiveFault[] {
  const isMissing = {
    products: facts.publishedProducts === 0,
    mailSender: !facts.mailSender || /\.example\b/.test(facts.mailSender),
    demoStaff: facts.hasDemoStaff,
    secondFactor: facts.ownersWithoutSecondFactor > 0,
    https: !facts.isSecure,
  }
  const keys = Object.keys(isMissing) as (keyof typeof isMissing)[]
  return keys.filter((key) => isMissing[key]).map((key) => ({ key }))
}

/** What is still missing before real money may be taken; empty when nothing is. */
export function liveFaults(facts: ShopFacts): LiveFault[] {
  return [...traderFaults(facts), ...wordFaults(facts), ...marketFaults(facts), ...houseFaults(facts)]
}
