import 'server-only'
import type { Transaction } from '#platform/database.ts'

/**
 * Holds what people said about wordings as it stands until the transaction ends. Whoever lets a product be public asks for
 * it first of all, before reading what the product rests on and before taking a row: many may hold it at once.
 */
export async function restOnWordings(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('claim-wordings', 24))`
}

/**
 * Waits until nobody rests on a wording any more, and lets nobody begin to until the transaction ends. One lock for all
 * wordings: a product rests on many, and a lock for each would be taken in as many orders.
 */
export async function unsettleWordings(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('claim-wordings', 24))`
}
