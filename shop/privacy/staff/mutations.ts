import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { forgetFormsOf } from '#platform/kept-form.ts'
import { forgetRecipient, queueMail } from '#platform/outbox.ts'
import { sign } from '#platform/secrets.ts'
import { eraseCommenter } from '#shop/comments/mutations/withdraw-comment.ts'
import { eraseShopper } from '#shop/orders/mutations/erase-shopper.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { heldKinds, type HeldData } from '../held-data.ts'
import { copyEnds, forgetRequestsOf } from '../mutations.ts'
import type { PrivacyOutcome, PrivacyWish } from '../privacy-request.ts'
import type { Erasure } from './person.ts'
import type { Handler } from './queries.ts'

/** The address under which the audit trail knows the person: it shows that two rows are about the same one, not whom. */
const nameless = (email: string) => sign('person', email.toLowerCase())

const actorFor = (by: Handler) => (by === 'command' ? { id: 'command' } : by)

/** Notes that somebody's data were handed out. */
export async function noteHandedOut(by: Handler, held: HeldData): Promise<void> {
  const after = Object.fromEntries(heldKinds.map((kind) => [kind, held[kind].length]))
  await inTransaction((transaction) =>
    recordAudit(transaction, actorFor(by), {
      action: 'person.exported',
      entity: 'person',
      entityId: nameless(held.email),
      after,
    }),
  )
}

/**
 * Erases a person at their wish, wherever the shop knows them (Art. 17 GDPR), as one deed with its audit row. What tax
 * law keeps and what is still going on is named. Doing it again does what has become possible since, or nothing.
 */
export async function erasePerson(by: Handler, email: string, now = new Date()): Promise<Erasure> {
  if (by !== 'command') insistOn(by, 'privacy:handle')
  return inTransaction(async (transaction) => {
    const shopper = await eraseShopper(transaction, email, now)
    const commenter = await eraseCommenter(transaction, email, now)
    const mails = await forgetRecipient(transaction, email)
    await forgetFormsOf(transaction, email)
    await forgetRequestsOf(transaction, email)
    const { orders, letters, receipts } = shopper
    const open = mails.waiting > 0 ? [...shopper.open, 'mail'] : shopper.open
    const erasure = { orders, letters, ...commenter, mails: mails.forgotten }
    await recordAudit(transaction, actorFor(by), {
      action: 'person.erased',
      entity: 'person',
      entityId: nameless(email),
      after: { ...erasure, receipts: receipts.length, open: open.length },
    })
    return { ...erasure, receipts, open }
  })
}

export type PrivacyAnswer =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'answered' | 'words-needed' }
  /** So many matters of the person are still going on. */
  | { ok: false; reason: 'not-over'; open: number }

interface NewAnswer {
  id: string
  outcome: PrivacyOutcome
  /** In the language of whom it is for. */
  words: string
}

/** The fields that an answer changes: a copy can be fetched from now on, an erased address goes with the rest. */
function changesOf(wish: PrivacyWish, outcome: PrivacyOutcome, now: Date) {
  if (outcome === 'refused') return {}
  return wish === 'copy' ? { copyUntil: copyEnds(now) } : { email: null }
}

/**
 * Answers somebody who asked about their data, and does what they asked: a copy may be fetched by the link in the mail,
 * an erasure is done. One that could not be done whole is not answered as if it were.
 */
export async function answerPrivacyRequest(
  staff: StaffMember,
  { id, outcome, words }: NewAnswer,
  now = new Date(),
): Promise<PrivacyAnswer> {
  insistOn(staff, 'privacy:handle', now)
  const request = await findWaiting(id)
  if (!request.ok) return request
  if (outcome !== 'granted' && words === '') return { ok: false, reason: 'words-needed' }
  const { wish, email, locale } = request
  if (wish === 'erasure' && outcome !== 'refused') {
    const { open } = await erasePerson(staff, email, now)
    if (outcome === 'granted' && open.length > 0) return { ok: false, reason: 'not-over', open: open.length }
  }
  return inTransaction(async (transaction): Promise<PrivacyAnswer> => {
    const answered = { outcome, answer: words, answeredAt: now, answeredBy: actorOf(staff) }
    const { count } = await transaction.privacyRequest.updateMany({
      where: { id, answeredAt: null },
      data: { ...answered, ...changesOf(wish, outcome, now) },
    })
    if (count === 0) return { ok: false, reason: 'answered' }
    await queueMail(transaction, {
      dedupeKey: `privacy-answered:${id}`,
      kind: 'privacy-answered',
      locale,
      recipient: email,
      facts: { privacyRequest: id },
    })
    await recordAudit(transaction, staff, {
      action: 'person.answered',
      entity: 'person',
      entityId: nameless(email),
      after: { wish, outcome },
    })
    return { ok: true }
  })
}

type Waiting =
  | { ok: true; wish: PrivacyWish; email: string; locale: string }
  | { ok: false; reason: 'unknown' | 'answered' }

async function findWaiting(id: string): Promise<Waiting> {
  const row = await inTransaction(({ privacyRequest }) =>
    privacyRequest.findFirst({
      where: { id, confirmedAt: { not: null } },
      select: { wish: true, email: true, locale: true, answeredAt: true },
    }),
  )
  if (!row) return { ok: false, reason: 'unknown' }
  const { wish, email, locale } = row
  return row.answeredAt !== null || email === null
    ? { ok: false, reason: 'answered' }
    : { ok: true, wish, email, locale }
}
