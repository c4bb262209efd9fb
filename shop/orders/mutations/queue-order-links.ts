import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { randomToken } from '#platform/secrets.ts'

/**
 * Queues one mail with links to the orders of this address. Whether there are any is asked when it is sent: whoever
 * watches how long the answer takes learns nothing (T14).
 */
export async function queueOrderLinks(email: string, locale: Locale): Promise<void> {
  await inTransaction((transaction) =>
    queueMail(transaction, {
      dedupeKey: `order-links:${randomToken()}`,
      kind: 'order-links',
      locale,
      recipient: email,
    }),
  )
}
