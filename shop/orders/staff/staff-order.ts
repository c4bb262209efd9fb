import type { Locale, Market } from '#i18n/locale.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { AnswerOutcome } from '../answer.ts'
import type { FulfilmentRefusal, FulfilmentStep } from '../fulfilment.ts'
import type { HoldState, OrderWord } from '../order.ts'
import type { PlacedOrder } from '../placed-order.ts'

interface Answered {
  answeredAt: Date | null
  answeredBy: string | null
  outcome: AnswerOutcome | null
  answer: string | null
}

/** An order with everything that happened to it, as staff see it. */
export interface StaffOrder {
  order: PlacedOrder
  word: OrderWord
  /** Sent along with each step, so that nobody acts on what is no longer so. */
  version: number
  hold: HoldState
  locale: Locale
  market: Market
  /** What the shopper wrote beside the order. */
  note: string | null
  anonymisedAt: Date | null
  sessionId: string | null
  paymentIntentId: string | null
  /** Why each step cannot be taken now, null where it can. */
  steps: Record<FulfilmentStep, FulfilmentRefusal | null>
  events: {
    id: string
    fact: string
    from: string | null
    to: string
    cause: string
    actor: string
    at: Date
  }[]
  payments: { paymentIntentId: string; amount: Money; outcome: string; method: string | null; at: Date }[]
  refunds: StaffRefundRow[]
  movements: {
    id: string
    variantId: number
    kind: string
    quantity: number
    reason: string
    actor: string
    at: Date
  }[]
  mails: {
    id: string
    kind: string
    status: string
    attempts: number
    error: string | null
    createdAt: Date
    sentAt: Date | null
  }[]
  notes: { id: string; body: string; author: string; at: Date }[]
  withdrawals: (Answered & { id: string; items: string; submittedAt: Date })[]
  complaints: (Answered & {
    id: string
    reference: string
    item: string
    description: string
    submittedAt: Date
    answerBy: Date
  })[]
  alerts: { id: string; kind: string; createdAt: Date; resolvedAt: Date | null }[]
  /** Names of the staff among the actors, by the actor's word (`staff:…`). */
  people: ReadonlyMap<string, string>
}

export interface StaffRefundRow {
  id: string
  amount: Money
  shipping: Money
  status: string
  reason: string
  failure: string | null
  actor: string
  at: Date
  lines: { variantId: number; quantity: number; amount: Money }[]
}
