import { workJobs } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { mailJob } from '#platform/outbox.ts'
import { cartRetentionJob } from '#shop/cart/jobs.ts'
import { pictureCleaningJob } from '#shop/catalogue/staff/pictures/jobs.ts'
import { checkoutJobs } from '#shop/checkout/jobs.ts'
import { commentMails } from '#shop/comments/email.ts'
import { commentJobs } from '#shop/comments/jobs.ts'
import { invoiceRetentionJob } from '#shop/invoices/jobs.ts'
import { orderMails } from '#shop/orders/email/order-mails.ts'
import { checkMoneyJob, orderRetentionJob } from '#shop/orders/jobs.ts'
import { searchJob } from '#shop/search/jobs.ts'
import { staffMails } from '#shop/staff/email.ts'
import { auditRetentionJob } from '#shop/staff/jobs.ts'

const stop = await workJobs([
  ...checkoutJobs,
  ...commentJobs,
  orderRetentionJob,
  cartRetentionJob,
  auditRetentionJob,
  invoiceRetentionJob,
  checkMoneyJob,
  pictureCleaningJob,
  searchJob as never,
  mailJob({ ...orderMails, ...commentMails, ...staffMails }) as never,
])
logger.info('worker started')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0))
  })
}
