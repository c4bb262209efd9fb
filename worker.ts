import { workJobs } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { mailJob } from '#platform/outbox.ts'
import { checkoutJobs } from '#shop/checkout/jobs.ts'
import { commentMails } from '#shop/comments/email.ts'
import { commentJobs } from '#shop/comments/jobs.ts'
import { orderMails } from '#shop/orders/email.ts'

const stop = await workJobs([
  ...checkoutJobs,
  ...commentJobs,
  mailJob({ ...orderMails, ...commentMails }) as never,
])
logger.info('worker started')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0))
  })
}
