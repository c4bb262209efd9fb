import 'server-only'
import { equalsIgnoringCase, type Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { HeldData } from './person.ts'

/** The command at the server's own keyboard has no colleague behind it. */
export type Handler = StaffMember | 'command'

const orderSelect = {
  ...{ number: true, placedAt: true, market: true, locale: true, currency: true },
  ...{ email: true, phone: true, name: true, street: true, postalCode: true, town: true, country: true },
  ...{ deliveryName: true, pickupPointCode: true, pickupPointAddress: true, note: true },
  ...{ subtotalAmount: true, shippingAmount: true, discountAmount: true, totalAmount: true, vatAmount: true },
  ...{ payment: true, fulfilment: true, refund: true, dispute: true, paidAt: true, shippedAt: true },
  ...{ carrier: true, trackingNumber: true, deliveredAt: true, termsVersion: true },
  ...{ sessionId: true, paymentIntentId: true },
  lines: { select: { name: true, sku: true, quantity: true, unitAmount: true, totalAmount: true } },
  events: { select: { fact: true, from: true, to: true, at: true }, orderBy: { id: 'asc' } },
  payments: { select: { paymentIntentId: true, amount: true, currency: true, method: true, at: true } },
  refunds: { select: { stripeRefundId: true, amount: true, currency: true, status: true, at: true } },
  invoices: { select: { number: true, kind: true, issuedAt: true, keepUntil: true, data: true } },
  notes: { select: { body: true, at: true } },
  mails: { select: { kind: true, status: true, createdAt: true, sentAt: true } },
} as const

const answered = { submittedAt: true, answeredAt: true, outcome: true, answer: true } as const
const letter = { orderNumber: true, name: true, email: true, ...answered } as const

/** Everything the shop holds about the person of an address. Nothing about anybody else is in it. */
export async function findHeldData(database: Database, by: Handler, email: string): Promise<HeldData> {
  if (by !== 'command') insistOn(by, 'privacy:handle')
  const of = { email: equalsIgnoringCase(email) }
  return {
    email,
    at: new Date(),
    orders: await database.order.findMany({ where: of, orderBy: { placedAt: 'asc' }, select: orderSelect }),
    withdrawals: await database.withdrawal.findMany({ where: of, select: { ...letter, items: true } }),
    complaints: await database.complaint.findMany({
      where: of,
      select: { ...letter, reference: true, item: true, noticed: true, description: true, wish: true },
    }),
    comments: await database.comment.findMany({
      where: of,
      orderBy: { createdAt: 'asc' },
      select: {
        ...{ authorName: true, email: true, address: true, body: true, language: true, createdAt: true },
        ...{ status: true, decidedAt: true, decisionReason: true },
        article: { select: { key: true } },
      },
    }),
    commentReports: await database.commentReport.findMany({
      where: of,
      select: { email: true, reason: true, createdAt: true, resolvedAt: true },
    }),
    mails: await database.mail.findMany({
      where: { recipient: equalsIgnoringCase(email) },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, recipient: true, status: true, createdAt: true, sentAt: true },
    }),
  }
}
