import { languageOf, locales, marketOf, type Language, type Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { priceIntervals } from '#shop/pricing/price-history.ts'
import type { EditedProduct, PublishingFinding, PublishingReference } from '../publishing-facts.ts'
import { decisionKey, findingsFor } from '../publishing.ts'

/** What the law asks of every product in a market, in the order staff go through it. */
export const complianceRules = [
  'FOOD-01',
  'FOOD-02',
  'FOOD-03',
  'FOOD-04',
  'FOOD-05',
  'FOOD-06',
  'FOOD-07',
  'FOOD-08',
  'FOOD-09',
  'FOOD-10',
  'CLASS-01',
  'CLAIM-01',
  'CLAIM-02',
  'CLAIM-05',
  'CLAIM-06',
  'CLAIM-07',
  'CLAIM-08',
  'CLAIM-12',
  'PRICE-01',
  'PRICE-03',
  'VAT-01',
  'CONS-02',
  'A11Y-01',
] as const

/** How a product stands to a rule in a market, the worst first. */
export const complianceStates = ['missing', 'undecided', 'expiring', 'notice', 'complete'] as const
export type ComplianceState = (typeof complianceStates)[number]

/** How long before it happens an end is told. */
export const expiryDays = 90

/** Something that holds now and will not from a day on. */
export interface Expiry {
  rule: string
  key: 'vat' | 'price'
  date: Date
  /** What is concerned: a number of a variant, or nothing. */
  subject: string
}

/** One rule in one market: how the product stands to it, and everything that is said about it. */
export interface ComplianceLine {
  rule: string
  state: ComplianceState
  findings: PublishingFinding[]
  expiries: Expiry[]
}

/** Languages that a market's pages and labels speak. */
export function languagesOfMarket(market: Market): Language[] {
  const spoken = locales.filter((locale) => marketOf(locale) === market).map(languageOf)
  return [...new Set([marketFacts(market).labelLanguage, ...spoken])]
}

interface Standing {
  product: EditedProduct
  findings: readonly PublishingFinding[]
  decided: ReadonlySet<string>
  reference: PublishingReference
}

/** What is complete, missing and expiring for a market, rule by rule. */
export function complianceIn(market: Market, standing: Standing): ComplianceLine[] {
  const { product, findings, decided, reference } = standing
  const concerned = new Set(
    languagesOfMarket(market).flatMap((language) => findingsFor(findings, { language, market })),
  )
  const open = findings.filter(
    (finding) =>
      concerned.has(finding) && (finding.severity !== 'decision' || !decided.has(decisionKey(finding))),
  )
  const expiries = expiriesIn(market, product, reference)
  const rules = new Set<string>([...complianceRules, ...open.map(({ rule }) => rule)])
  return [...rules].map((rule) => {
    const own = open.filter((finding) => finding.rule === rule)
    const ending = expiries.filter((expiry) => expiry.rule === rule)
    return { rule, state: stateOf(own, ending), findings: own, expiries: ending }
  })
}

function stateOf(findings: readonly PublishingFinding[], expiries: readonly Expiry[]): ComplianceState {
  const has = (severity: PublishingFinding['severity']) =>
    findings.some((finding) => finding.severity === severity)
  if (has('refusal')) return 'missing'
  if (has('decision')) return 'undecided'
  if (expiries.length > 0) return 'expiring'
  return has('notice') ? 'notice' : 'complete'
}

/** Rates and prices that change or end within the time in which staff can still do something about it. */
function expiriesIn(
  market: Market,
  { taxClass, variants }: EditedProduct,
  { vatRates, now }: PublishingReference,
): Expiry[] {
  const horizon = new Date(now.getTime() + expiryDays * 86_400_000)
  const rates = vatRates
    .filter((rate) => rate.market === market && rate.taxClass === taxClass)
    .filter(({ validFrom }) => validFrom > now && validFrom <= horizon)
    .map(({ validFrom }): Expiry => ({ rule: 'VAT-01', key: 'vat', date: validFrom, subject: '' }))
  const prices = variants.flatMap(({ sku, prices: histories }) =>
    priceIntervals(histories[market] ?? [])
      // What never was sold has nothing to lose.
      .filter(({ amount, from }, index) => index > 0 && amount === null && from > now && from <= horizon)
      .map(({ from }): Expiry => ({ rule: 'PRICE-01', key: 'price', date: from, subject: sku })),
  )
  return [...rates, ...prices]
}
