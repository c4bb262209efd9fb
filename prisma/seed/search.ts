import type { Transaction } from '#platform/database.ts'
import { rebuildSearch } from '#shop/search/mutations.ts'

export async function seedSearch(transaction: Transaction): Promise<void> {
  await rebuildSearch(transaction)
}
