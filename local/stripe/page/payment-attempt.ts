import type { Method } from '../account.ts'
import type { PaymentOutcome } from '../objects/payments.ts'
import type { Attempt, Payer } from '../state.ts'
import { blikOutcome } from './blik-codes.ts'
import type { CheckedForm } from './payment-form.ts'
import { testCard } from './test-cards.ts'

/** What follows from a correct form: the payment ends here, or the shopper goes to another page first. */
export type Step =
  { kind: 'here'; payer: Payer; outcome: PaymentOutcome } | { kind: 'elsewhere'; attempt: Attempt }

export function attemptFrom(form: CheckedForm): Step {
  if (form.card !== null) return cardAttempt(form, form.card)
  const payer: Payer = { method: form.method as Method, email: form.email, name: null, card: null }
  if (form.method === 'blik') return { kind: 'here', payer, outcome: blikOutcome(form.blikCode) }
  return { kind: 'elsewhere', attempt: { page: 'bank', payer, decline: null, trait: null } }
}

function cardAttempt(form: CheckedForm, card: NonNullable<CheckedForm['card']>): Step {
  const { brand, country, funding, challenge, decline, trait } = testCard(card.number)
  const payer: Payer = {
    method: 'card',
    email: form.email,
    name: card.name,
    card: {
      brand,
      country,
      funding,
      last4: card.number.slice(-4),
      expMonth: card.month,
      expYear: card.year,
      authenticated: challenge,
    },
  }
  if (challenge) return { kind: 'elsewhere', attempt: { page: 'challenge', payer, decline, trait } }
  if (decline !== null) return { kind: 'here', payer, outcome: { kind: 'declined', decline } }
  return { kind: 'here', payer, outcome: { kind: 'succeeded', trait } }
}
