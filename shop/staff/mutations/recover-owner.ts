import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { endAccess, recordAudit } from '../mutations.ts'
import { makePasswordLink } from './invitations.ts'

/** Whether the way in was made anew: the id of the link, or why there is none. */
export type OwnerRecovery = { ok: true; id: string } | { ok: false; reason: 'unknown' | 'not-owner' }

const command = { id: 'command' }

/**
 * Lets an owner in again who has lost password or second factor, at the word of whoever runs the server: for the only
 * owner nobody inside can do it. All sessions end, and the link alone opens the door: a password that might have been
 * found would be enough without its second factor. Done again, the last link alone is good.
 */
export async function recoverOwner(email: string): Promise<OwnerRecovery> {
  return inTransaction(async (transaction) => {
    const user = await transaction.staffUser.findUnique({ where: { email } })
    if (!user || user.disabledAt) return { ok: false, reason: 'unknown' }
    if (user.role !== 'owner') return { ok: false, reason: 'not-owner' }
    const { id: userId } = user
    const { id } = await makePasswordLink(transaction, command, user)
    await transaction.staffUser.update({ where: { id: userId }, data: { twoFactorEnabled: false } })
    await transaction.staffAccount.updateMany({
      where: { userId, providerId: 'credential' },
      data: { password: null },
    })
    const factors = await transaction.staffTwoFactor.deleteMany({ where: { userId } })
    const sessions = await endAccess(transaction, userId)
    await recordAudit(transaction, command, {
      action: 'staff.owner-recovered',
      entity: 'staff',
      entityId: userId,
      before: { sessions, secondFactors: factors.count },
      after: { sessions: 0, secondFactors: 0 },
    })
    return { ok: true, id }
  })
}
