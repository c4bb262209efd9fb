import 'server-only'
import type { JobDefinition } from '#platform/jobs.ts'
import { forgetComments } from './mutations/forget-comments.ts'

/** Every night, when few people read. */
export const commentJobs: JobDefinition<never>[] = [
  { queue: 'retention', cron: '17 2 * * *', work: () => forgetComments() },
]
