import 'server-only'
import type { JobDefinition } from '#platform/jobs.ts'
import { inPortions } from '#platform/retention.ts'
import { forgetInvoices } from './mutations/forget-invoices.ts'

/** Every night; in most of them there is nothing to do, for the law counts in years. */
export const invoiceRetentionJob: JobDefinition<never> = {
  queue: 'retention-invoices',
  cron: '57 2 * * *',
  work: () => inPortions('invoices', () => forgetInvoices()),
}
