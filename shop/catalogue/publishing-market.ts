import type { Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { priceIntervals } from '#shop/pricing/price-history.ts'
import type {
  EditedMarket,
  EditedProduct,
  PublishingFinding,
  PublishingReference,
} from './publishing-facts.ts'
import { limitFindings } from './publishing-nutrients.ts'

// messages: staff-rules

/** What stands against selling to one market (FOOD-02, FOOD-09, FOOD-10, PRICE-01, VAT-01). */
export function marketFindings(
  product: EditedProduct,
  edited: EditedMarket,
  reference: PublishingReference,
): PublishingFinding[] {
  const { market } = edited
  return [
    ...labelLanguageFindings(product, market),
    ...notificationFindings(edited, reference.now),
    ...limitFindings(product, market),
    ...priceFindings(product, market, reference.now),
    ...vatFindings(product, market, reference),
  ]
}

/** The label must be there in the language of the market, whatever language the page speaks. */
function labelLanguageFindings({ texts }: EditedProduct, market: Market): PublishingFinding[] {
  const { labelLanguage } = marketFacts(market)
  if (texts[labelLanguage]) return []
  const place = { rule: 'FOOD-02', field: `texts.${labelLanguage}` }
  const facts = { language: labelLanguage }
  return [{ severity: 'refusal', ...place, market, key: 'market.label-language', facts }]
}

function notificationFindings(
  { market, notificationId, notifiedAt, labelFile }: EditedMarket,
  now: Date,
): PublishingFinding[] {
  if (!marketFacts(market).needsNotification) return []
  const finding = (name: string, key: string): PublishingFinding => ({
    severity: 'refusal',
    rule: 'FOOD-10',
    field: `markets.${market}.${name}`,
    market,
    key,
    facts: {},
  })
  const file = labelFile?.trim() ? [] : [finding('labelFile', 'market.label-file')]
  if (!notificationId?.trim()) return [finding('notificationId', 'market.notification'), ...file]
  if (notifiedAt === null) return [finding('notifiedAt', 'market.notification-date'), ...file]
  return notifiedAt > now ? [finding('notifiedAt', 'market.notification-future'), ...file] : file
}

function priceFindings({ variants }: EditedProduct, market: Market, now: Date): PublishingFinding[] {
  if (variants.length === 0) {
    const place = { rule: 'PRICE-01', field: 'variants' }
    return [{ severity: 'refusal', ...place, market, key: 'market.no-variant', facts: {} }]
  }
  const unpriced = variants.filter(({ prices }) => !hasPrice(prices[market] ?? [], now))
  // One priced variant is enough to sell; the others are simply not offered there.
  const severity = unpriced.length === variants.length ? 'refusal' : 'notice'
  return unpriced.map(({ sku }) => ({
    severity,
    rule: 'PRICE-01',
    field: `variants.${sku}.prices.${market}`,
    market,
    key: 'market.no-price',
    facts: { sku },
  }))
}

/** A price now, or one that is to begin. */
function hasPrice(history: Parameters<typeof priceIntervals>[0], now: Date): boolean {
  return priceIntervals(history).some(
    ({ amount, until }) => amount !== null && (until === null || until > now),
  )
}

function vatFindings(
  { taxClass }: EditedProduct,
  market: Market,
  { vatRates, now }: PublishingReference,
): PublishingFinding[] {
  const isKnown = vatRates.some(
    (rate) => rate.market === market && rate.taxClass === taxClass && rate.validFrom <= now,
  )
  if (isKnown) return []
  const place = { rule: 'VAT-01', field: 'taxClass' }
  return [{ severity: 'refusal', ...place, market, key: 'market.vat', facts: { taxClass } }]
}
