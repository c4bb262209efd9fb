import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { noteLimit } from '../order-forms.ts'

export interface NewNote {
  orderId: string
  /** One-time id that the form carries: a second press finds the first one's note. */
  actionId: string
  body: string
}

export type NoteAnswer =
  | { ok: true; noteId: string; isRepeat: boolean }
  | { ok: false; reason: 'role' | 'stale' | 'unknown-order' | 'empty' | 'too-long' }

/** Writes down something about an order that only staff read. What it says is no part of the audit trail. */
export async function writeNote(
  staff: StaffMember,
  { orderId, actionId, body }: NewNote,
  now = new Date(),
): Promise<NoteAnswer> {
  const allowed = mayDo(staff, 'orders:fulfil', now)
  if (!allowed.ok) return allowed
  const words = body.trim()
  if (words === '') return { ok: false, reason: 'empty' }
  if (words.length > noteLimit) return { ok: false, reason: 'too-long' }
  return inTransaction(async (transaction): Promise<NoteAnswer> => {
    const order = await transaction.order.findUnique({ where: { id: orderId }, select: { id: true } })
    if (!order) return { ok: false, reason: 'unknown-order' }
    const key = `${orderId}:${actionId}`
    const { count } = await transaction.orderNote.createMany({
      data: [{ orderId, actionId: key, body: words, author: actorOf(staff), at: now }],
      skipDuplicates: true,
    })
    const { id } = await transaction.orderNote.findUniqueOrThrow({
      where: { actionId: key },
      select: { id: true },
    })
    if (count === 0) return { ok: true, noteId: id, isRepeat: true }
    const facts = { entity: 'order' as const, entityId: orderId, after: { note: id } }
    await recordAudit(transaction, staff, { action: 'order.note-written', ...facts })
    return { ok: true, noteId: id, isRepeat: false }
  })
}
