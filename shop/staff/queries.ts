import 'server-only'
import type { Database } from '#platform/database.ts'
import type { StaffMember } from './staff-member.ts'

/** Since when somebody may no longer work here; null while they may, the epoch if nobody of that id is known. */
export async function findDisabledAt(database: Database, userId: string): Promise<Date | null> {
  const user = await database.staffUser.findUnique({ where: { id: userId }, select: { disabledAt: true } })
  return user ? user.disabledAt : new Date(0)
}

/** Whether the person signs in with a second factor. */
export async function hasSecondFactor(database: Database, staff: Pick<StaffMember, 'id'>): Promise<boolean> {
  return (await database.staffTwoFactor.count({ where: { userId: staff.id, verified: true } })) > 0
}

/** A living session by its token or its id. */
export async function findSession(
  database: Database,
  by: { token: string } | { id: string },
): Promise<{ id: string; token: string; userId: string } | null> {
  return database.staffSession.findFirst({
    where: { ...by, expiresAt: { gt: new Date() } },
    select: { id: true, token: true, userId: true },
  })
}
