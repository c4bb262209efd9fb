import type { PaymentOutcome } from '../objects/payments.ts'

const later = 20

// Stripe's test mode takes any six digits; these five are the stand-in's own, for the ways in which BLIK goes wrong.
const outcomes: Record<string, PaymentOutcome> = {
  '100001': { kind: 'declined', decline: 'blik_expired' },
  '100002': { kind: 'declined', decline: 'blik_declined' },
  '100003': { kind: 'declined', decline: 'blik_timeout' },
  '100004': { kind: 'processing', later: 'succeeded', afterSeconds: later },
  '100005': { kind: 'processing', later: 'failed', afterSeconds: later },
}

export function blikOutcome(code: string): PaymentOutcome {
  return (Object.hasOwn(outcomes, code) ? outcomes[code] : undefined) ?? { kind: 'succeeded' }
}
