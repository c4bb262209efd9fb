import type Stripe from 'stripe'
import samples from './samples.json' with { type: 'json' }

/** The one API version that is spoken here: the one that the shop's stripe-node pins. */
export const apiVersion: Stripe.LatestApiVersion = '2026-10-28.endive'

/** A way of paying that the hosted page can act out, by Stripe's own name. */
export type Method = 'card' | 'blik' | 'p24' | 'ideal'

// What the account has switched on, in the order in which the page offers it. Since 2026-09-30.endive Stripe takes the
// methods from here and from the currency; a session may only narrow them.
const methodsByCurrency: Record<string, readonly Method[]> = {
  pln: ['card', 'blik', 'p24'],
  eur: ['card', 'ideal'],
}

export function methodsFor(currency: string): readonly Method[] {
  return methodsByCurrency[currency] ?? ['card']
}

// Stripe refuses smaller payments (its list of minimum charge amounts).
const minimumAmounts: Record<string, number> = {
  pln: 200,
  eur: 50,
  huf: 17_500,
  czk: 1_500,
  usd: 50,
  gbp: 30,
}

export function minimumAmount(currency: string): number {
  return minimumAmounts[currency] ?? 50
}

export const accountId = 'acct_1StandinLocalShop'
export const methodConfigurationId = 'pmc_1StandinLocalShop'

export function accountObject(merchantName: string): unknown {
  const sample = samples.account
  return {
    ...sample,
    id: accountId,
    business_profile: { ...sample.business_profile, name: merchantName },
    capabilities: {
      blik_payments: 'active',
      card_payments: 'active',
      ideal_payments: 'active',
      p24_payments: 'active',
      transfers: 'active',
    },
    charges_enabled: true,
    country: 'PL',
    default_currency: 'pln',
    details_submitted: true,
    external_accounts: { ...sample.external_accounts, url: `/v1/accounts/${accountId}/external_accounts` },
    payouts_enabled: true,
    requirements: { ...sample.requirements, currently_due: [], disabled_reason: null, eventually_due: [] },
    settings: {
      ...sample.settings,
      dashboard: { ...sample.settings.dashboard, display_name: merchantName },
    },
  }
}
