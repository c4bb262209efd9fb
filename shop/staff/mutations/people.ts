import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { insistOn } from '../permission.ts'
import { endAccess, recordAudit } from '../mutations.ts'
import type { Role, StaffMember } from '../staff-member.ts'

/** What became of a change of somebody's rights. */
export type PersonChange = { ok: true } | { ok: false; reason: 'unknown' | 'yourself' | 'last-owner' }

function isLastOwner(error: unknown): boolean {
  return error instanceof Error && error.message.includes('keeps at least one owner')
}

/** Writes a change of somebody's rights and ends all their sessions (ASVS 7.4.2): the next request obeys. */
async function changePerson(
  staff: StaffMember,
  userId: string,
  change: { action: string; data: { role?: Role; disabledAt?: Date | null }; after?: { role: string } },
): Promise<PersonChange> {
  if (userId === staff.id) return { ok: false, reason: 'yourself' }
  try {
    return await inTransaction(async (transaction) => {
      const user = await transaction.staffUser.findUnique({ where: { id: userId } })
      if (!user) return { ok: false, reason: 'unknown' }
      await transaction.staffUser.update({ where: { id: userId }, data: change.data })
      await endAccess(transaction, userId)
      // Whom they have asked comes by a right that they no longer have.
      await transaction.staffInvitation.deleteMany({ where: { invitedBy: userId, usedAt: null } })
      await recordAudit(transaction, staff, {
        action: change.action,
        entity: 'staff',
        entityId: userId,
        before: { role: user.role, isDisabled: user.disabledAt !== null },
        ...(change.after && { after: change.after }),
      })
      return { ok: true }
    })
  } catch (error) {
    if (isLastOwner(error)) return { ok: false, reason: 'last-owner' }
    throw error
  }
}

/** Gives somebody another role; their sessions end, so the next request already obeys it. */
export async function changeRole(staff: StaffMember, userId: string, role: Role): Promise<PersonChange> {
  insistOn(staff, 'staff:manage')
  return changePerson(staff, userId, { action: 'staff.role-changed', data: { role }, after: { role } })
}

/** Somebody no longer works here: may not sign in, is not signed in, stays named in history. */
export async function disablePerson(staff: StaffMember, userId: string): Promise<PersonChange> {
  insistOn(staff, 'staff:manage')
  return changePerson(staff, userId, { action: 'staff.disabled', data: { disabledAt: new Date() } })
}

/** Somebody works here again. */
export async function enablePerson(staff: StaffMember, userId: string): Promise<PersonChange> {
  insistOn(staff, 'staff:manage')
  return changePerson(staff, userId, { action: 'staff.enabled', data: { disabledAt: null } })
}

/** Takes away somebody's second factor that was lost; nobody takes away their own. The person signs in anew. */
export async function removeSecondFactor(staff: StaffMember, userId: string): Promise<PersonChange> {
  insistOn(staff, 'staff:manage')
  if (userId === staff.id) return { ok: false, reason: 'yourself' }
  return inTransaction(async (transaction) => {
    const user = await transaction.staffUser.updateMany({
      where: { id: userId },
      data: { twoFactorEnabled: false },
    })
    if (user.count === 0) return { ok: false, reason: 'unknown' }
    await transaction.staffTwoFactor.deleteMany({ where: { userId } })
    await endAccess(transaction, userId)
    await recordAudit(transaction, staff, {
      action: 'staff.second-factor-removed',
      entity: 'staff',
      entityId: userId,
    })
    return { ok: true }
  })
}

/** Ends one session of the person's own, or, for the owner, of anybody's; another's is as unknown as none. */
export async function endStaffSession(staff: StaffMember, sessionId: string): Promise<PersonChange> {
  insistOn(staff, 'account:manage-own')
  return inTransaction(async (transaction) => {
    const session = await transaction.staffSession.findUnique({ where: { id: sessionId } })
    if (!session || (session.userId !== staff.id && staff.role !== 'owner'))
      return { ok: false, reason: 'unknown' }
    await transaction.staffSession.deleteMany({ where: { id: sessionId } })
    await recordAudit(transaction, staff, {
      action: 'staff.session-ended',
      entity: 'staff',
      entityId: session.userId,
    })
    return { ok: true }
  })
}

/** A new password of one's own; every other session of the person ends (ASVS 7.4.3). */
export async function storePassword(staff: StaffMember, passwordHash: string): Promise<void> {
  insistOn(staff, 'account:manage-own')
  await inTransaction(async (transaction) => {
    await transaction.staffAccount.updateMany({
      where: { userId: staff.id, providerId: 'credential' },
      data: { password: passwordHash },
    })
    await endAccess(transaction, staff.id, { keptSessionId: staff.sessionId })
    await recordAudit(transaction, staff, {
      action: 'staff.password-chosen',
      entity: 'staff',
      entityId: staff.id,
    })
  })
}

/** Notes that the person has set up a second factor. */
export async function noteSecondFactor(staff: StaffMember): Promise<void> {
  insistOn(staff, 'account:manage-own')
  await inTransaction(async (transaction) => {
    await recordAudit(transaction, staff, {
      action: 'staff.second-factor-set-up',
      entity: 'staff',
      entityId: staff.id,
    })
  })
}
