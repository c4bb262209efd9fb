import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { queueMail, requeueMail } from '#platform/outbox.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { mayDo } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

export interface MailAgain {
  orderId: string
  /** A mail of this order. */
  mailId: string
  /** One-time id that the form carries: a second press sends nothing more. */
  actionId: string
}

export type MailAgainAnswer =
  | { ok: true; isRepeat: boolean }
  | { ok: false; reason: 'role' | 'stale' | 'unknown-mail' | 'no-address' }
  /** It has not been sent yet: the mail server is being tried. */
  | { ok: false; reason: 'on-its-way' }

/**
 * Sends a mail of an order once more. What was sent goes out as a copy under a kind of its own, so that an order still
 * has one confirmation; what was given up is tried again as itself.
 */
export async function resendMail(
  staff: StaffMember,
  { orderId, mailId, actionId }: MailAgain,
  now = new Date(),
): Promise<MailAgainAnswer> {
  const allowed = mayDo(staff, 'orders:resend-mail', now)
  if (!allowed.ok) return allowed
  return inTransaction(async (transaction): Promise<MailAgainAnswer> => {
    // Two presses at once: the second one waits, and finds what the first one wrote.
    await transaction.$queryRaw`SELECT id FROM mail WHERE id = ${mailId} AND order_id = ${orderId} FOR UPDATE`
    const mail = await transaction.mail.findFirst({
      where: { id: mailId, orderId },
      include: { order: { select: { email: true } } },
    })
    if (!mail) return { ok: false, reason: 'unknown-mail' }
    const dedupeKey = `copy:${mailId}:${actionId}`
    if (await transaction.mail.findUnique({ where: { dedupeKey }, select: { id: true } }))
      return { ok: true, isRepeat: true }
    if (mail.status === 'queued') return { ok: false, reason: 'on-its-way' }
    if (!mail.order?.email) return { ok: false, reason: 'no-address' }
    if (mail.status === 'dead') {
      await requeueMail(transaction, mailId)
    } else {
      const isCopy = mail.kind === 'copy'
      const facts = isCopy ? (mail.facts ?? {}) : { kind: mail.kind, facts: mail.facts }
      await queueMail(transaction, {
        ...{ dedupeKey, kind: 'copy', orderId, locale: mail.locale },
        facts: facts as Record<string, never>,
      })
    }
    const about = { entity: 'order' as const, entityId: orderId, after: { mail: mailId, kind: mail.kind } }
    await recordAudit(transaction, staff, { action: 'order.mail-resent', ...about })
    return { ok: true, isRepeat: false }
  })
}
