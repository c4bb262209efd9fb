import 'server-only'
import { subDays } from 'date-fns'
import { forgetNotes } from '#platform/retention.ts'

/** Days; Stripe itself forgets its events after as many. */
const kept = 30

export function forgetEvents(now: Date): Promise<void> {
  return forgetNotes({
    'stripe-events': ({ stripeEvent }, limit) =>
      stripeEvent.deleteMany({ where: { receivedAt: { lt: subDays(now, kept) } }, limit }),
  })
}
