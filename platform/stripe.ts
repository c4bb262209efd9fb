import 'server-only'
import Stripe from 'stripe'
import { environment } from './environment.ts'

const shared = globalThis as { shopStripe?: Stripe }

/** stripe-node against Stripe, or against whatever STRIPE_API_BASE names: the shop's code is the same. */
export function stripe(): Stripe {
  if (!shared.shopStripe) {
    const { stripeSecretKey, stripeApiBase } = environment()
    shared.shopStripe = new Stripe(stripeSecretKey, {
      timeout: 10_000,
      maxNetworkRetries: 2,
      telemetry: false,
      ...(stripeApiBase && {
        host: stripeApiBase.hostname,
        port: stripeApiBase.port || (stripeApiBase.protocol === 'https:' ? 443 : 80),
        protocol: stripeApiBase.protocol === 'https:' ? ('https' as const) : ('http' as const),
      }),
    })
  }
  return shared.shopStripe
}
