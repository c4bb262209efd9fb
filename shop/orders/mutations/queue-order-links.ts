import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { equalsIgnoringCase, inTransaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { randomToken } from '#platform/secrets.ts'

/** Queues one mail with links to the orders of this address, if there are any. */
export async function queueOrderLinks(email: string, locale: Locale): Promise<void> {
  await inTransaction(async (transaction) => {
    const orders = await transaction.order.findMany({
      where: { email: equalsIgnoringCase(email), payment: { not: 'expired' } },
      orderBy: { placedAt: 'desc' },
      take: 10,
      select: { id: true, email: true },
    })
    const [first] = orders
    if (!first?.email) return
    await queueMail(transaction, {
      dedupeKey: `order-links:${randomToken()}`,
      kind: 'order-links',
      locale,
      // The address as the order has it, never as it was typed.
      recipient: first.email,
      facts: { orders: orders.map((order) => order.id) },
    })
  })
}
