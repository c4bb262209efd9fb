import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { raiseAlert } from '#shop/orders/mutations.ts'

/** Mails that a day of trying could not send are told to staff, once a day. */
export function alertMails(transaction: Transaction, mails: number, now: Date): Promise<unknown> {
  const day = now.toISOString().slice(0, 10)
  return raiseAlert(transaction, { kind: 'mails-dead', facts: { mails }, dedupeKey: `mails-dead:${day}` })
}
