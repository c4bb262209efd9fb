import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { readLocalFile, updateLocalFile } from './local-file.ts'
import { startMailbox } from './mailbox/start.ts'
import { startPostgres } from './postgres.ts'
import type { Settings } from './settings.ts'
import type { Narrator } from './steps.ts'
import { startStripe } from './stripe/start.ts'

/** What stops a part again; the last part started is the first to stop. */
export type Closer = () => Promise<void>

export interface PartsOptions {
  settings: Settings
  port: number
  /** Where the shop is known by another address, webhooks go there, as Stripe's would. */
  shopUrl: string | undefined
  narrator: Narrator
  signal: AbortSignal
  /** False in tests. */
  isDurable: boolean
  /** Takes each part's end as soon as the part runs. */
  onStarted: (stop: Closer) => void
}

/** Starts what the environment does not name: database, mailbox, Stripe's stand-in. Answers the variables they add. */
export async function startParts(options: PartsOptions): Promise<Record<string, string>> {
  const added: Record<string, string> = {}
  for (const start of [database, mailbox, payments]) {
    options.signal.throwIfAborted()
    Object.assign(added, await start(options))
  }
  return {
    ...added,
    SHOP_SECRET: keptSecret(options.settings.directory, 'shopSecret'),
  }
}

async function database({
  settings,
  narrator,
  isDurable,
  onStarted,
}: PartsOptions): Promise<Record<string, string>> {
  const { directory, databaseUrl } = settings
  const start = () => startPostgres({ directory, url: databaseUrl, isDurable, log: narrator.say })
  const postgres = databaseUrl ? await start() : await narrator.step('Starting PostgreSQL', start)
  onStarted(postgres.stop)
  return { DATABASE_URL: postgres.url }
}

async function mailbox({ settings, narrator, onStarted }: PartsOptions): Promise<Record<string, string>> {
  if (!settings.usesMailbox) return {}
  const { directory } = settings
  const { mailbox: known } = readLocalFile(directory)
  const mails = await narrator.step('Starting the mailbox', () => startMailbox({ directory, ...known }))
  onStarted(mails.stop)
  updateLocalFile(directory, { mailbox: { smtpPort: mails.smtpPort, httpPort: mails.httpPort } })
  return { SMTP_URL: mails.smtpUrl, MAILBOX_URL: mails.pageUrl }
}

async function payments({
  settings,
  port,
  shopUrl,
  narrator,
  onStarted,
}: PartsOptions): Promise<Record<string, string>> {
  if (!settings.usesStripeStandIn) return {}
  const { directory } = settings
  const secretKey = keptSecret(directory, 'stripeKey', 'sk_test_')
  const webhookSecret = keptSecret(directory, 'webhookSecret', 'whsec_')
  const stripe = await narrator.step("Starting Stripe's stand-in", async () =>
    startStripe({
      port: await freePort(readLocalFile(directory).stripe?.port),
      stateFile: join(directory, 'stripe.json'),
      webhookUrl: new URL('/api/stripe/webhook', shopUrl ?? `http://127.0.0.1:${port}`).toString(),
      webhookSecret,
      secretKey,
      log: narrator.say,
    }),
  )
  onStarted(() => stripe.stop())
  updateLocalFile(directory, { stripe: { port: stripe.port } })
  return { STRIPE_API_BASE: stripe.url, STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret }
}

type SecretName = 'shopSecret' | 'webhookSecret' | 'stripeKey'

/** Made once per checkout: what was derived from it, order links for example, stays valid over restarts. */
function keptSecret(directory: string, name: SecretName, prefix = ''): string {
  const known = readLocalFile(directory)[name]
  if (known) return known
  const secret = prefix + randomBytes(32).toString('hex')
  updateLocalFile(directory, { [name]: secret })
  return secret
}
