import 'server-only'
import type { JobDefinition } from '#platform/jobs.ts'
import { inPortions } from '#platform/retention.ts'
import { forgetAccess } from './mutations/forget-access.ts'
import { forgetAudit } from './mutations/forget-audit.ts'

/** Every night, when few people work. */
export const auditRetentionJob: JobDefinition<never> = {
  queue: 'retention-audit',
  cron: '47 2 * * *',
  work: () => inPortions('audit', () => forgetAudit()),
}

export const accessRetentionJob: JobDefinition<never> = {
  queue: 'retention-access',
  cron: '52 2 * * *',
  work: () => forgetAccess(new Date()),
}
