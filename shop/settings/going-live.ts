import { languages, markets, type Language, type Market } from '#i18n/locale.ts'
import type { LegalKind } from '#shop/legal/legal-text.ts'

/** What is known about a shop that wants to take real money. */
export interface ShopFacts {
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
  | { key: 'delivery' | 'vat'; market: Market }
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

/** What is still missing before real money may be taken; empty when nothing is. */
export function liveFaults(facts: ShopFacts): LiveFault[] {
  const faults: LiveFault[] = []
  if (!facts.trader) faults.push({ key: 'trader' })
  else if (facts.trader.fictional) faults.push({ key: 'traderFictional' })
  for (const kind of neededTexts)
    for (const language of languages)
      if (!facts.legalTexts.some((text) => text.kind === kind && text.language === language))
        faults.push({ key: 'legalText', kind, language })
  for (const market of markets) {
    if (!facts.deliveryMarkets.includes(market)) faults.push({ key: 'delivery', market })
    if (!facts.vatMarkets.includes(market)) faults.push({ key: 'vat', market })
  }
  for (const language of languages)
    if (!facts.guaranteeNotices.includes(language)) faults.push({ key: 'guaranteeNotice', language })
  if (facts.publishedProducts === 0) faults.push({ key: 'products' })
  if (!facts.mailSender || /\.example\b/.test(facts.mailSender)) faults.push({ key: 'mailSender' })
  if (facts.hasDemoStaff) faults.push({ key: 'demoStaff' })
  if (facts.ownersWithoutSecondFactor > 0) faults.push({ key: 'secondFactor' })
  if (!facts.isSecure) faults.push({ key: 'https' })
  return faults
}
