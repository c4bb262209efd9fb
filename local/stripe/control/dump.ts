import type { State } from '../state.ts'

/** Everything the stand-in knows, for invariants that compare it with the shop's database. */
export function dump(state: State): unknown {
  return {
    sessions: [...state.sessions.values()].map(({ session, lineItems }) => ({
      ...session,
      line_items: lineItems,
    })),
    payment_intents: [...state.paymentIntents.values()],
    charges: [...state.charges.values()],
    refunds: [...state.refunds.values()],
    disputes: [...state.disputes.values()],
    events: [...state.events.values()],
    deliveries: [...state.deliveries.values()],
  }
}
