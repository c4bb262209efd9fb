import 'server-only'
import { marketOf, type Locale, type Market } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { equalsIgnoringCase, type Database } from '#platform/database.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { money } from '#shop/pricing/money.ts'
import { vatByRate, type VatShare } from '#shop/pricing/vat.ts'
import type { AnswerOutcome, GivenAnswer } from './answer.ts'
import { orderWord, type LabelSnapshot, type OrderWord } from './order.ts'
import type { IssuedRefund } from './parcel-letters.ts'
import type { PlacedOrder } from './placed-order.ts'
import { readOrderToken } from './session.ts'
import type { RecordedComplaint } from './complaint.ts'
import type { RecordedWithdrawal } from './withdrawal.ts'

const include = {
  lines: { orderBy: { position: 'asc' } },
  payments: { where: { outcome: 'succeeded' }, take: 1 },
  refunds: { where: { status: { in: ['pending', 'succeeded'] } } },
  events: { orderBy: { id: 'asc' }, select: { fact: true, to: true, at: true, actor: true } },
  withdrawals: { orderBy: { submittedAt: 'asc' }, select: { submittedAt: true } },
  invoices: {
    orderBy: [{ issuedAt: 'asc' }, { number: 'asc' }],
    select: { number: true, kind: true, issuedAt: true, grossAmount: true },
  },
} satisfies Prisma.OrderInclude

type Row = Prisma.OrderGetPayload<{ include: typeof include }>

interface StoredShare {
  rateBasisPoints: number
  grossAmount: number
  vatAmount: number
}

function sharesOf(row: Row, currency: Currency): VatShare[] {
  const goods = row.lines.map((line) => ({
    rateBasisPoints: line.vatRateBasisPoints,
    gross: money(line.totalAmount, currency),
    vat: money(line.vatAmount, currency),
  }))
  const shipping = (row.shippingVat as unknown as StoredShare[]).map((share) => ({
    rateBasisPoints: share.rateBasisPoints,
    gross: money(share.grossAmount, currency),
    vat: money(share.vatAmount, currency),
  }))
  return vatByRate([...goods, ...shipping])
}

function fromRow(row: Row): PlacedOrder {
  const currency = row.currency as Currency
  const { lines, payments, refunds, events, withdrawals, invoices, ...facts } = row
  return {
    ...facts,
    locale: row.locale as Locale,
    market: row.market as Market,
    lines: lines.map((line) => ({
      variantId: line.variantId,
      sku: line.sku,
      name: line.name,
      variantLabel: line.variantLabel,
      designation: line.designation,
      unitPrice: money(line.unitAmount, currency),
      quantity: line.quantity,
      total: money(line.totalAmount, currency),
      vatRateBasisPoints: line.vatRateBasisPoints,
      labelSnapshot: line.labelSnapshot as LabelSnapshot,
    })),
    subtotal: money(row.subtotalAmount, currency),
    shipping: money(row.shippingAmount, currency),
    total: money(row.totalAmount, currency),
    vat: money(row.vatAmount, currency),
    vatByRate: sharesOf(row, currency),
    paymentMethod: payments[0]?.method ?? null,
    refunded: money(
      refunds.reduce((total, refund) => total + refund.amount, 0),
      currency,
    ),
    receipts: invoices.map(({ grossAmount, ...receipt }) => ({
      ...receipt,
      gross: money(grossAmount, currency),
    })),
    timeline: events,
    withdrawnAt: withdrawals[0]?.submittedAt ?? null,
  }
}

export async function findOrder(database: Database, orderId: string): Promise<PlacedOrder | null> {
  const row = await database.order.findUnique({
    relationLoadStrategy: 'join',
    where: { id: orderId },
    include,
  })
  return row && fromRow(row)
}

/** The latest orders of an address, for a letter with links to them; those whose payment page ran out are over. */
export async function findOrdersOf(database: Database, email: string): Promise<PlacedOrder[]> {
  const rows = await database.order.findMany({
    where: { email: equalsIgnoringCase(email), payment: { not: 'expired' } },
    orderBy: { placedAt: 'desc' },
    take: 10,
    include,
  })
  return rows.map(fromRow)
}

/** The order behind a link; null for every link that is not ours or was withdrawn. */
export async function findOrderByToken(database: Database, token: string): Promise<PlacedOrder | null> {
  const ours = readOrderToken(token)
  const order = ours && (await findOrder(database, ours.id))
  return order?.tokenVersion === ours?.tokenVersion ? order : null
}

/** The one word for the order behind a link, for a page that waits for it to change. */
export async function findOrderWord(database: Database, token: string): Promise<OrderWord | null> {
  const ours = readOrderToken(token)
  if (!ours) return null
  const row = await database.order.findFirst({
    where: ours,
    select: { payment: true, fulfilment: true, refund: true, dispute: true },
  })
  return row && orderWord(row)
}

interface AnswerRow {
  outcome: AnswerOutcome | null
  answer: string | null
  answeredAt: Date | null
}

function answerOf({ outcome, answer, answeredAt }: AnswerRow): GivenAnswer | null {
  return outcome && answeredAt ? { outcome, words: answer ?? '', at: answeredAt } : null
}

/** A recorded statement with what its acknowledgement may tell. */
export async function findWithdrawal(database: Database, id: string): Promise<RecordedWithdrawal | null> {
  const row = await database.withdrawal.findUnique({
    where: { id },
    include: {
      order: { select: { number: true, market: true, email: true, fulfilment: true, deliveredAt: true } },
    },
  })
  if (!row) return null
  const { order, name, email, orderNumber, items, submittedAt } = row
  return {
    answer: answerOf(row),
    id,
    name,
    email,
    orderNumber,
    items,
    submittedAt,
    order: order && {
      number: order.number,
      market: order.market as Market,
      isOwnAddress: order.email?.toLowerCase() === email.toLowerCase(),
      hasLeft: order.fulfilment === 'shipped' || order.fulfilment === 'delivered',
      deliveredAt: order.deliveredAt,
    },
  }
}

export async function findComplaint(database: Database, id: string): Promise<RecordedComplaint | null> {
  const row = await database.complaint.findUnique({
    where: { id },
    include: { order: { select: { market: true } } },
  })
  if (!row) return null
  const { order, locale, ...complaint } = row
  return {
    ...complaint,
    answer: answerOf(row),
    market: (order?.market as Market | undefined) ?? marketOf(locale as Locale),
  }
}

/** A refund with what its letter tells. */
export async function findIssuedRefund(database: Database, id: string): Promise<IssuedRefund | null> {
  const row = await database.refund.findUnique({
    where: { id },
    include: {
      lines: true,
      order: { select: { lines: { select: { variantId: true, name: true, variantLabel: true } } } },
    },
  })
  if (!row) return null
  const currency = row.currency as Currency
  return {
    id,
    reason: row.reason,
    amount: money(row.amount, currency),
    shipping: money(row.shippingAmount, currency),
    lines: row.order.lines.flatMap(({ variantId, name, variantLabel }) => {
      const line = row.lines.find((one) => one.variantId === variantId)
      return line
        ? [{ name, variantLabel, quantity: line.quantity, amount: money(line.amount, currency) }]
        : []
    }),
  }
}
