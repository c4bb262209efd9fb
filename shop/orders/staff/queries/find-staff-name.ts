import 'server-only'
import type { Database } from '#platform/database.ts'

/** The person behind an actor's word (`staff:…`); who has left is still named. */
export async function findStaffName(database: Database, actor: string): Promise<string | null> {
  if (!actor.startsWith('staff:')) return null
  const id = actor.slice('staff:'.length)
  const person = await database.staffUser.findUnique({ where: { id }, select: { name: true } })
  return person?.name ?? null
}
