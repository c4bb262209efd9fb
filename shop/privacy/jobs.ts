import 'server-only'
import type { JobDefinition } from '#platform/jobs.ts'
import { forgetPrivacyRequests } from './mutations.ts'

/** Every night. */
export const privacyRetentionJob: JobDefinition<never> = {
  queue: 'retention-privacy',
  cron: '52 2 * * *',
  work: () => forgetPrivacyRequests(),
}
