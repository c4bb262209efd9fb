import 'server-only'
import type { Locale, Market } from '#i18n/locale.ts'
import { marketOf } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { mayDo } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { AnswerOutcome } from '../../answer.ts'
import { returnDeadlines } from '../../withdrawal.ts'

/** What waits first, or what was answered last. */
export type LetterList = 'open' | 'answered'

interface Letter {
  id: string
  orderId: string | null
  /** As the consumer typed it. */
  orderNumber: string
  name: string
  email: string
  locale: Locale
  submittedAt: Date
  /** By when something must have been done. */
  dueAt: Date
  answeredAt: Date | null
  answeredBy: string | null
  outcome: AnswerOutcome | null
  answer: string | null
}

/** A statement of withdrawal; its money is due 14 days after it (WD-04). */
export interface ListedWithdrawal extends Letter {
  items: string
}

/** A complaint; its answer is due after 14 days (CONS-08). */
export interface ListedComplaint extends Letter {
  reference: string
  item: string
  noticed: string
  description: string
  wish: 'replacement' | 'reduction' | 'refund' | 'other'
}

function mustRead(staff: StaffMember): void {
  if (!mayDo(staff, 'orders:read', new Date()).ok) throw new Error('orders:read is needed')
}

/** Statements of withdrawal: the oldest open one first, or the last answered first. */
export async function listWithdrawals(
  database: Database,
  staff: StaffMember,
  list: LetterList,
  limit = 100,
): Promise<ListedWithdrawal[]> {
  mustRead(staff)
  const rows = await database.withdrawal.findMany({
    where: { answeredAt: list === 'open' ? null : { not: null } },
    orderBy: list === 'open' ? { submittedAt: 'asc' } : { answeredAt: 'desc' },
    take: limit,
    include: { order: { select: { market: true } } },
  })
  return rows.map(({ order, ...row }) => {
    const locale = row.locale as Locale
    const market = (order?.market as Market | undefined) ?? marketOf(locale)
    return { ...row, locale, dueAt: returnDeadlines(row.submittedAt, market).refundBy }
  })
}

/** Complaints: the one due first, or the last answered first. */
export async function listComplaints(
  database: Database,
  staff: StaffMember,
  list: LetterList,
  limit = 100,
): Promise<ListedComplaint[]> {
  mustRead(staff)
  const rows = await database.complaint.findMany({
    where: { answeredAt: list === 'open' ? null : { not: null } },
    orderBy: list === 'open' ? { answerBy: 'asc' } : { answeredAt: 'desc' },
    take: limit,
  })
  return rows.map(({ answerBy, ...row }) => ({ ...row, locale: row.locale as Locale, dueAt: answerBy }))
}

export async function findListedWithdrawal(
  database: Database,
  staff: StaffMember,
  id: string,
): Promise<ListedWithdrawal | null> {
  mustRead(staff)
  const row = await database.withdrawal.findUnique({
    where: { id },
    include: { order: { select: { market: true } } },
  })
  if (!row) return null
  const { order, ...letter } = row
  const locale = row.locale as Locale
  const market = (order?.market as Market | undefined) ?? marketOf(locale)
  return { ...letter, locale, dueAt: returnDeadlines(row.submittedAt, market).refundBy }
}

export async function findListedComplaint(
  database: Database,
  staff: StaffMember,
  id: string,
): Promise<ListedComplaint | null> {
  mustRead(staff)
  const row = await database.complaint.findUnique({ where: { id } })
  if (!row) return null
  const { answerBy, ...letter } = row
  return { ...letter, locale: row.locale as Locale, dueAt: answerBy }
}
