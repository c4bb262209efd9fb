import 'server-only'
import type { OrderFact } from '#prisma/generated/enums.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Transaction } from '#platform/database.ts'
import type { OrderDraft } from './order.ts'

export interface NewOrder {
  id: string
  number: string
  cartId: string
  fingerprint: string
  sessionParameters: Prisma.InputJsonObject
  sessionExpiresAt: Date
  termsVersion: string
  draft: OrderDraft
  actor: string
}

/** Writes the frozen order with its lines and the first link of its history. */
export async function insertOrder(transaction: Transaction, order: NewOrder): Promise<void> {
  const { draft } = order
  await transaction.order.create({
    select: { id: true },
    data: {
      id: order.id,
      number: order.number,
      cartId: order.cartId,
      fingerprint: order.fingerprint,
      sessionParameters: order.sessionParameters,
      sessionExpiresAt: order.sessionExpiresAt,
      termsVersion: order.termsVersion,
      locale: draft.locale,
      market: draft.market,
      currency: draft.currency,
      ...draft.contact,
      ...draft.address,
      deliveryMethod: draft.delivery.method,
      deliveryKind: draft.delivery.kind,
      deliveryName: draft.delivery.name,
      pickupPointCode: draft.delivery.pickupPoint?.code ?? null,
      pickupPointAddress: draft.delivery.pickupPoint?.address ?? null,
      subtotalAmount: draft.subtotal.amount,
      shippingAmount: draft.shipping.amount,
      totalAmount: draft.total.amount,
      vatAmount: draft.vat.amount,
      shippingVat: draft.shippingVat.map(({ rateBasisPoints, gross, vat }) => ({
        rateBasisPoints,
        grossAmount: gross.amount,
        vatAmount: vat.amount,
      })),
    },
  })
  await transaction.orderLine.createMany({
    data: draft.lines.map((line, position) => ({
      orderId: order.id,
      variantId: line.variantId,
      position,
      sku: line.sku,
      name: line.name,
      variantLabel: line.variantLabel,
      designation: line.designation,
      unitAmount: line.unitPrice.amount,
      quantity: line.quantity,
      totalAmount: line.total.amount,
      vatRateBasisPoints: line.vatRateBasisPoints,
      vatAmount: line.vat.amount,
      labelSnapshot: line.labelSnapshot as Prisma.InputJsonObject,
    })),
  })
  await recordEvent(transaction, {
    orderId: order.id,
    fact: 'payment',
    from: null,
    to: 'pending',
    cause: 'order-placed',
    actor: order.actor,
  })
}

export interface OrderHappening {
  orderId: string
  fact: OrderFact
  from: string | null
  to: string
  cause: string
  actor: string
}

/** One link of an order's history; written in the transaction of the change it records. */
export async function recordEvent(transaction: Transaction, happening: OrderHappening): Promise<void> {
  await transaction.orderEvent.create({ data: happening, select: { id: true } })
}
