import 'server-only'
import { asOwner, noteRemoval } from '#platform/owner.ts'

/**
 * Removes rows of the audit trail that are two years old (docs/operations.md, Retention), the oldest first; answers how
 * many it was. The database itself refuses to let a younger one go, and the clock is its own.
 */
export async function forgetAudit(portion = 1000): Promise<number> {
  return asOwner(async (owner) => {
    const { rowCount } = await owner.query(
      `DELETE FROM audit_entry WHERE id IN (
         SELECT id FROM audit_entry WHERE at < (now() AT TIME ZONE 'UTC') - interval '24 months'
         ORDER BY id LIMIT $1)`,
      [portion],
    )
    const count = rowCount ?? 0
    if (count > 0) await noteRemoval(owner, { action: 'audit.forgotten', of: 'audit', count })
    return count
  })
}
