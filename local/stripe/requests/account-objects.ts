import type Stripe from 'stripe'
import { apiVersion } from '../account.ts'
import type { World } from '../world.ts'

/** What has come in and has not gone out again, by currency. */
export function balanceObject(world: World): Stripe.Balance {
  const sums = new Map<string, number>()
  for (const charge of world.state.charges.values()) {
    const amount = charge.amount_captured - charge.amount_refunded
    sums.set(charge.currency, (sums.get(charge.currency) ?? 0) + amount)
  }
  const available = [...sums].map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }))
  const pending = [...sums.keys()].map((currency) => ({ amount: 0, currency, source_types: { card: 0 } }))
  return { object: 'balance', available, connect_reserved: [], livemode: false, pending }
}

export function webhookEndpointObject(url: string): Stripe.WebhookEndpoint {
  return {
    id: 'we_1StandinLocalShop',
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created: 0,
    description: null,
    enabled_events: ['*'],
    livemode: false,
    metadata: {},
    status: 'enabled',
    url,
  }
}
