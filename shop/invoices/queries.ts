import 'server-only'
import type { Locale, Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { Order } from '#prisma/generated/client.ts'
import { currencyOf } from '#shop/pricing/currency.ts'
import { allocate, money } from '#shop/pricing/money.ts'
import type { RefundPart } from './credit.ts'
import { deliveryLines, type SoldOrder } from './freeze.ts'
import type { FrozenInvoice, InvoiceLine, RateShare } from './invoice.ts'

type Named = Pick<InvoiceLine, 'name' | 'designation' | 'variantLabel' | 'sku'>

const nameOf = ({ name, designation, variantLabel, sku }: Named): Named => ({
  name,
  designation,
  variantLabel,
  sku,
})

/** A paid order as its receipt freezes it. */
export async function readSoldOrder(database: Database, orderId: string): Promise<SoldOrder> {
  const row = await database.order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      lines: { orderBy: { position: 'asc' } },
      payments: { where: { outcome: 'succeeded' }, take: 1 },
    },
  })
  if (!row.paidAt) throw new Error(`${orderId} was never paid`)
  const { street, postalCode, town } = row
  return {
    number: row.number,
    locale: row.locale as Locale,
    market: row.market as Market,
    currency: currencyOf(row.currency),
    placedAt: row.placedAt,
    paidAt: row.paidAt,
    paymentMethod: row.payments[0]?.method ?? null,
    name: row.name,
    address: row.deliveryKind === 'courier' ? { street, postalCode, town } : null,
    country: row.country,
    deliveryName: row.deliveryName,
    totalAmount: row.totalAmount,
    goods: row.lines.map((line) => ({
      ...nameOf(line),
      quantity: line.quantity,
      unitAmount: line.unitAmount,
      totalAmount: line.totalAmount,
      rateBasisPoints: line.vatRateBasisPoints,
      vatAmount: line.vatAmount,
    })),
    shipping: row.shippingVat as unknown as RateShare[],
  }
}

/** A refund as its credit note tells of it: the pieces it pays back, where they are known. */
export interface CreditedRefund {
  orderId: string
  isSucceeded: boolean
  amount: number
  lines: InvoiceLine[]
  parts: RefundPart[]
}

/** Delivery costs that go back, split over the rates as they were charged. */
function deliveryBack(order: Order, amount: number): InvoiceLine[] {
  if (amount === 0) return []
  const charged = order.shippingVat as unknown as RateShare[]
  const parts = allocate(
    money(amount, currencyOf(order.currency)),
    charged.map(({ grossAmount }) => grossAmount),
  )
  return deliveryLines(
    order.deliveryName,
    charged.map((share, index) => ({ ...share, grossAmount: parts[index]?.amount ?? 0 })),
  )
}

export async function readRefund(database: Database, refundId: string): Promise<CreditedRefund> {
  const row = await database.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { lines: true, order: { include: { lines: { orderBy: { position: 'asc' } } } } },
  })
  const { order } = row
  const goods = order.lines.flatMap((line): InvoiceLine[] => {
    const back = row.lines.find(({ variantId }) => variantId === line.variantId)
    if (!back) return []
    const { unitAmount, vatRateBasisPoints: rateBasisPoints } = line
    const figures = { quantity: back.quantity, unitAmount, totalAmount: back.amount, rateBasisPoints }
    return [{ kind: 'goods', ...nameOf(line), ...figures }]
  })
  const lines = [...goods, ...deliveryBack(order, row.shippingAmount)]
  return {
    orderId: row.orderId,
    isSucceeded: row.status === 'succeeded',
    amount: row.amount,
    lines,
    parts: lines.map(({ rateBasisPoints, totalAmount }) => ({ rateBasisPoints, amount: totalAmount })),
  }
}

/** Which document is asked for: that number of an order behind a link, the receipt of an order, or the credit note of a refund. */
export type InvoiceQuestion =
  | { number: string; order: { id: string; tokenVersion: number } }
  | { orderId: string; kind: 'invoice' }
  | { refundId: string; kind: 'credit' }

export async function findInvoice(database: Database, where: InvoiceQuestion): Promise<FrozenInvoice | null> {
  const row = await database.invoice.findFirst({
    where,
    orderBy: { attempt: 'desc' },
    select: { data: true },
  })
  return row && (row.data as unknown as FrozenInvoice)
}
