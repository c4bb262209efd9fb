import 'server-only'
import type { Locale, Market } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { money } from '#shop/pricing/money.ts'
import { vatByRate, type VatShare } from '#shop/pricing/vat.ts'
import type { LabelSnapshot } from './order.ts'
import type { PlacedOrder } from './placed-order.ts'
import { readOrderToken } from './session.ts'

const include = {
  lines: { orderBy: { position: 'asc' } },
  payments: { where: { outcome: 'succeeded' }, take: 1 },
  refunds: { where: { status: { in: ['pending', 'succeeded'] } } },
  events: { orderBy: { id: 'asc' }, select: { fact: true, to: true, at: true } },
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
  const { lines, payments, refunds, events, ...facts } = row
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
    timeline: events,
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

/** The order behind a link; null for every link that is not ours or was withdrawn. */
export async function findOrderByToken(database: Database, token: string): Promise<PlacedOrder | null> {
  const ours = readOrderToken(token)
  const order = ours && (await findOrder(database, ours.id))
  return order?.tokenVersion === ours?.tokenVersion ? order : null
}
