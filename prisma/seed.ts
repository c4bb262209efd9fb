import { createDatabase } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { mailQueue } from '#platform/outbox.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import { refundQueue } from '#shop/checkout/mutations/request-refund.ts'
import { seedArticles } from './seed/articles.ts'
import { seedCatalogue } from './seed/catalogue.ts'
import { seedComments } from './seed/comments.ts'
import { seedDelivery } from './seed/delivery.ts'
import { seedLegalTexts } from './seed/legal-texts.ts'
import { seedReferenceData } from './seed/reference-data.ts'
import { seedSearch } from './seed/search.ts'
import { seedStaff } from './seed/staff.ts'

/**
 * Makes a migrated database ready: queues and reference data always, the demo shop only where it is asked for and
 * nothing is sold yet. Running it again changes nothing.
 */
const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is not set')
const isDemo = process.env.SHOP_DEMO === '1'
if (isDemo && /_live_/.test(process.env.STRIPE_SECRET_KEY ?? '')) {
  throw new Error('Demo data is never put beside a live Stripe key.')
}

const forgotten = ['notes', 'orders', 'events', 'carts', 'audit', 'access', 'invoices', 'privacy']
const nightly = ['retention', ...forgotten.map((what) => `retention-${what}`)]
const clockwork = ['sweep', 'check-money', ...nightly, 'pictures']
await prepareJobs(url, [mailQueue, refundQueue, searchQueue, ...clockwork])
const database = createDatabase(url, 2)
try {
  const seededAt = new Date()
  await database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7305110)`
      await seedReferenceData(transaction)
      if (!isDemo || (await transaction.product.count()) > 0) return
      await seedDelivery(transaction)
      await seedLegalTexts(transaction, seededAt)
      await seedCatalogue(transaction, seededAt)
      await seedArticles(transaction, seededAt)
      await seedComments(transaction, seededAt)
      await seedSearch(transaction)
      await seedStaff(transaction)
    },
    { timeout: 120_000, maxWait: 60_000 },
  )
} finally {
  await database.$disconnect()
}
