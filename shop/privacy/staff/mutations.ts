import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
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
  return inTransaction((transaction) => erase(transaction, by, { email, now }))
}

async function erase(
  transaction: Transaction,
  by: Handler,
  { email, now }: { email: string; now: Date },
): Promise<Erasure> {
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
}

export type PrivacyAnswer =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'words-needed' }
  /** Somebody came first; what they said is what counts. */
  | { ok: false; reason: 'answered'; outcome: PrivacyOutcome | null; answeredBy: string | null }
  /** So many matters of the person are still going on: nothing is erased. */
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

/** Undoes what was erased: an erasure that is not whole is no erasure that was granted. */
class NotOver extends Error {
  readonly open: number
  constructor(open: number) {
    super('not over')
    this.open = open
  }
}

/**
 * Answers somebody who asked about their data, and does what they asked: a copy may be fetched by the link in the mail,
 * an erasure is done. Deed and answer are one transaction under the lock of the request: of two people at once the first
 * one decides, and nothing is erased whose owner is told that it was refused. What could not be done whole is not
 * answered as if it were, and not done either.
 */
export async function answerPrivacyRequest(
  staff: StaffMember,
  given: NewAnswer,
  now = new Date(),
): Promise<PrivacyAnswer> {
  insistOn(staff, 'privacy:handle', now)
  try {
    return await inTransaction((transaction) => answer(transaction, staff, { ...given, now }))
  } catch (error) {
    if (error instanceof NotOver) return { ok: false, reason: 'not-over', open: error.open }
    throw error
  }
}

async function answer(
  transaction: Transaction,
  staff: StaffMember,
  { id, outcome, words, now }: NewAnswer & { now: Date },
): Promise<PrivacyAnswer> {
  const request = await lockRequest(transaction, id)
  if (!request) return { ok: false, reason: 'unknown' }
  const { wish, email, locale, answeredBy } = request
  if (request.answeredAt !== null || email === null)
    return { ok: false, reason: 'answered', outcome: request.outcome, answeredBy }
  if (outcome !== 'granted' && words === '') return { ok: false, reason: 'words-needed' }
  if (wish === 'erasure' && outcome !== 'refused') {
    const { open } = await erase(transaction, staff, { email, now })
    if (outcome === 'granted' && open.length > 0) throw new NotOver(open.length)
  }
  const answered = { outcome, answer: words, answeredAt: now, answeredBy: actorOf(staff) }
  await transaction.privacyRequest.update({
    where: { id },
    data: { ...answered, ...changesOf(wish, outcome, now) },
    select: { id: true },
  })
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
}

interface LockedRequest {
  wish: PrivacyWish
  email: string | null
  locale: string
  answeredAt: Date | null
  answeredBy: string | null
  outcome: PrivacyOutcome | null
}

async function lockRequest(transaction: Transaction, id: string): Promise<LockedRequest | undefined> {
  const [request] = await transaction.$queryRaw<LockedRequest[]>`
    SELECT wish::text AS wish, email, locale, answered_at AS "answeredAt", answered_by AS "answeredBy",
      outcome::text AS outcome
    FROM privacy_request WHERE id = ${id} AND confirmed_at IS NOT NULL FOR UPDATE`
  return request
}
