import 'server-only'
import type { Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { currencyOf, type Currency } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { money, type Money } from '#shop/pricing/money.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { staffIdOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { livingRefunds, type RefundableOrder, type RefundLimits } from '../refund.ts'

/** What is left to pay back of an order, line by line; null when nobody knows the order. */
export async function findRefundable(
  database: Database,
  orderId: string,
): Promise<(RefundableOrder & { currency: Currency; byStaffAmount: number }) | null> {
  const order = await database.order.findUnique({
    where: { id: orderId },
    select: {
      currency: true,
      shippingAmount: true,
      lines: {
        orderBy: { position: 'asc' },
        select: { variantId: true, quantity: true, unitAmount: true },
      },
      payments: { where: { outcome: 'succeeded' }, select: { amount: true, currency: true } },
      refunds: { where: { status: { in: [...livingRefunds] } }, include: { lines: true } },
      movements: {
        where: { kind: { in: ['commit', 'restock'] } },
        select: { variantId: true, kind: true, quantity: true },
      },
    },
  })
  if (!order) return null
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const ofVariant = <Row extends { variantId: number; quantity: number }>(rows: Row[], variantId: number) =>
    sum(rows.filter((row) => row.variantId === variantId).map((row) => row.quantity))
  const pieces = order.refunds.flatMap(({ lines }) => lines)
  const out = order.movements.filter(({ kind }) => kind === 'commit')
  const back = order.movements.filter(({ kind }) => kind === 'restock')
  return {
    // Money goes back as it came: in review it may be of another currency than the order.
    currency: currencyOf(order.payments[0]?.currency ?? order.currency),
    paidAmount: sum(order.payments.map(({ amount }) => amount)),
    refundedAmount: sum(order.refunds.map(({ amount }) => amount)),
    byStaffAmount: sum(
      order.refunds.filter(({ actor }) => staffIdOf(actor) !== null).map(({ amount }) => amount),
    ),
    shippingAmount: order.shippingAmount,
    refundedShippingAmount: sum(order.refunds.map(({ shippingAmount }) => shippingAmount)),
    lines: order.lines.map((line) => ({
      ...line,
      refundedQuantity: ofVariant(pieces, line.variantId),
      restockableQuantity: ofVariant(out, line.variantId) - ofVariant(back, line.variantId),
    })),
  }
}

/** Key of the setting that says what a clerk may pay back alone: minor units by currency (`RefundLimits`). */
export const refundLimitsSetting = 'refundLimits'

/** What a clerk may pay back alone of one order; the market's figure until the owner sets another. */
export async function findRefundLimit(database: Database, market: Market): Promise<Money> {
  const setting = await database.setting.findUnique({
    where: { key: refundLimitsSetting },
    select: { value: true },
  })
  const standard = marketFacts(market).clerkRefundLimit
  const limits = (setting?.value ?? {}) as RefundLimits
  return money(limits[standard.currency] ?? standard.amount, standard.currency)
}

/** What the refund form of an order shows: what is left, and how much of it this person may pay back alone. */
export async function findRefundForm(
  database: Database,
  staff: StaffMember,
  orderId: string,
): Promise<{ refundable: RefundableOrder; currency: Currency; ownLimit: Money | null } | null> {
  insistOn(staff, 'orders:read')
  const order = await database.order.findUnique({ where: { id: orderId }, select: { market: true } })
  const found = await findRefundable(database, orderId)
  if (!order || !found) return null
  const { currency, byStaffAmount, ...refundable } = found
  const limit = await findRefundLimit(database, order.market as Market)
  const left = money(Math.max(0, limit.amount - byStaffAmount), currency)
  return { refundable, currency, ownLimit: staff.role === 'owner' ? null : left }
}
