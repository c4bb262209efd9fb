import 'server-only'
import type { Market } from '#i18n/locale.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import { currencyOf } from '#shop/pricing/currency.ts'
import { money } from '#shop/pricing/money.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { orderWord, type OrderFacts } from '../../order.ts'
import { searchLimit, type ListedOrder, type ListPlace, type OrderList } from '../../order-list.ts'
import { trackingNumberOf } from '../../carrier.ts'
import { normaliseOrderNumber } from '../../order-number.ts'

// Written out, so that the database sees which of its partial indexes fits.
const conditions: Record<OrderList, Prisma.Sql> = {
  'to-pack': Prisma.sql`o.payment = 'paid' AND o.fulfilment = 'open'`,
  'to-ship': Prisma.sql`o.payment = 'paid' AND o.fulfilment = 'packed'`,
  'on-the-way': Prisma.sql`o.payment = 'paid' AND o.fulfilment = 'shipped'`,
  delivered: Prisma.sql`o.payment = 'paid' AND o.fulfilment = 'delivered'`,
  'in-review': Prisma.sql`o.payment <> 'paid' AND o.payment = 'review'`,
  'awaiting-payment': Prisma.sql`o.payment <> 'paid' AND o.payment IN ('pending', 'processing')`,
  'not-paid': Prisma.sql`o.payment <> 'paid' AND o.payment IN ('expired', 'failed')`,
  cancelled: Prisma.sql`o.fulfilment = 'cancelled'`,
  refunded: Prisma.sql`o.refund <> 'none'`,
  disputed: Prisma.sql`o.dispute <> 'none'`,
  all: Prisma.sql`true`,
}

const escapePattern = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** A whole number of an order or of its parcel, the beginning of an address, or a part of a name; nothing typed asks for everything. */
function searchCondition(typed: string): Prisma.Sql {
  const words = typed.trim().slice(0, searchLimit).toLowerCase()
  if (words === '') return Prisma.sql`true`
  const pattern = escapePattern(words)
  const parcel = trackingNumberOf(words) ?? ''
  return Prisma.sql`(o.number = ${normaliseOrderNumber(words)} OR o.tracking_number = ${parcel} OR lower(o.email) LIKE ${`${pattern}%`}
    OR lower(o.name) LIKE ${`%${pattern}%`})`
}

function afterCondition(after: ListPlace | null): Prisma.Sql {
  if (!after) return Prisma.sql`true`
  const moment = after.placedAt.toISOString().replace('Z', '')
  return Prisma.sql`(o.placed_at, o.id) < (${moment}::timestamp, ${after.id})`
}

interface Row extends OrderFacts {
  id: string
  number: string
  placedAt: Date
  name: string | null
  email: string | null
  market: Market
  currency: string
  totalAmount: number
  deliveryName: string
  pieces: number
  hasOpenWithdrawal: boolean
  hasFailedRefund: boolean
}

export interface OrderListWish {
  list: OrderList
  /** As it was typed: number, parcel's number, beginning of an e-mail address, part of a name. */
  search?: string
  market?: Market | null
  after?: ListPlace | null
  limit?: number
}

export interface OrderListPage {
  orders: ListedOrder[]
  /** Where the next page begins; null on the last one. */
  next: ListPlace | null
}

/** A page of a list, newest first; the next one goes on after the last row, however many have come since. */
export async function listOrders(
  database: Database,
  staff: StaffMember,
  { list, search = '', market = null, after = null, limit = 50 }: OrderListWish,
): Promise<OrderListPage> {
  insistOn(staff, 'orders:read')
  const ofMarket = market ? Prisma.sql`o.market = ${market}` : Prisma.sql`true`
  const rows = await database.$queryRaw<Row[]>`
    SELECT o.id, o.number, o.placed_at AS "placedAt", o.name, o.email, o.market, o.currency,
      o.total_amount AS "totalAmount", o.delivery_name AS "deliveryName", o.payment::text AS payment,
      o.fulfilment::text AS fulfilment, o.refund::text AS refund, o.dispute::text AS dispute,
      (SELECT coalesce(sum(l.quantity), 0)::int FROM order_line l WHERE l.order_id = o.id) AS pieces,
      EXISTS (SELECT FROM withdrawal w WHERE w.order_id = o.id AND w.answered_at IS NULL) AS "hasOpenWithdrawal",
      EXISTS (SELECT FROM staff_alert a WHERE a.order_id = o.id AND a.kind = 'refund-failed'
        AND a.resolved_at IS NULL) AS "hasFailedRefund"
    FROM (
      SELECT * FROM orders o
      WHERE ${conditions[list]} AND ${searchCondition(search)} AND ${ofMarket} AND ${afterCondition(after)}
      ORDER BY o.placed_at DESC, o.id DESC LIMIT ${limit + 1}) o
    ORDER BY o.placed_at DESC, o.id DESC`
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    orders: page.map(({ currency, totalAmount, ...row }) => ({
      ...row,
      word: orderWord(row),
      total: money(totalAmount, currencyOf(currency)),
    })),
    next: rows.length > limit && last ? { placedAt: last.placedAt, id: last.id } : null,
  }
}

/** How much waits in each list that somebody works through, and among the letters of consumers. */
export interface WorkCounts {
  'to-pack': number
  'to-ship': number
  'in-review': number
  withdrawals: number
  complaints: number
  alerts: number
}

export async function countWork(database: Database, staff: StaffMember): Promise<WorkCounts> {
  insistOn(staff, 'orders:read')
  const [counts] = await database.$queryRaw<WorkCounts[]>`
    SELECT
      (SELECT count(*)::int FROM orders o WHERE ${conditions['to-pack']}) AS "to-pack",
      (SELECT count(*)::int FROM orders o WHERE ${conditions['to-ship']}) AS "to-ship",
      (SELECT count(*)::int FROM orders o WHERE ${conditions['in-review']}
        AND NOT (o.fulfilment = 'cancelled' AND o.refund = 'full')) AS "in-review",
      (SELECT count(*)::int FROM withdrawal WHERE answered_at IS NULL) AS withdrawals,
      (SELECT count(*)::int FROM complaint WHERE answered_at IS NULL) AS complaints,
      (SELECT count(*)::int FROM staff_alert WHERE resolved_at IS NULL) AS alerts`
  if (!counts) throw new Error('a count answers one row')
  return counts
}
