import 'server-only'
import type { Locale, Market } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import { currencyOf, type Currency } from '#shop/pricing/currency.ts'
import { money } from '#shop/pricing/money.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { fulfilmentSteps, refusalOfStep } from '../../fulfilment.ts'
import { orderWord } from '../../order.ts'
import { normaliseOrderNumber } from '../../order-number.ts'
import { findOrder } from '../../queries.ts'
import type { StaffOrder } from '../staff-order.ts'

const include = {
  events: { orderBy: { id: 'asc' } },
  payments: { orderBy: { at: 'asc' } },
  refunds: { orderBy: { at: 'asc' }, include: { lines: true } },
  movements: { orderBy: { id: 'asc' } },
  mails: { orderBy: { createdAt: 'asc' } },
  notes: { orderBy: { at: 'asc' } },
  withdrawals: { orderBy: { submittedAt: 'asc' } },
  complaints: { orderBy: { submittedAt: 'asc' } },
} satisfies Prisma.OrderInclude

type Row = Prisma.OrderGetPayload<{ include: typeof include }>

function actorsOf(row: Row): (string | null)[] {
  return [
    ...[...row.events, ...row.refunds, ...row.movements].map(({ actor }) => actor),
    ...row.notes.map(({ author }) => author),
    ...[...row.withdrawals, ...row.complaints].map(({ answeredBy }) => answeredBy),
  ]
}

function refundsOf(row: Row, currency: Currency): StaffOrder['refunds'] {
  return row.refunds.map((refund) => ({
    id: refund.id,
    amount: money(refund.amount, currencyOf(refund.currency)),
    shipping: money(refund.shippingAmount, currency),
    status: refund.status,
    reason: refund.reason,
    failure: refund.failure,
    actor: refund.actor,
    at: refund.at,
    lines: refund.lines.map(({ variantId, quantity, amount }) => ({
      variantId,
      quantity,
      amount: money(amount, currency),
    })),
  }))
}

function isPaidBack(row: Row): boolean {
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const paid = row.payments.filter(({ outcome }) => outcome === 'succeeded')
  const living = row.refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled')
  return sum(living.map(({ amount }) => amount)) >= sum(paid.map(({ amount }) => amount))
}

function stepsOf(row: Row): StaffOrder['steps'] {
  const isWithdrawn = row.withdrawals.some(({ answeredAt }) => answeredAt === null)
  const facts = { ...row, isPaidBack: isPaidBack(row), isWithdrawn }
  return Object.fromEntries(
    fulfilmentSteps.map((step) => [step, refusalOfStep(facts, step)]),
  ) as StaffOrder['steps']
}

/** Everything about one order, by its id or its number as it was typed; null when there is none. */
export async function findStaffOrder(
  database: Database,
  staff: StaffMember,
  idOrNumber: string,
): Promise<StaffOrder | null> {
  insistOn(staff, 'orders:read')
  const where = idOrNumber.startsWith('ord_')
    ? { id: idOrNumber }
    : { number: normaliseOrderNumber(idOrNumber) }
  const row = await database.order.findUnique({ relationLoadStrategy: 'join', where, include })
  const order = row && (await findOrder(database, row.id))
  if (!row || !order) return null
  const people = await findActorNames(database, actorsOf(row))
  const alerts = await database.staffAlert.findMany({
    where: { orderId: row.id },
    orderBy: { createdAt: 'asc' },
  })
  return {
    order,
    word: orderWord(row),
    version: row.version,
    hold: row.hold,
    locale: row.locale as Locale,
    market: row.market as Market,
    note: row.note,
    anonymisedAt: row.anonymisedAt,
    sessionId: row.sessionId,
    paymentIntentId: row.paymentIntentId,
    steps: stepsOf(row),
    events: row.events.map(({ id, ...event }) => ({ ...event, id: String(id) })),
    payments: row.payments.map(({ amount, currency, ...payment }) => ({
      ...payment,
      amount: money(amount, currencyOf(currency)),
    })),
    refunds: refundsOf(row, currencyOf(row.currency)),
    movements: row.movements.map(({ id, ...movement }) => ({ ...movement, id: String(id) })),
    mails: row.mails,
    notes: row.notes,
    withdrawals: row.withdrawals,
    complaints: row.complaints,
    alerts,
    people,
  }
}
