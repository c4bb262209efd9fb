import 'server-only'
import { inTransaction } from '#platform/database.ts'
import type { JobDefinition } from '#platform/jobs.ts'
import { searchQueue, type Indexed } from '#shop/catalogue/search-queue.ts'
import { rebuildSearch } from './mutations.ts'

/** One thing as soon as it is saved; by the clock everything, whatever got lost. */
export const searchJob: JobDefinition<Partial<Indexed>> = {
  queue: searchQueue,
  cron: '7 3 * * *',
  work: ({ kind, key }) =>
    inTransaction((transaction) => rebuildSearch(transaction, kind && key ? { kind, key } : undefined)),
}
