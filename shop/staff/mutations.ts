import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database, Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AuditedEntity } from './audit.ts'
import { actorOf, type StaffMember } from './staff-member.ts'

/** What somebody did, for the audit trail. Ids and figures, never names, addresses or secrets. */
export interface AuditRecord {
  /** The permission's words, in the past: `product.saved`, `order.shipped`. */
  action: string
  entity: AuditedEntity
  entityId: string
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
}

/** Writes who did what into the audit trail, in the transaction of the deed: both are there or neither is (S-AUD). */
export async function recordAudit(
  transaction: Database,
  staff: Pick<StaffMember, 'id'>,
  record: AuditRecord,
): Promise<void> {
  await recordAudits(transaction, staff, [record])
}

/** The same for many deeds of one transaction, a row for each. */
export async function recordAudits(
  transaction: Database,
  staff: Pick<StaffMember, 'id'>,
  records: readonly AuditRecord[],
): Promise<void> {
  const actor = actorOf(staff)
  await transaction.auditEntry.createMany({
    data: records.map(({ action, entity, entityId, before, after }) => ({
      actor,
      action,
      entity,
      entityId,
      ...(before && { before }),
      ...(after && { after }),
    })),
  })
}

/** Notes that a session was used just now. */
export async function noteSessionUse(database: Database, sessionId: string, now: Date): Promise<void> {
  await database.staffSession.updateMany({ where: { id: sessionId }, data: { lastUsedAt: now } })
}

/** Ends one session at once, on every device. */
export async function endSession(database: Database, sessionId: string): Promise<void> {
  await database.staffSession.deleteMany({ where: { id: sessionId } })
}

/**
 * Shuts somebody out until they sign in anew (ASVS 7.4.2, 7.4.3): sessions end, and a door that was opened with the password
 * of before and waits for its code is closed. Answers how many sessions there were.
 */
export async function endAccess(
  transaction: Transaction,
  userId: string,
  { keptSessionId }: { keptSessionId?: string } = {},
): Promise<number> {
  const kept = keptSessionId === undefined ? {} : { NOT: { id: keptSessionId } }
  const { count } = await transaction.staffSession.deleteMany({ where: { userId, ...kept } })
  await transaction.staffVerification.deleteMany({
    where: { value: userId, identifier: { startsWith: '2fa-' } },
  })
  return count
}

/** Counts the person as freshly authenticated until then. */
export async function freshenSession(database: Database, token: string, until: Date): Promise<void> {
  await database.staffSession.updateMany({ where: { token }, data: { freshUntil: until } })
}

/** Uses a code up; false if it has been used before (ASVS 6.5.1). */
export async function spendCode(database: Database, userId: string, codeHash: string): Promise<boolean> {
  const spent = await database.staffUsedCode.createMany({
    data: [{ userId, codeHash }],
    skipDuplicates: true,
  })
  return spent.count === 1
}

/** The language somebody reads the workshop in; no audit row, it concerns nobody else. */
export async function changeLanguage(
  database: Database,
  staff: Pick<StaffMember, 'id'>,
  language: Language,
): Promise<void> {
  await database.staffUser.updateMany({ where: { id: staff.id }, data: { language } })
}
