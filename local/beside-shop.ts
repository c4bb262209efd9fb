import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.ts'
import { readLocalFile } from './local-file.ts'
import { startPostgres } from './postgres.ts'
import { readSettings, type Settings } from './settings.ts'
import type { Variables } from './run.ts'

/** What `npm start` adds to the environment of the shop of this checkout, from what it has written down. */
function remembered({ directory, usesStripeStandIn }: Settings): Variables {
  const { shopSecret, webhookSecret, stripeKey, stripe, mailbox, addresses } = readLocalFile(directory)
  return {
    SHOP_URL: addresses?.shop,
    SHOP_SECRET: shopSecret,
    SMTP_URL: mailbox && `smtp://127.0.0.1:${mailbox.smtpPort}`,
    ...(usesStripeStandIn && {
      STRIPE_SECRET_KEY: stripeKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_BASE: stripe && `http://127.0.0.1:${stripe.port}`,
    }),
  }
}

/**
 * Gives a command the environment of the shop of this checkout: `.env`, and what `npm start` fills in where there is no
 * database of one's own. Answers what must be done when the command is over.
 */
export async function joinShop(): Promise<() => Promise<void>> {
  const file = join(checkout, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const settings = readSettings(process.env)
  const { directory, databaseUrl } = settings
  if (databaseUrl || !readLocalFile(directory).postgres) return () => Promise.resolve()
  const postgres = await startPostgres({ directory })
  for (const [name, value] of Object.entries({ ...remembered(settings), DATABASE_URL: postgres.url }))
    if (value !== undefined) process.env[name] ??= value
  return postgres.stop
}
