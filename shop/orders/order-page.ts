import type { OrderWord } from './order.ts'
import type { PlacedOrder } from './placed-order.ts'

/** A page that waits asks for this long at most, however it asks. */
const waitingMilliseconds = 10 * 60 * 1000

/** How often a browser without scripts asks again by itself, and how often in all. */
export const refreshSeconds = 6
const refreshLimit = 40

const waitingWords: readonly OrderWord[] = ['awaiting-payment', 'processing-payment']

/** Whether the shopper may still go to the payment page. */
export function isPayable({ payment, sessionUrl, sessionExpiresAt }: PlacedOrder, now = new Date()): boolean {
  return payment === 'pending' && sessionUrl !== null && sessionExpiresAt.getTime() > now.getTime()
}

/** Whether the page of an order waits for a word from the payment; for minutes after its time is over, not for ever. */
export function isWaiting(word: OrderWord, order: PlacedOrder, now = new Date()): boolean {
  const until = order.sessionExpiresAt.getTime() + waitingMilliseconds
  return waitingWords.includes(word) && now.getTime() < until
}

/** The number of the next look of a page that refreshes itself, or null when it has looked often enough. */
export function nextLook(typed: string | undefined): number | null {
  const looked = /^\d{1,3}$/.test(typed ?? '') ? Number(typed) : 0
  return looked < refreshLimit ? looked + 1 : null
}

const tones: Record<OrderWord, 'info' | 'positive' | 'caution' | 'critical' | 'neutral'> = {
  'awaiting-payment': 'caution',
  'processing-payment': 'info',
  'payment-expired': 'neutral',
  'payment-failed': 'critical',
  'in-review': 'caution',
  cancelled: 'neutral',
  refunded: 'info',
  paid: 'positive',
  packed: 'positive',
  shipped: 'positive',
  delivered: 'positive',
}

export function toneOf(word: OrderWord) {
  return tones[word]
}

/** Words under which nothing was bought: neither a receipt nor a right of withdrawal comes of them. */
export function isUnpaid(word: OrderWord): boolean {
  return waitingWords.includes(word) || word === 'payment-expired' || word === 'payment-failed'
}
