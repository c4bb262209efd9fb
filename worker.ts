import { workJobs } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { mailJob } from '#platform/outbox.ts'
import { checkoutJobs } from '#shop/checkout/jobs.ts'
import { orderMails } from '#shop/orders/email.ts'

const stop = await workJobs([...checkoutJobs, mailJob({ ...orderMails }) as never])
logger.info('worker started')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0))
  })
}
