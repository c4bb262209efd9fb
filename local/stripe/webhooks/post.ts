import type { WireEvent } from '../state.ts'
import type { DeliveryPlan } from './delivery-plan.ts'
import { signatureHeader } from './signature.ts'

interface Parts {
  url: string
  event: WireEvent
  secret: string
  plan: DeliveryPlan
  seconds: number
  signal: AbortSignal
}

export interface PostAnswer {
  status: number | null
  error: string | null
}

/** One attempt: a redirect is a failure for Stripe, and so is an answer that comes too late. */
export async function post({ url, event, secret, plan, seconds, signal }: Parts): Promise<PostAnswer> {
  const payload = JSON.stringify(event, null, 2)
  const secrets = { 'wrong-secret': ['whsec_wrong'], 'two-signatures': ['whsec_previous', secret] }
  const timestamp = plan.signature === 'old-timestamp' ? seconds - plan.timestampAgeSeconds : seconds
  const signature = signatureHeader(
    payload,
    plan.signature === 'wrong-secret' || plan.signature === 'two-signatures'
      ? secrets[plan.signature]
      : [secret],
    timestamp,
  )
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(plan.timeoutMs)]),
    })
    await response.arrayBuffer()
    return { status: response.status, error: null }
  } catch (error) {
    return { status: null, error: reason(error) }
  }
}

export function isAccepted({ status }: PostAnswer): boolean {
  return status !== null && status >= 200 && status < 300
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message
}
