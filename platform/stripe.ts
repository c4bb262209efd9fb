import 'server-only'
import Stripe from 'stripe'
import { environment } from './environment.ts'

const shared = globalThis as { shopStripe?: Stripe }

/** A client of Stripe, or of whatever stands at the given address in its place. */
export function createStripe(secretKey: string, apiBase: URL | null): Stripe {
  return new Stripe(secretKey, {
    // Twice five seconds: who waits for the payment page hears within twelve that it does not come.
    timeout: 5_000,
    maxNetworkRetries: 1,
    telemetry: false,
    ...(apiBase && {
      host: apiBase.hostname,
      port: apiBase.port || (apiBase.protocol === 'https:' ? 443 : 80),
      protocol: apiBase.protocol === 'https:' ? ('https' as const) : ('http' as const),
    }),
  })
}

/** stripe-node against Stripe, or against whatever STRIPE_API_BASE names: the shop's code is the same. */
export function stripe(): Stripe {
  const { stripeSecretKey, stripeApiBase } = environment()
  shared.shopStripe ??= createStripe(stripeSecretKey, stripeApiBase)
  return shared.shopStripe
}
