import type { ChargeTrait } from '../state.ts'
import type { DeclineName } from '../objects/declines.ts'

/** What one of Stripe's documented test numbers does (docs.stripe.com/testing). */
export interface TestCard {
  brand: 'visa' | 'mastercard' | 'amex'
  funding: 'credit' | 'debit'
  country: string
  challenge: boolean
  decline: DeclineName | null
  trait: ChargeTrait | null
}

const plain: TestCard = {
  brand: 'visa',
  funding: 'credit',
  country: 'US',
  challenge: false,
  decline: null,
  trait: null,
}

const cards: Record<string, TestCard> = {
  '4242424242424242': plain,
  '4000056655665556': { ...plain, funding: 'debit' },
  '4000006160000005': { ...plain, country: 'PL' },
  '4000005280000002': { ...plain, country: 'NL' },
  '5555555555554444': { ...plain, brand: 'mastercard' },
  '378282246310005': { ...plain, brand: 'amex' },
  '4000000000000077': plain,
  '4000000000000002': { ...plain, decline: 'generic_decline' },
  '4000000000009995': { ...plain, decline: 'insufficient_funds' },
  '4000000000009987': { ...plain, decline: 'lost_card' },
  '4000000000009979': { ...plain, decline: 'stolen_card' },
  '4000000000000069': { ...plain, decline: 'expired_card' },
  '4000000000000127': { ...plain, decline: 'incorrect_cvc' },
  '4000000000000119': { ...plain, decline: 'processing_error' },
  '4000002500003155': { ...plain, challenge: true },
  '4000000000003220': { ...plain, challenge: true },
  '4000002760003184': { ...plain, challenge: true },
  '4000008260003178': { ...plain, challenge: true, decline: 'insufficient_funds' },
  '4000008400001629': { ...plain, challenge: true, decline: 'generic_decline' },
  '4000000000000259': { ...plain, trait: 'disputed' },
  '4000000000007726': { ...plain, trait: 'refund-pending' },
  '4000000000005126': { ...plain, trait: 'refund-fails-later' },
}

/** A number outside Stripe's list is declined, as in Stripe's test mode. */
export function testCard(number: string): TestCard {
  return (
    (Object.hasOwn(cards, number) ? cards[number] : undefined) ?? { ...plain, decline: 'test_mode_live_card' }
  )
}

/** The check digit that every card number carries (ISO/IEC 7812). */
export function hasValidCheckDigit(number: string): boolean {
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
