import 'server-only'
import type { Database } from '#platform/database.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { Statement, StatementKind } from '../statement.ts'
import {
  findListedComplaint,
  findListedWithdrawal,
  listComplaints,
  listWithdrawals,
  type LetterList,
  type ListedComplaint,
  type ListedWithdrawal,
} from './list-letters.ts'

const ofWithdrawal = (row: ListedWithdrawal): Statement => ({ ...row, text: row.items })
const ofComplaint = (row: ListedComplaint): Statement => ({ ...row, text: row.description })

/** Statements of a kind, what is due first, or what was answered last. */
export async function listStatements(
  database: Database,
  staff: StaffMember,
  { kind, list }: { kind: StatementKind; list: LetterList },
): Promise<Statement[]> {
  return kind === 'withdrawals'
    ? (await listWithdrawals(database, staff, list)).map(ofWithdrawal)
    : (await listComplaints(database, staff, list)).map(ofComplaint)
}

export type FoundStatement =
  | { kind: 'withdrawals'; statement: Statement }
  | { kind: 'complaints'; statement: Statement; complaint: ListedComplaint }

/** One statement; null when there is none. */
export async function findStatement(
  database: Database,
  staff: StaffMember,
  { kind, id }: { kind: StatementKind; id: string },
): Promise<FoundStatement | null> {
  if (!/^[\w-]{1,64}$/.test(id)) return null
  if (kind === 'withdrawals') {
    const row = await findListedWithdrawal(database, staff, id)
    return row && { kind, statement: ofWithdrawal(row) }
  }
  const complaint = await findListedComplaint(database, staff, id)
  return complaint && { kind, complaint, statement: ofComplaint(complaint) }
}
