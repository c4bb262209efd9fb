import { tz } from '@date-fns/tz'
import { parse } from 'date-fns'
import { markets, type Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** The clock of what concerns no single market: that of the first one. */
const [houseMarket] = markets

/** Reads what a browser's field for day and time gives (`2026-11-22T09:30`) by the market's clock; null when it is none. */
export function momentOf(text: string, market: Market = houseMarket): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null
  const zone = { in: tz(marketFacts(market).timeZone) }
  const moment = parse(text, "yyyy-MM-dd'T'HH:mm", new Date(0), zone)
  // A plain date: a `TZDate` would serialise with its offset.
  return Number.isNaN(moment.getTime()) ? null : new Date(moment.getTime())
}
