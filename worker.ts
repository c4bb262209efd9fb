import { database } from '#platform/database.ts'
import { workJobs } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { mailJob } from '#platform/outbox.ts'
import { noteRetentionJob } from '#platform/retention.ts'
import { cartRetentionJob } from '#shop/cart/jobs.ts'
import { pictureCleaningJob } from '#shop/catalogue/staff/pictures/jobs.ts'
import { checkoutJobs } from '#shop/checkout/jobs.ts'
import { commentMails } from '#shop/comments/email.ts'
import { commentJobs } from '#shop/comments/jobs.ts'
import { invoiceRetentionJob } from '#shop/invoices/jobs.ts'
import { findMailSender } from '#shop/legal/queries.ts'
import { orderMails } from '#shop/orders/email/order-mails.ts'
import { checkMoneyJob, orderRetentionJob } from '#shop/orders/jobs.ts'
import { privacyMails } from '#shop/privacy/email.ts'
import { privacyRetentionJob } from '#shop/privacy/jobs.ts'
import { searchJob } from '#shop/search/jobs.ts'
import { staffMails } from '#shop/staff/email.ts'
import { accessRetentionJob, auditRetentionJob } from '#shop/staff/jobs.ts'

const stop = await workJobs([
  ...checkoutJobs,
  ...commentJobs,
  accessRetentionJob,
  auditRetentionJob,
  noteRetentionJob,
  orderRetentionJob,
  cartRetentionJob,
  invoiceRetentionJob,
  privacyRetentionJob,
  checkMoneyJob,
  pictureCleaningJob,
  searchJob as never,
  mailJob({
    renderers: { ...orderMails, ...commentMails, ...privacyMails, ...staffMails },
    sender: () => findMailSender(database()),
  }) as never,
])
logger.info('worker started')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(0))
  })
}
