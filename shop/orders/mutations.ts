import 'server-only'
import type { OrderFact } from '#prisma/generated/enums.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import type { Locale } from '#i18n/locale.ts'
import { normaliseOrderNumber } from './order-number.ts'
import type { Complaint } from './complaint.ts'
import type { OrderDraft } from './order.ts'
import type { WithdrawalStatement } from './withdrawal.ts'

export interface NewOrder {
  id: string
  number: string
  cartId: string
  /** Signature of the address it is placed from. */
  clientKey: string
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
      clientKey: order.clientKey,
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

export interface Alert {
  dedupeKey: string
  kind: string
  orderId?: string | null
  facts?: Prisma.InputJsonObject
}

/** Something a person of the shop must look at; the same cause is written once. */
export async function raiseAlert(transaction: Transaction, alert: Alert): Promise<void> {
  await transaction.staffAlert.createMany({
    data: [{ ...alert, facts: alert.facts ?? {} }],
    skipDuplicates: true,
  })
}

async function orderByNumber(transaction: Transaction, typed: string): Promise<string | null> {
  const number = normaliseOrderNumber(typed)
  const order = await transaction.order.findUnique({ where: { number }, select: { id: true } })
  return order?.id ?? null
}

export interface NewWithdrawal extends WithdrawalStatement {
  /** The same for a form that is sent twice. */
  id: string
  locale: Locale
  submittedAt: Date
  /** No mail goes to an address that was named too often; the statement counts all the same. */
  isMailed: boolean
}

/**
 * Records a statement of withdrawal whatever order it names, and acknowledges it (Directive 2011/83/EU art. 11a).
 * Answers the time that counts: that of the first press.
 */
export async function recordWithdrawal({ isMailed, ...statement }: NewWithdrawal): Promise<Date> {
  return inTransaction(async (transaction) => {
    const { id, locale, email } = statement
    const orderId = await orderByNumber(transaction, statement.orderNumber)
    const { count } = await transaction.withdrawal.createMany({
      data: [{ ...statement, orderId }],
      skipDuplicates: true,
    })
    const row = await transaction.withdrawal.findUniqueOrThrow({
      where: { id },
      select: { submittedAt: true },
    })
    if (count === 0) return row.submittedAt
    const dedupeKey = `withdrawal-received:${id}`
    await raiseAlert(transaction, { dedupeKey, kind: 'withdrawal', orderId, facts: { id } })
    if (isMailed) {
      const mail = { dedupeKey, kind: 'withdrawal-received', locale, recipient: email }
      await queueMail(transaction, { ...mail, facts: { withdrawal: id } })
    }
    return row.submittedAt
  })
}

export interface NewComplaint extends Complaint {
  /** The same for a form that is sent twice. */
  id: string
  reference: string
  locale: Locale
  submittedAt: Date
  answerBy: Date
  isMailed: boolean
}

/** Records a complaint with the day by which it is answered, and sends a receipt; answers what the first press wrote. */
export async function recordComplaint({
  isMailed,
  ...complaint
}: NewComplaint): Promise<Pick<NewComplaint, 'reference' | 'submittedAt' | 'answerBy'>> {
  return inTransaction(async (transaction) => {
    const orderId = complaint.orderNumber ? await orderByNumber(transaction, complaint.orderNumber) : null
    const { count } = await transaction.complaint.createMany({
      data: [{ ...complaint, orderId }],
      skipDuplicates: true,
    })
    const { id, locale } = complaint
    const row = await transaction.complaint.findUniqueOrThrow({
      where: { id },
      select: { reference: true, submittedAt: true, answerBy: true },
    })
    if (count === 0) return row
    const dedupeKey = `complaint-received:${id}`
    await raiseAlert(transaction, { dedupeKey, kind: 'complaint', orderId, facts: { id } })
    if (isMailed) {
      const mail = { dedupeKey, kind: 'complaint-received', locale, recipient: complaint.email }
      await queueMail(transaction, { ...mail, facts: { complaint: id } })
    }
    return row
  })
}
