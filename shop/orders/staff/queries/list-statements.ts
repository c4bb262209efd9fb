import 'server-only'
import { marketOf, type Locale, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { returnDeadlines } from '../../withdrawal.ts'
import type { FoundStatement, Statement, StatementKind, StatementState } from '../statement.ts'

const common = {
  id: true,
  orderId: true,
  orderNumber: true,
  name: true,
  email: true,
  locale: true,
  submittedAt: true,
  answeredAt: true,
  answeredBy: true,
  outcome: true,
  answer: true,
} as const

const withdrawalSelect = {
  ...common,
  items: true,
  order: { select: { market: true } },
} satisfies Prisma.WithdrawalSelect

const complaintSelect = {
  ...common,
  answerBy: true,
  reference: true,
  item: true,
  noticed: true,
  description: true,
  wish: true,
} satisfies Prisma.ComplaintSelect

/** The money of a withdrawal is due 14 days after it (WD-04). */
function ofWithdrawal({
  order,
  items,
  ...row
}: Prisma.WithdrawalGetPayload<{ select: typeof withdrawalSelect }>): FoundStatement {
  const locale = row.locale as Locale
  const market = (order?.market as Market | undefined) ?? marketOf(locale)
  const dueAt = returnDeadlines(row.submittedAt, market).refundBy
  return { kind: 'withdrawals', statement: { ...row, locale, dueAt, text: items } }
}

/** The answer to a complaint is due after 14 days (CONS-08). */
function ofComplaint({
  answerBy,
  reference,
  item,
  noticed,
  description,
  wish,
  ...row
}: Prisma.ComplaintGetPayload<{ select: typeof complaintSelect }>): FoundStatement {
  const statement = { ...row, locale: row.locale as Locale, dueAt: answerBy, text: description }
  return { kind: 'complaints', statement, complaint: { reference, item, noticed, wish } }
}

/** Statements of a kind: what is due first, or what was answered last. */
export async function listStatements(
  database: Database,
  staff: StaffMember,
  { kind, state }: { kind: StatementKind; state: StatementState },
): Promise<Statement[]> {
  insistOn(staff, 'orders:read')
  const isOpen = state === 'open'
  const page = { where: { answeredAt: isOpen ? null : { not: null } }, take: 100 }
  const lastAnswered = { answeredAt: 'desc' } as const
  if (kind === 'withdrawals') {
    const orderBy = isOpen ? ({ submittedAt: 'asc' } as const) : lastAnswered
    const rows = await database.withdrawal.findMany({ ...page, orderBy, select: withdrawalSelect })
    return rows.map((row) => ofWithdrawal(row).statement)
  }
  const orderBy = isOpen ? ({ answerBy: 'asc' } as const) : lastAnswered
  const rows = await database.complaint.findMany({ ...page, orderBy, select: complaintSelect })
  return rows.map((row) => ofComplaint(row).statement)
}

/** One statement; null when there is none. */
export async function findStatement(
  database: Database,
  staff: StaffMember,
  { kind, id }: { kind: StatementKind; id: string },
): Promise<FoundStatement | null> {
  insistOn(staff, 'orders:read')
  if (!/^[\w-]{1,64}$/.test(id)) return null
  if (kind === 'withdrawals') {
    const row = await database.withdrawal.findUnique({ where: { id }, select: withdrawalSelect })
    return row && ofWithdrawal(row)
  }
  const row = await database.complaint.findUnique({ where: { id }, select: complaintSelect })
  return row && ofComplaint(row)
}
