import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { recordAudit } from '../mutations.ts'
import { workshopLocale, type Role, type StaffMember } from '../staff-member.ts'

const invitationHours = 72

export interface Invited {
  email: string
  name: string
  role: Role
  language: Language
}

/** What became of a change of somebody's rights. */
export type PersonChange = { ok: true } | { ok: false; reason: 'unknown' | 'yourself' | 'last-owner' }

async function invite(
  transaction: Transaction,
  by: { id: string },
  invited: Invited & { userId?: string },
): Promise<string> {
  const { id } = await transaction.staffInvitation.create({
    data: { ...invited, invitedBy: by.id, expiresAt: new Date(Date.now() + invitationHours * 3600 * 1000) },
    select: { id: true },
  })
  return id
}

async function sendInvitation(transaction: Transaction, id: string, invited: Invited): Promise<void> {
  await queueMail(transaction, {
    dedupeKey: `staff-invitation:${id}`,
    kind: 'staff-invitation',
    locale: workshopLocale(invited),
    recipient: invited.email,
    facts: { invitationId: id },
  })
}

/** Asks somebody to work here: a link by mail, good once and for three days. Who works here already is not asked again. */
export async function inviteColleague(
  staff: StaffMember,
  invited: Invited,
): Promise<{ ok: true } | { ok: false; reason: 'works-here' }> {
  return inTransaction(async (transaction) => {
    if (await transaction.staffUser.findUnique({ where: { email: invited.email }, select: { id: true } }))
      return { ok: false, reason: 'works-here' }
    // An older link to the same address would still open the door with an older role.
    await transaction.staffInvitation.deleteMany({ where: { email: invited.email, usedAt: null } })
    const id = await invite(transaction, staff, invited)
    await sendInvitation(transaction, id, invited)
    await recordAudit(transaction, staff, {
      action: 'staff.invited',
      entity: 'staff-invitation',
      entityId: id,
      after: { role: invited.role },
    })
    return { ok: true }
  })
}

/** The very first owner, once: refused as soon as anybody works here. Answers the id of the invitation. */
export async function inviteFirstOwner(
  invited: Omit<Invited, 'role'>,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'has-staff' }> {
  return inTransaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7305121)`
    if ((await transaction.staffUser.count()) > 0) return { ok: false, reason: 'has-staff' }
    await transaction.staffInvitation.deleteMany({ where: { usedAt: null } })
    const id = await invite(transaction, { id: 'command' }, { ...invited, role: 'owner' })
    return { ok: true, id }
  })
}

/** Sends somebody who works here a link to choose a new password. */
export async function sendPasswordLink(staff: StaffMember, userId: string): Promise<PersonChange> {
  return inTransaction(async (transaction) => {
    const user = await transaction.staffUser.findUnique({ where: { id: userId } })
    if (!user || user.disabledAt) return { ok: false, reason: 'unknown' }
    await transaction.staffInvitation.deleteMany({ where: { userId, usedAt: null } })
    const { email, name } = user
    const invited = { email, name, role: user.role as Role, language: user.language as Language }
    const id = await invite(transaction, staff, { ...invited, userId })
    await sendInvitation(transaction, id, invited)
    await recordAudit(transaction, staff, {
      action: 'staff.password-link-sent',
      entity: 'staff',
      entityId: userId,
    })
    return { ok: true }
  })
}

interface Acceptance {
  invitationId: string
  name: string
  /** Already hashed. */
  passwordHash: string
  newUserId: string
}

/** Uses an invitation up: somebody new works here, or somebody has a new password and no session any more. */
export async function acceptInvitation({
  invitationId,
  name,
  passwordHash,
  newUserId,
}: Acceptance): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  return inTransaction(async (transaction) => {
    const now = new Date()
    const used = await transaction.staffInvitation.updateMany({
      where: { id: invitationId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (used.count === 0) return { ok: false, reason: 'gone' }
    const invitation = await transaction.staffInvitation.findUniqueOrThrow({ where: { id: invitationId } })
    const { email, role, language } = invitation
    const id = invitation.userId ?? newUserId
    if (invitation.userId) {
      await transaction.staffUser.update({ where: { id }, data: { name } })
      await transaction.staffSession.deleteMany({ where: { userId: id } })
      await transaction.staffAccount.updateMany({
        where: { userId: id, providerId: 'credential' },
        data: { password: passwordHash },
      })
    } else {
      await transaction.staffUser.create({ data: { id, email, name, role, language, emailVerified: true } })
      await transaction.staffAccount.create({
        data: {
          id: `${id}-password`,
          accountId: id,
          providerId: 'credential',
          userId: id,
          password: passwordHash,
        },
      })
    }
    await recordAudit(
      transaction,
      { id },
      {
        action: invitation.userId ? 'staff.password-chosen' : 'staff.joined',
        entity: 'staff',
        entityId: id,
        after: { role },
      },
    )
    return { ok: true }
  })
}

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
      await transaction.staffSession.deleteMany({ where: { userId } })
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
export function changeRole(staff: StaffMember, userId: string, role: Role): Promise<PersonChange> {
  return changePerson(staff, userId, { action: 'staff.role-changed', data: { role }, after: { role } })
}

/** Somebody no longer works here: may not sign in, is not signed in, stays named in history. */
export function disablePerson(staff: StaffMember, userId: string): Promise<PersonChange> {
  return changePerson(staff, userId, { action: 'staff.disabled', data: { disabledAt: new Date() } })
}

/** Somebody works here again. */
export function enablePerson(staff: StaffMember, userId: string): Promise<PersonChange> {
  return changePerson(staff, userId, { action: 'staff.enabled', data: { disabledAt: null } })
}

/** Takes away a second factor that was lost; the person sets up a new one. */
export async function removeSecondFactor(staff: StaffMember, userId: string): Promise<PersonChange> {
  return inTransaction(async (transaction) => {
    const user = await transaction.staffUser.updateMany({
      where: { id: userId },
      data: { twoFactorEnabled: false },
    })
    if (user.count === 0) return { ok: false, reason: 'unknown' }
    await transaction.staffTwoFactor.deleteMany({ where: { userId } })
    await transaction.staffSession.deleteMany({ where: { userId, NOT: { id: staff.sessionId } } })
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
  await inTransaction(async (transaction) => {
    await transaction.staffAccount.updateMany({
      where: { userId: staff.id, providerId: 'credential' },
      data: { password: passwordHash },
    })
    await transaction.staffSession.deleteMany({ where: { userId: staff.id, NOT: { id: staff.sessionId } } })
    await recordAudit(transaction, staff, {
      action: 'staff.password-chosen',
      entity: 'staff',
      entityId: staff.id,
    })
  })
}

/** Notes that the person has set up a second factor; every other session ends. */
export async function noteSecondFactor(staff: StaffMember): Promise<void> {
  await inTransaction(async (transaction) => {
    await recordAudit(transaction, staff, {
      action: 'staff.second-factor-set-up',
      entity: 'staff',
      entityId: staff.id,
    })
  })
}
