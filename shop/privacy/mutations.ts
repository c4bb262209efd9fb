import 'server-only'
import { addDays, subDays, subMonths } from 'date-fns'
import type { Locale } from '#i18n/locale.ts'
import { equalsIgnoringCase, inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { privacyDeadline, privacyPeriods, type PrivacyWish } from './privacy-request.ts'

/** Notes what somebody asks and mails the link that proves the address is theirs; until then nobody sees it. */
export async function recordPrivacyRequest(
  asked: { wish: PrivacyWish; email: string; locale: Locale },
  now = new Date(),
): Promise<void> {
  await inTransaction(async (transaction) => {
    const { id } = await transaction.privacyRequest.create({
      data: { ...asked, askedAt: now, answerBy: privacyDeadline(now, asked.locale) },
      select: { id: true },
    })
    await queueMail(transaction, {
      dedupeKey: `privacy-confirm:${id}`,
      kind: 'privacy-confirm',
      locale: asked.locale,
      recipient: asked.email,
      facts: { privacyRequest: id },
    })
  })
}

/** Whoever presses the button behind the link in the mail has proved the address: now the request stands. */
export async function confirmPrivacyRequest(id: string, now = new Date()): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const request = await transaction.privacyRequest.findFirst({
      where: { id, OR: [{ confirmedAt: { not: null } }, { askedAt: { gt: linkBefore(now) } }] },
      select: { email: true, locale: true, confirmedAt: true },
    })
    if (!request) return false
    const { count } = await transaction.privacyRequest.updateMany({
      where: { id, confirmedAt: null },
      data: { confirmedAt: now },
    })
    if (count > 0 && request.email !== null) {
      await queueMail(transaction, {
        dedupeKey: `privacy-received:${id}`,
        kind: 'privacy-received',
        locale: request.locale,
        recipient: request.email,
        facts: { privacyRequest: id },
      })
    }
    return true
  })
}

const linkBefore = (now: Date) => subDays(now, privacyPeriods.linkDays)

/** Notes that the copy was fetched. */
export async function noteCopied(id: string, now = new Date()): Promise<void> {
  await inTransaction(({ privacyRequest }) =>
    privacyRequest.updateMany({ where: { id }, data: { copiedAt: now } }),
  )
}

/** Until when a copy that is granted now may be fetched. */
export function copyEnds(now: Date): Date {
  return addDays(now, privacyPeriods.copyDays)
}

/** Takes the person out of what they asked before; what still waits for its answer stays. */
export async function forgetRequestsOf(transaction: Transaction, email: string): Promise<void> {
  const of = { email: equalsIgnoringCase(email) }
  await transaction.privacyRequest.deleteMany({ where: { ...of, confirmedAt: null } })
  await transaction.privacyRequest.updateMany({
    where: { ...of, answeredAt: { not: null } },
    data: { email: null, answer: null, copyUntil: null },
  })
}

/** Forgets requests that nobody proved, addresses after the answer, and at last that somebody asked. */
export async function forgetPrivacyRequests(now = new Date()): Promise<void> {
  const { emailDays, requestMonths } = privacyPeriods
  await inTransaction(async ({ privacyRequest, mail }) => {
    await privacyRequest.deleteMany({ where: { confirmedAt: null, askedAt: { lt: linkBefore(now) } } })
    await privacyRequest.deleteMany({ where: { answeredAt: { lt: subMonths(now, requestMonths) } } })
    await privacyRequest.updateMany({
      where: { email: { not: null }, answeredAt: { lt: subDays(now, emailDays) } },
      data: { email: null, answer: null },
    })
    // They say of an address that was erased that it wrote: gone as soon as they have arrived.
    await mail.deleteMany({
      where: {
        kind: { startsWith: 'privacy-' },
        status: { not: 'queued' },
        createdAt: { lt: subDays(now, 1) },
      },
    })
  })
}
