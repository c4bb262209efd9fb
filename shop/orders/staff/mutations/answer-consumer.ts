import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { answerLimit, type AnswerOutcome } from '../../answer.ts'

export interface NewAnswer {
  /** Of the withdrawal or the complaint. */
  id: string
  outcome: AnswerOutcome
  /** In the language of whom it is for; may be empty where a withdrawal is accepted. */
  words: string
}

export type AnswerAnswer =
  | { ok: true; isRepeat: boolean }
  | { ok: false; reason: 'role' | 'stale' | 'unknown' | 'words-needed' | 'too-long' }
  /** Somebody has answered something else. */
  | { ok: false; reason: 'already-answered'; outcome: AnswerOutcome | null; answeredBy: string | null }

/** The row that waits for its answer, under its lock. */
interface Waiting {
  locale: string
  email: string
  orderId: string | null
  answeredAt: Date | null
  answeredBy: string | null
  outcome: AnswerOutcome | null
  answer: string | null
}

interface Kind {
  entity: 'withdrawal' | 'complaint'
  lock: (transaction: Transaction, id: string) => Promise<Waiting | undefined>
  write: (
    transaction: Transaction,
    id: string,
    data: { outcome: AnswerOutcome; answer: string; answeredBy: string; answeredAt: Date },
  ) => Promise<unknown>
}

const kinds = {
  withdrawal: {
    entity: 'withdrawal',
    lock: async (transaction, id) =>
      (
        await transaction.$queryRaw<Waiting[]>`
          SELECT locale, email, order_id AS "orderId", answered_at AS "answeredAt", answered_by AS "answeredBy",
            outcome::text AS outcome, answer FROM withdrawal WHERE id = ${id} FOR UPDATE`
      )[0],
    write: (transaction, id, data) =>
      transaction.withdrawal.update({ where: { id }, data, select: { id: true } }),
  },
  complaint: {
    entity: 'complaint',
    lock: async (transaction, id) =>
      (
        await transaction.$queryRaw<Waiting[]>`
          SELECT locale, email, order_id AS "orderId", answered_at AS "answeredAt", answered_by AS "answeredBy",
            outcome::text AS outcome, answer FROM complaint WHERE id = ${id} FOR UPDATE`
      )[0],
    write: (transaction, id, data) =>
      transaction.complaint.update({ where: { id }, data, select: { id: true } }),
  },
} satisfies Record<string, Kind>

const isSame = (row: Waiting, { outcome, words }: { outcome: AnswerOutcome; words: string }) =>
  row.outcome === outcome && row.answer === words

function refusalOfWords(
  kind: Kind,
  { outcome, words }: { outcome: AnswerOutcome; words: string },
): Extract<AnswerAnswer, { ok: false }> | null {
  const isNeeded = kind.entity === 'complaint' || outcome === 'refused'
  if (isNeeded && words === '') return { ok: false, reason: 'words-needed' }
  return words.length > answerLimit ? { ok: false, reason: 'too-long' } : null
}

async function answer(staff: StaffMember, kind: Kind, given: NewAnswer, now: Date): Promise<AnswerAnswer> {
  const allowed = mayDo(staff, 'orders:fulfil', now)
  if (!allowed.ok) return allowed
  const { id, outcome } = given
  const words = given.words.trim()
  const refusal = refusalOfWords(kind, { outcome, words })
  if (refusal) return refusal
  const { entity } = kind
  return inTransaction(async (transaction): Promise<AnswerAnswer> => {
    const row = await kind.lock(transaction, id)
    if (!row) return { ok: false, reason: 'unknown' }
    if (row.answeredAt !== null) {
      if (isSame(row, { outcome, words })) return { ok: true, isRepeat: true }
      return { ok: false, reason: 'already-answered', outcome: row.outcome, answeredBy: row.answeredBy }
    }
    await kind.write(transaction, id, { outcome, answer: words, answeredBy: actorOf(staff), answeredAt: now })
    await transaction.staffAlert.updateMany({
      where: { dedupeKey: `${entity}-received:${id}`, resolvedAt: null },
      data: { resolvedAt: now },
    })
    await queueMail(transaction, {
      dedupeKey: `${entity}-answered:${id}`,
      kind: `${entity}-answered`,
      locale: row.locale,
      recipient: row.email,
      facts: { [entity]: id },
    })
    const facts = { entity, entityId: id, after: { outcome, order: row.orderId } }
    await recordAudit(transaction, staff, { action: `${entity}.answered`, ...facts })
    return { ok: true, isRepeat: false }
  })
}

/** Answers a statement of withdrawal; after it an order that has not left may be sent, or is paid back. */
export async function answerWithdrawal(
  staff: StaffMember,
  given: NewAnswer,
  now = new Date(),
): Promise<AnswerAnswer> {
  return answer(staff, kinds.withdrawal, given, now)
}

/** Answers a complaint; in Poland one that is not answered in 14 days counts as accepted (art. 7a CRA). */
export async function answerComplaint(
  staff: StaffMember,
  given: NewAnswer,
  now = new Date(),
): Promise<AnswerAnswer> {
  return answer(staff, kinds.complaint, given, now)
}
