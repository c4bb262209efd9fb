import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from './permission.ts'
import type { AuditRow } from './audit.ts'
import type { Colleague, OwnSession } from './colleague.ts'
import { actorOf, staffIdOf, type StaffMember } from './staff-member.ts'

/** Since when somebody may no longer work here; null while they may, the epoch if nobody of that id is known. */
export async function findDisabledAt(database: Database, userId: string): Promise<Date | null> {
  const user = await database.staffUser.findUnique({ where: { id: userId }, select: { disabledAt: true } })
  return user ? user.disabledAt : new Date(0)
}

/** Whether the person signs in with a second factor. */
export async function hasSecondFactor(database: Database, staff: Pick<StaffMember, 'id'>): Promise<boolean> {
  return (await database.staffTwoFactor.count({ where: { userId: staff.id, verified: true } })) > 0
}

/** Whether the person who is asked for a second factor has used this code before. */
export async function isCodeSpent(database: Database, challenge: string, codeHash: string): Promise<boolean> {
  const asked = await database.staffVerification.findFirst({
    where: { identifier: challenge },
    select: { value: true },
  })
  return (
    asked !== null && (await database.staffUsedCode.count({ where: { userId: asked.value, codeHash } })) > 0
  )
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

/** Names of the people among the actors of a history, by the actor's word; who has left is still named. */
export async function findActorNames(
  database: Database,
  actors: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(actors.flatMap((actor) => staffIdOf(actor) ?? []))
  if (ids.size === 0) return new Map()
  const people = await database.staffUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  })
  return new Map(people.map((person) => [actorOf(person), person.name]))
}

/** The name behind one actor's word; null where no person is. */
export async function findActorName(database: Database, actor: string | null): Promise<string | null> {
  return (await findActorNames(database, [actor])).get(actor ?? '') ?? null
}

/** Everybody who works or worked here, the present ones first. */
export async function listColleagues(database: Database, staff: StaffMember): Promise<Colleague[]> {
  insistOn(staff, 'staff:read')
  const users = await database.staffUser.findMany({
    orderBy: [{ disabledAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    take: 500,
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      language: true,
      disabledAt: true,
      twoFactors: { where: { verified: true }, select: { id: true } },
      sessions: { orderBy: { lastUsedAt: 'desc' }, take: 1, select: { lastUsedAt: true } },
    },
  })
  return users.map(({ disabledAt, twoFactors, sessions, ...user }) => ({
    ...user,
    isDisabled: disabledAt !== null,
    hasSecondFactor: twoFactors.length > 0,
    lastUsedAt: sessions[0]?.lastUsedAt ?? null,
  }))
}

/** Invitations that can still be accepted. */
export async function listOpenInvitations(
  database: Database,
  staff: StaffMember,
  now: Date,
): Promise<{ id: string; email: string; name: string; role: string; expiresAt: Date }[]> {
  insistOn(staff, 'staff:read')
  return database.staffInvitation.findMany({
    where: { usedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: { id: true, email: true, name: true, role: true, expiresAt: true },
  })
}

/** An invitation that can still be accepted, for whoever holds its link. */
export async function findInvitation(
  database: Database,
  id: string,
  now = new Date(),
): Promise<{ email: string; name: string; language: string; userId: string | null } | null> {
  return database.staffInvitation.findFirst({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    select: { email: true, name: true, language: true, userId: true },
  })
}

/** Where the person is signed in now. */
export async function listOwnSessions(database: Database, staff: StaffMember): Promise<OwnSession[]> {
  insistOn(staff, 'account:manage-own')
  const sessions = await database.staffSession.findMany({
    where: { userId: staff.id, expiresAt: { gt: new Date() } },
    orderBy: { lastUsedAt: 'desc' },
    take: 50,
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, lastUsedAt: true },
  })
  return sessions.map((session) => ({ ...session, isThis: session.id === staff.sessionId }))
}

export interface AuditFilter {
  entity?: string
  entityId?: string
  actor?: string
  /** Rows older than this one. */
  before?: bigint
}

/** The audit trail, newest first, a page at a time. */
export async function listAudit(
  database: Database,
  staff: StaffMember,
  { entity, entityId, actor, before }: AuditFilter,
  limit = 50,
): Promise<AuditRow[]> {
  insistOn(staff, 'audit:read')
  const rows = await database.auditEntry.findMany({
    where: {
      ...(entity && { entity }),
      ...(entityId && { entityId }),
      ...(actor && { actor }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: {
      id: true,
      at: true,
      actor: true,
      action: true,
      entity: true,
      entityId: true,
      before: true,
      after: true,
    },
  })
  const names = await findActorNames(
    database,
    rows.map(({ actor }) => actor),
  )
  return rows.map((row) => ({ ...row, actor: names.get(row.actor) ?? row.actor }))
}
