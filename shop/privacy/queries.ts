import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { equalsIgnoringCase, type Database } from '#platform/database.ts'
import type { HeldData } from './held-data.ts'
import { linkEnds, type PrivacyRequest } from './privacy-request.ts'

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
export async function collectHeldData(database: Database, email: string): Promise<HeldData> {
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
    privacyRequests: await database.privacyRequest.findMany({
      where: of,
      orderBy: { askedAt: 'asc' },
      select: { wish: true, askedAt: true, confirmedAt: true, answeredAt: true, outcome: true, answer: true },
    }),
    mails: await database.mail.findMany({
      where: { recipient: equalsIgnoringCase(email) },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, recipient: true, status: true, createdAt: true, sentAt: true },
    }),
  }
}

const requestSelect = {
  ...{ id: true, wish: true, locale: true, askedAt: true, confirmedAt: true, answerBy: true },
  ...{ answeredAt: true, outcome: true, answer: true, copyUntil: true },
} as const

/** A request by its id; one whose link has run out unused is as good as none. */
export async function findPrivacyRequest(
  database: Database,
  id: string,
  now = new Date(),
): Promise<PrivacyRequest | null> {
  const row = await database.privacyRequest.findUnique({ where: { id }, select: requestSelect })
  if (!row || (row.confirmedAt === null && linkEnds(row.askedAt) <= now)) return null
  const copyUntil = row.copyUntil && row.copyUntil > now ? row.copyUntil : null
  return { ...row, locale: row.locale as Locale, copyUntil }
}

/** Whose copy it is that was granted and may be fetched now. */
export async function findCopyOwner(
  database: Database,
  id: string,
  now = new Date(),
): Promise<string | null> {
  const row = await database.privacyRequest.findFirst({
    where: { id, wish: 'copy', copyUntil: { gt: now } },
    select: { email: true },
  })
  return row?.email ?? null
}
