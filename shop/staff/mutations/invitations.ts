import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction, isUniqueViolation, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { insistOn } from '../permission.ts'
import { endAccess, recordAudit } from '../mutations.ts'
import { workshopLocale, type Role, type StaffMember } from '../staff-member.ts'
import type { PersonChange } from './people.ts'

const invitationHours = 72

export interface Invited {
  email: string
  name: string
  role: Role
  language: Language
}

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
  insistOn(staff, 'staff:manage')
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

/** Takes an invitation back that nobody has used; somebody who works here keeps the password there is. */
export async function withdrawInvitation(
  staff: StaffMember,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'answered' }> {
  insistOn(staff, 'staff:manage')
  return inTransaction(async (transaction) => {
    const invitation = await transaction.staffInvitation.findUnique({ where: { id } })
    // Whoever accepts at this moment is faster or is too late; two withdrawals are one.
    const { count } = await transaction.staffInvitation.deleteMany({ where: { id, usedAt: null } })
    const isUsed = count === 0 && (await transaction.staffInvitation.count({ where: { id } })) > 0
    if (isUsed) return { ok: false, reason: 'answered' }
    if (!invitation || count === 0) return { ok: true }
    await recordAudit(transaction, staff, {
      action: 'staff.invitation-withdrawn',
      entity: 'staff-invitation',
      entityId: id,
      before: { role: invitation.role },
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

/** Makes the one link by which somebody who works here chooses a new password; an older one is good no more. */
export async function makePasswordLink(
  transaction: Transaction,
  by: { id: string },
  user: { id: string } & Record<'email' | 'name' | 'role' | 'language', string>,
): Promise<{ id: string; invited: Invited }> {
  const { id: userId, email, name } = user
  // Of two links made in the same moment neither would see the other, and both would be good.
  await transaction.$queryRaw`SELECT id FROM staff_user WHERE id = ${userId} FOR UPDATE`
  await transaction.staffInvitation.deleteMany({ where: { userId, usedAt: null } })
  const invited = { email, name, role: user.role as Role, language: user.language as Language }
  return { id: await invite(transaction, by, { ...invited, userId }), invited }
}

/** Sends somebody who works here a link to choose a new password. */
export async function sendPasswordLink(staff: StaffMember, userId: string): Promise<PersonChange> {
  insistOn(staff, 'staff:manage')
  return inTransaction(async (transaction) => {
    const user = await transaction.staffUser.findUnique({ where: { id: userId } })
    if (!user || user.disabledAt) return { ok: false, reason: 'unknown' }
    const { id, invited } = await makePasswordLink(transaction, staff, user)
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

type Accepted = { ok: true } | { ok: false; reason: 'gone' }

/**
 * Uses an invitation up: somebody new works here, or somebody has a new password and no session any more. Of two
 * invitations to the same address the one accepted first counts.
 */
export async function acceptInvitation(acceptance: Acceptance): Promise<Accepted> {
  try {
    return await useInvitation(acceptance)
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'gone' }
    throw error
  }
}

async function useInvitation({ invitationId, name, passwordHash, newUserId }: Acceptance): Promise<Accepted> {
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
      await endAccess(transaction, id)
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
