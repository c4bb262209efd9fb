import type { Transaction } from '../database.ts'

/** Held by whoever puts the files of an upload in their place or takes them away (I20). */
export async function lockUpload(transaction: Transaction, file: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${file}, 22))`
}
