import 'server-only'
import type { Database } from '#platform/database.ts'

/** Second payments that have not gone back yet. */
export async function listSecondPayments(database: Database, limit = 200) {
  return database.secondPayment.findMany({
    where: { status: { in: ['requested', 'pending'] } },
    orderBy: { at: 'asc' },
    take: limit,
    select: { paymentIntentId: true },
  })
}

/** A second payment that has not gone back yet. */
export async function findSecondPayment(database: Database, paymentIntentId: string) {
  return database.secondPayment.findFirst({
    where: { paymentIntentId, status: { in: ['requested', 'pending'] } },
    select: { paymentIntentId: true, amount: true },
  })
}

/** Those of the payments that came besides an order's own. */
export async function findSecondPayments(
  database: Database,
  paymentIntentIds: readonly string[],
): Promise<string[]> {
  const rows = await database.secondPayment.findMany({
    where: { paymentIntentId: { in: [...paymentIntentIds] } },
    select: { paymentIntentId: true },
  })
  return rows.map(({ paymentIntentId }) => paymentIntentId)
}
