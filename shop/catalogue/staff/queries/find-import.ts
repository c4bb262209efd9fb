import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { readImportOutcome, type ImportOutcome } from '../import-outcome.ts'

/** A list that was tried, with what it would do and whether it was done; only for whoever tried it. */
export async function findImport(
  database: Database,
  staff: StaffMember,
  id: string,
): Promise<{ csv: string; outcome: ImportOutcome; applied: number | null } | null> {
  insistOn(staff, 'products:write')
  const row = await database.productImport.findFirst({ where: { id, actor: actorOf(staff) } })
  return row && { csv: row.csv, outcome: readImportOutcome(row.outcome), applied: row.applied }
}
