import type { PaymentMethod } from './market.ts'

const names: Partial<Record<PaymentMethod, string>> = {
  blik: 'BLIK',
  p24: 'Przelewy24',
  ideal: 'iDEAL | Wero',
}

/** The name people know a means of payment by; a card has a word in each language. */
export function paymentMethodName(method: string | null, card: string): string {
  return names[method as PaymentMethod] ?? card
}
