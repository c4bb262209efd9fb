import 'server-only'
import type { JobDefinition } from '#platform/jobs.ts'
import { forgetPrivacyRequests } from './mutations.ts'

/** Every night. */
export const privacyRetentionJob: JobDefinition<never> = {
  queue: 'retention-privacy',
  cron: '7 3 * * *',
  work: () => forgetPrivacyRequests(),
}
