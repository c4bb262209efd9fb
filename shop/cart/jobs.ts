import 'server-only'
import type { JobDefinition } from '#platform/jobs.ts'
import { inPortions } from '#platform/retention.ts'
import { forgetCarts } from './mutations.ts'

/** Every night, when few people shop. */
export const cartRetentionJob: JobDefinition<never> = {
  queue: 'retention-carts',
  cron: '37 2 * * *',
  work: () => inPortions('carts', () => forgetCarts(new Date())),
}
