import { resolve } from 'node:path'
import { z } from 'zod'

/** The payment page lives here when Stripe itself is used. */
const stripeCheckoutOrigin = 'https://checkout.stripe.com'

const flag = z
  .enum(['0', '1', ''])
  .optional()
  .transform((value) => value === '1')
const list = z
  .string()
  .optional()
  .transform((value) =>
    (value ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

const secret = z.string().min(32, 'must be at least 32 random characters; order links are derived from it')

const variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a Stripe secret or restricted key'),
  /** Several secrets, comma separated, while one is being rolled. */
  STRIPE_WEBHOOK_SECRET: z.string().min(16, 'must be the signing secret of the webhook endpoint'),
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }),
  MAILBOX_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Shop <shop@shop.example>'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  SHOP_DATA_DIR: z.string().default('.data'),
  SHOP_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
  /** Several secrets, comma separated, while one is being rolled: the first signs, all are believed. */
  SHOP_SECRET: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.tuple([secret], secret)),
  TRUSTED_PROXIES: list,
  SHOP_DEMO: flag,
  PAGE_CACHE_MEGABYTES: z.coerce.number().int().min(8).default(128),
})

export interface Environment {
  databaseUrl: string
  stripeSecretKey: string
  stripeWebhookSecrets: string[]
  /** Set when something other than Stripe answers, on a laptop the stand-in. */
  stripeApiBase: URL | null
  /** Origin of the hosted payment page; the only foreign place a form of ours may lead to. */
  paymentPageOrigin: string
  smtpUrl: string
  mailboxUrl: string | null
  mailFrom: string
  port: number
  host: string
  dataDirectory: string
  shopUrl: URL
  /** What order links and form tokens are signed with, the present one first; the others are of before. */
  secrets: readonly [string, ...string[]]
  trustedProxies: string[]
  isDemo: boolean
  isDevelopment: boolean
  pageCacheBytes: number
}

/** Reads and checks the environment once; a fault names each variable and what is wrong with it. */
export function parseEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = variables.safeParse(source)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not complete:\n${faults.join('\n')}`)
  }
  const values = parsed.data
  const stripeApiBase = values.STRIPE_API_BASE ? new URL(values.STRIPE_API_BASE) : null
  if (stripeApiBase && /_live_/.test(values.STRIPE_SECRET_KEY)) {
    throw new Error(
      'A live Stripe key must not be used together with STRIPE_API_BASE: no real money through a stand-in.',
    )
  }
  if (values.SHOP_DEMO && /_live_/.test(values.STRIPE_SECRET_KEY)) {
    throw new Error('SHOP_DEMO must not be used together with a live Stripe key.')
  }
  return {
    databaseUrl: values.DATABASE_URL,
    stripeSecretKey: values.STRIPE_SECRET_KEY,
    stripeWebhookSecrets: values.STRIPE_WEBHOOK_SECRET.split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    stripeApiBase,
    paymentPageOrigin: stripeApiBase ? stripeApiBase.origin : stripeCheckoutOrigin,
    smtpUrl: values.SMTP_URL,
    mailboxUrl: values.MAILBOX_URL ?? null,
    mailFrom: values.MAIL_FROM,
    port: values.PORT,
    host: values.HOST,
    dataDirectory: resolve(values.SHOP_DATA_DIR),
    shopUrl: new URL(values.SHOP_URL ?? `http://localhost:${values.PORT}`),
    secrets: values.SHOP_SECRET,
    trustedProxies: values.TRUSTED_PROXIES,
    isDemo: values.SHOP_DEMO,
    isDevelopment: source.NODE_ENV === 'development',
    pageCacheBytes: values.PAGE_CACHE_MEGABYTES * 1024 * 1024,
  }
}

let known: Environment | undefined

export function environment(): Environment {
  known ??= parseEnvironment(process.env)
  return known
}
