/** Why a payment did not go through: Stripe's codes and its message for the developer. The shopper's own words are in
 *  page/texts.json under the same names. */
export interface Decline {
  code: string
  declineCode: string | null
  message: string
}

const declined = (declineCode: string): Decline => ({
  code: 'card_declined',
  declineCode,
  message: 'Your card was declined.',
})

export const declines = {
  generic_decline: declined('generic_decline'),
  insufficient_funds: { ...declined('insufficient_funds'), message: 'Your card has insufficient funds.' },
  lost_card: declined('lost_card'),
  stolen_card: declined('stolen_card'),
  test_mode_live_card: {
    ...declined('test_mode_live_card'),
    message:
      'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  },
  expired_card: { code: 'expired_card', declineCode: null, message: 'Your card has expired.' },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    declineCode: null,
    message: "Your card's security code is incorrect.",
  },
  processing_error: {
    code: 'processing_error',
    declineCode: null,
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  authentication_failed: {
    code: 'payment_intent_authentication_failure',
    declineCode: null,
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  },
  payment_failed: {
    code: 'payment_intent_payment_attempt_failed',
    declineCode: null,
    message: 'The payment failed.',
  },
  blik_expired: { ...declined('invalid_authorization'), message: 'The BLIK code has expired.' },
  blik_declined: { ...declined('generic_decline'), message: 'The bank declined the BLIK payment.' },
  blik_timeout: {
    code: 'payment_intent_payment_attempt_expired',
    declineCode: null,
    message: 'The customer did not confirm the payment in time.',
  },
} as const satisfies Record<string, Decline>

export type DeclineName = keyof typeof declines

export const declineNames = Object.keys(declines) as DeclineName[]

export function isDeclineName(name: string): name is DeclineName {
  return Object.hasOwn(declines, name)
}
