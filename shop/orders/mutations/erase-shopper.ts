import 'server-only'
import { subDays } from 'date-fns'
import { equalsIgnoringCase, type Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Days in which an order may still need its person: late money, a parcel that got lost. */
const patience = { afterPage: 1, afterShipping: 30 } as const

export interface ErasedShopper {
  /** Orders that nobody can be found in any more. */
  orders: number
  /** Withdrawals and complaints of which only day, order and outcome are left. */
  letters: number
  /** Documents that tax law keeps, and until when. */
  receipts: { number: string; keepUntil: Date }[]
  /** What is still going on: to be repeated when it is over. */
  open: string[]
}

/** Nothing is owed any more, either way: no money, no parcel, no answer, no mail. */
function isOver(now: Date, alerted: string[]): Prisma.OrderWhereInput {
  const waiting = { none: { answeredAt: null } }
  return {
    id: { notIn: alerted },
    dispute: { not: 'open' },
    mails: { none: { status: 'queued' } },
    refunds: { none: { status: { in: ['requested', 'pending'] } } },
    withdrawals: waiting,
    complaints: waiting,
    OR: [
      {
        payment: { in: ['expired', 'failed'] },
        sessionExpiresAt: { lt: subDays(now, patience.afterPage) },
      },
      {
        payment: { in: ['paid', 'review'] },
        OR: [
          { fulfilment: { in: ['delivered', 'cancelled'] } },
          { fulfilment: 'shipped', shippedAt: { lt: subDays(now, patience.afterShipping) } },
          { refund: 'full' },
        ],
      },
    ],
  }
}

const letterMails = ['withdrawal-received', 'withdrawal-answered', 'complaint-received', 'complaint-answered']

/** Letters that a mail still has to repeat; it is made when it is sent, from what stands there then. */
async function listUnsentLetters(transaction: Transaction): Promise<string[]> {
  const mails = await transaction.mail.findMany({
    where: { status: 'queued', kind: { in: letterMails } },
    select: { facts: true },
  })
  return mails.flatMap(({ facts }) => Object.values(facts as Record<string, string>))
}

async function eraseLetters(transaction: Transaction, email: string, orderIds: string[]): Promise<number> {
  const answered = {
    answeredAt: { not: null },
    email: { not: '' },
    OR: [{ email: equalsIgnoringCase(email) }, { orderId: { in: orderIds } }],
  }
  const found = { where: answered, select: { id: true } }
  const letters = [
    ...(await transaction.withdrawal.findMany(found)),
    ...(await transaction.complaint.findMany(found)),
  ].map(({ id }) => id)
  // An answer is written together with its mail: what is found answered has its mail by now.
  const unsent = await listUnsentLetters(transaction)
  const where = { id: { in: letters.filter((id) => !unsent.includes(id)) } }
  const nobody = { name: '', email: '', answer: null }
  const withdrawals = await transaction.withdrawal.updateMany({ where, data: { ...nobody, items: '' } })
  const complaints = await transaction.complaint.updateMany({
    where,
    data: { ...nobody, item: '', noticed: '', description: '' },
  })
  return withdrawals.count + complaints.count
}

async function openMatters(transaction: Transaction, email: string): Promise<string[]> {
  const of = { where: { email: equalsIgnoringCase(email) } }
  const orders = await transaction.order.findMany({ ...of, select: { number: true } })
  const withdrawals = await transaction.withdrawal.findMany({ ...of, select: { orderNumber: true } })
  const complaints = await transaction.complaint.findMany({ ...of, select: { reference: true } })
  return [
    ...orders.map(({ number }) => number),
    ...withdrawals.map(({ orderNumber }) => orderNumber),
    ...complaints.map(({ reference }) => reference),
  ]
}

/**
 * Takes a person out of their orders at their wish (Art. 17 GDPR). Amounts, goods, history and, until tax law lets go of
 * them, receipts stay (Art. 17(3)(b)); links to the orders end. What is not over yet is left as it is and named.
 */
export async function eraseShopper(
  transaction: Transaction,
  email: string,
  now: Date,
): Promise<ErasedShopper> {
  // Whoever works on one of them has been, or waits: what is found over below stays over.
  await transaction.$queryRaw`
    SELECT id FROM orders WHERE lower(email) = lower(${email}) ORDER BY id FOR UPDATE`
  const alerts = await transaction.staffAlert.findMany({
    where: { resolvedAt: null, orderId: { not: null } },
    select: { orderId: true },
  })
  const alerted = alerts.flatMap(({ orderId }) => orderId ?? [])
  const found = await transaction.order.findMany({
    where: { email: equalsIgnoringCase(email), ...isOver(now, alerted) },
    select: { id: true, cartId: true },
  })
  const orderIds = found.map(({ id }) => id)
  const ofOrders = { orderId: { in: orderIds } }
  await transaction.order.updateMany({
    where: { id: { in: orderIds } },
    data: {
      ...{ email: null, phone: null, name: null, street: null, postalCode: null, town: null, note: null },
      ...{ pickupPointCode: null, pickupPointAddress: null, trackingNumber: null, clientKey: null },
      ...{ cartId: null, sessionParameters: {}, fingerprint: '', anonymisedAt: now },
      tokenVersion: { increment: 1 },
      version: { increment: 1 },
    },
  })
  await transaction.orderNote.deleteMany({ where: ofOrders })
  const receipts = await transaction.invoice.findMany({
    where: ofOrders,
    orderBy: { number: 'asc' },
    select: { number: true, keepUntil: true },
  })
  const letters = await eraseLetters(transaction, email, orderIds)
  return { orders: orderIds.length, letters, receipts, open: await openMatters(transaction, email) }
}
