import 'server-only'
import { subDays, subMonths, subYears } from 'date-fns'
import { markets } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** How long is kept what shoppers gave us (docs/operations.md, Retention). */
const retention = {
  /** Who did not pay. */
  unpaidContactDays: 30,
  /** How to reach somebody about a parcel, and what staff wrote about it for each other. */
  parcelContactMonths: 6,
  /** Statements by which claims are made, until the longest of them is time-barred (art. 118 KC). */
  statementYears: 6,
} as const

/**
 * Takes the person out of orders that were never paid: amounts, goods and history stay. Those of paid orders stay whole,
 * as the tax law of their market says. Answers how many it was; a night's work comes in portions.
 */
export async function forgetUnpaidOrders(now: Date, portion = 1000): Promise<number> {
  const placedBefore = subDays(now, retention.unpaidContactDays)
  return inTransaction(
    (transaction) => transaction.$executeRaw`
      UPDATE orders SET email = NULL, phone = NULL, name = NULL, street = NULL, postal_code = NULL, town = NULL,
        note = NULL, pickup_point_code = NULL, pickup_point_address = NULL, session_parameters = '{}',
        fingerprint = '', anonymised_at = ${now}, version = version + 1
      WHERE id IN (
        SELECT id FROM orders
        WHERE payment IN ('expired', 'failed') AND anonymised_at IS NULL AND placed_at < ${placedBefore}
        LIMIT ${portion} FOR UPDATE SKIP LOCKED)`,
  )
}

/** From when on orders of a market are kept: the tax of a year falls due in the next one, from whose end the law counts. */
export function keptSince(taxRecordYears: number, now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear() - taxRecordYears - 1, 0, 1))
}

/**
 * Takes the person out of orders that were paid, once the tax law of their market does not ask any more who bought
 * (Art. 17(3)(b) GDPR): amounts, goods and history stay. An open dispute is waited for.
 */
export async function forgetPaidOrders(now: Date, portion = 1000): Promise<number> {
  let count = 0
  for (const market of markets) {
    const before = keptSince(marketFacts(market).taxRecordYears, now)
    count += await inTransaction(
      (transaction) => transaction.$executeRaw`
        UPDATE orders SET email = NULL, phone = NULL, name = NULL, street = NULL, postal_code = NULL, town = NULL,
          note = NULL, pickup_point_code = NULL, pickup_point_address = NULL, tracking_number = NULL,
          session_parameters = '{}', fingerprint = '', anonymised_at = ${now}, version = version + 1
        WHERE id IN (
          SELECT id FROM orders
          WHERE market = ${market} AND payment IN ('paid', 'review') AND anonymised_at IS NULL
            AND placed_at < ${before} AND dispute <> 'open'
          LIMIT ${portion} FOR UPDATE SKIP LOCKED)`,
    )
  }
  return count
}

/** Half a year after a parcel came, or the order was given up, nobody has to be called about it any more. */
export async function forgetParcelContacts(now: Date, portion = 1000): Promise<number> {
  const endedBefore = subMonths(now, retention.parcelContactMonths)
  return inTransaction(
    (transaction) => transaction.$executeRaw`
      UPDATE orders SET phone = NULL, note = NULL, version = version + 1
      WHERE id IN (
        SELECT id FROM orders
        WHERE (phone IS NOT NULL OR note IS NOT NULL) AND fulfilment IN ('shipped', 'delivered', 'cancelled')
          AND coalesce(delivered_at, shipped_at, placed_at) < ${endedBefore}
        LIMIT ${portion} FOR UPDATE SKIP LOCKED)`,
  )
}

/** What staff wrote about an order for each other goes with the telephone number, at the latest with the person. */
export async function forgetOrderNotes(now: Date, portion = 1000): Promise<number> {
  const endedBefore = subMonths(now, retention.parcelContactMonths)
  return inTransaction(
    (transaction) => transaction.$executeRaw`
      DELETE FROM order_note WHERE id IN (
        SELECT n.id FROM order_note n JOIN orders o ON o.id = n.order_id
        WHERE o.anonymised_at IS NOT NULL OR (o.fulfilment IN ('shipped', 'delivered', 'cancelled')
          AND coalesce(o.delivered_at, o.shipped_at, o.placed_at) < ${endedBefore})
        LIMIT ${portion})`,
  )
}

/** Withdrawals and complaints, answers included, once nobody can claim anything by them. */
export async function forgetStatements(now: Date, limit = 1000): Promise<number> {
  const where = { submittedAt: { lt: subYears(now, retention.statementYears) } }
  return inTransaction(async (transaction) => {
    const withdrawals = await transaction.withdrawal.deleteMany({ where, limit })
    const complaints = await transaction.complaint.deleteMany({ where, limit })
    return withdrawals.count + complaints.count
  })
}
