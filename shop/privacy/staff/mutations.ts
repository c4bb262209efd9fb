import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { forgetFormsOf } from '#platform/kept-form.ts'
import { forgetRecipient } from '#platform/outbox.ts'
import { sign } from '#platform/secrets.ts'
import { eraseCommenter } from '#shop/comments/mutations/withdraw-comment.ts'
import { eraseShopper } from '#shop/orders/mutations/erase-shopper.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { Erasure, HeldData } from './person.ts'
import { heldKinds } from './person.ts'
import type { Handler } from './queries.ts'

/** The address under which the audit trail knows the person: it shows that two rows are about the same one, not whom. */
const nameless = (email: string) => sign('person', email.toLowerCase())

const actorFor = (by: Handler) => (by === 'command' ? { id: 'command' } : by)

/** Notes that somebody's data were handed out. */
export async function noteHandedOut(by: Handler, held: HeldData): Promise<void> {
  const after = Object.fromEntries(heldKinds.map((kind) => [kind, held[kind].length]))
  await inTransaction((transaction) =>
    recordAudit(transaction, actorFor(by), {
      action: 'person.exported',
      entity: 'person',
      entityId: nameless(held.email),
      after,
    }),
  )
}

/**
 * Erases a person at their wish, wherever the shop knows them (Art. 17 GDPR), as one deed with its audit row. What tax
 * law keeps and what is still going on is named. Doing it again does what has become possible since, or nothing.
 */
export async function erasePerson(by: Handler, email: string, now = new Date()): Promise<Erasure> {
  if (by !== 'command') insistOn(by, 'privacy:handle')
  return inTransaction(async (transaction) => {
    const shopper = await eraseShopper(transaction, email, now)
    const commenter = await eraseCommenter(transaction, email, now)
    const mails = await forgetRecipient(transaction, email)
    await forgetFormsOf(transaction, email)
    const { orders, letters, receipts } = shopper
    const open = mails.waiting > 0 ? [...shopper.open, 'mail'] : shopper.open
    const erasure = { orders, letters, ...commenter, mails: mails.forgotten }
    await recordAudit(transaction, actorFor(by), {
      action: 'person.erased',
      entity: 'person',
      entityId: nameless(email),
      after: { ...erasure, receipts: receipts.length, open: open.length },
    })
    return { ...erasure, receipts, open }
  })
}
