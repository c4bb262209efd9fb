import { z } from 'zod'
import type { Method } from '../account.ts'
import { idOf } from '../identifiers.ts'
import { declineNames } from '../objects/declines.ts'
import { beginAttempt, pay, settle, type PaymentOutcome } from '../objects/payments.ts'
import { expireSession, findSession } from '../objects/sessions.ts'
import type { Payer, StoredSession } from '../state.ts'
import type { World } from '../world.ts'

const methods = ['card', 'blik', 'p24', 'ideal'] as const satisfies readonly Method[]

const payer = {
  method: z.enum(methods).optional(),
  email: z.email().optional(),
  name: z.string().optional(),
}

const payment = z.strictObject({
  ...payer,
  outcome: z.enum(['succeeded', 'declined', 'processing']).default('succeeded'),
  decline: z.enum(declineNames).default('generic_decline'),
  /** How a processing payment ends by itself; without it a test decides with `settle`. */
  later: z.enum(['succeeded', 'failed']).nullable().default(null),
  afterSeconds: z.number().min(0).default(20),
})

const abandonment = z.strictObject(payer)
const settlement = z.strictObject({ outcome: z.enum(['succeeded', 'failed']) })
const tampering = z.strictObject({
  amount_total: z.int().optional(),
  currency: z.string().length(3).optional(),
  client_reference_id: z.string().nullable().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
})

/** Pays as a shopper would on the page, without a browser. */
export function payByHand(world: World, id: string, body: unknown): unknown {
  const wanted = payment.parse(body)
  const stored = findSession(world, id)
  pay(world, stored, payerOf(stored, wanted), outcomeOf(wanted))
  return stored.session
}

/** Decides a payment that is processing. */
export function settleByHand(world: World, id: string, body: unknown): unknown {
  const stored = findSession(world, id)
  settle(world, stored, settlement.parse(body).outcome)
  return stored.session
}

/** The shopper begins to pay, goes to the bank's page, and never comes back. */
export function abandon(world: World, id: string, body: unknown): unknown {
  const stored = findSession(world, id)
  const who = payerOf(stored, abandonment.parse(body))
  beginAttempt(world, stored, {
    page: who.method === 'card' ? 'challenge' : 'bank',
    payer: who,
    decline: null,
    trait: null,
  })
  return stored.session
}

export function expireByHand(world: World, id: string): unknown {
  const stored = findSession(world, id)
  expireSession(world, stored)
  return stored.session
}

/** Changes what Stripe says about a session, as no honest course of events would. */
export function tamper(world: World, id: string, body: unknown): unknown {
  const changes = tampering.parse(body)
  const { session } = findSession(world, id)
  Object.assign(session, changes)
  const intent = world.state.paymentIntents.get(idOf(session.payment_intent) ?? '')
  if (intent !== undefined) {
    intent.amount = changes.amount_total ?? intent.amount
    intent.currency = changes.currency ?? intent.currency
    if (intent.status === 'succeeded') intent.amount_received = intent.amount
  }
  world.changed()
  return session
}

interface Who {
  method?: Method | undefined
  email?: string | undefined
  name?: string | undefined
}

function payerOf({ session }: StoredSession, wanted: Who): Payer {
  const offered = session.payment_method_types[0]
  const method = wanted.method ?? methods.find((candidate) => candidate === offered) ?? 'card'
  return {
    method,
    email: wanted.email ?? session.customer_email ?? 'shopper@example.com',
    name: wanted.name ?? 'Jan Kowalski',
    card:
      method === 'card'
        ? {
            brand: 'visa',
            last4: '4242',
            expMonth: 12,
            expYear: 2034,
            country: 'PL',
            funding: 'credit',
            authenticated: false,
          }
        : null,
  }
}

function outcomeOf({ outcome, decline, later, afterSeconds }: z.output<typeof payment>): PaymentOutcome {
  if (outcome === 'declined') return { kind: 'declined', decline }
  if (outcome === 'processing') return { kind: 'processing', later, afterSeconds }
  return { kind: 'succeeded' }
}
