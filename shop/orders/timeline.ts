import type { FulfilmentState, PaymentState, RefundState } from './order.ts'
import type { PlacedOrder } from './placed-order.ts'

/** A happening a shopper cares about; the names are also the message keys. */
export type Happening =
  | `payment.${PaymentState}`
  | `fulfilment.${FulfilmentState}`
  | `refund.${RefundState}`
  | 'cancelledByYou'
  | 'withdrawal'

export interface TimelineEntry {
  happening: Happening
  /** Null for what is still to come. */
  at: Date | null
}

const ahead = ['packed', 'shipped', 'delivered'] as const

function happeningOf({ fact, to, actor }: PlacedOrder['timeline'][number]): Happening | null {
  if (fact === 'payment')
    return to === 'expired' && actor === 'shopper' ? 'cancelledByYou' : (`payment.${to}` as Happening)
  return fact === 'fulfilment' || fact === 'refund' ? (`${fact}.${to}` as Happening) : null // a dispute is between banks
}

function isOnItsWay({ payment, fulfilment, refund }: PlacedOrder): boolean {
  return payment === 'paid' && fulfilment !== 'cancelled' && refund !== 'full'
}

/** What has happened to an order, in order, and what is still to come while it is on its way. */
export function timelineOf(order: PlacedOrder): TimelineEntry[] {
  const past = order.timeline.flatMap((event): TimelineEntry[] => {
    const happening = happeningOf(event)
    return happening ? [{ happening, at: event.at }] : []
  })
  if (order.withdrawnAt) past.push({ happening: 'withdrawal', at: order.withdrawnAt })
  past.sort((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0))
  if (!isOnItsWay(order)) return past
  const reached = ahead.findIndex((state) => state === order.fulfilment)
  const rest = ahead
    .slice(reached + 1)
    .map((state): TimelineEntry => ({ happening: `fulfilment.${state}`, at: null }))
  return [...past, ...rest]
}
