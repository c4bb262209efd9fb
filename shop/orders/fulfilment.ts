import type { FulfilmentState, OrderFacts } from './order.ts'

/** A step of an order on its way to the shopper. */
export const fulfilmentSteps = ['packed', 'shipped', 'delivered'] as const
export type FulfilmentStep = (typeof fulfilmentSteps)[number]

/** After which states a step may follow; whoever hands over at once need not say "packed" first. */
export const fulfilmentBefore: Record<FulfilmentStep, readonly FulfilmentState[]> = {
  packed: ['open'],
  shipped: ['open', 'packed'],
  delivered: ['shipped'],
}

/** What a step depends on beside the four facts. */
export interface FulfilmentFacts extends OrderFacts {
  /** All of the money goes back, or has gone: asked for, on its way, or there. */
  isPaidBack: boolean
  /** The buyer has withdrawn from the contract, and nobody has answered yet. */
  isWithdrawn: boolean
}

export type FulfilmentRefusal =
  /** Not paid, given up, or in review. */
  | 'not-paid'
  | 'cancelled'
  | 'paid-back'
  | 'disputed'
  /** Our acknowledgement has promised not to send it (WD-04): the withdrawal is answered first. */
  | 'withdrawn'
  /** The step does not follow on what the order is. */
  | 'not-now'

/** Whether goods may leave: money that goes back, or may, must not go together with the goods. */
function mayLeave(facts: FulfilmentFacts): FulfilmentRefusal | null {
  if (facts.payment !== 'paid') return 'not-paid'
  if (facts.isPaidBack) return 'paid-back'
  if (facts.dispute === 'open' || facts.dispute === 'lost') return 'disputed'
  return facts.isWithdrawn ? 'withdrawn' : null
}

/** Why a step must not be taken, or null when it may. */
export function refusalOfStep(facts: FulfilmentFacts, step: FulfilmentStep): FulfilmentRefusal | null {
  if (facts.fulfilment === 'cancelled') return 'cancelled'
  // A parcel that has left arrives, whatever has become of the money.
  const refusal = step === 'delivered' ? null : mayLeave(facts)
  return refusal ?? (fulfilmentBefore[step].includes(facts.fulfilment) ? null : 'not-now')
}
