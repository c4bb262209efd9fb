import type Stripe from 'stripe'
import { z } from 'zod'
import { boolean, fields, integer, list, text } from './parameters.ts'

const range = z.strictObject({
  gt: integer().optional(),
  gte: integer().optional(),
  lt: integer().optional(),
  lte: integer().optional(),
})

/** A moment, or a range of moments. */
const created = z
  .preprocess((value) => (typeof value === 'string' ? { gte: value, lte: value } : value), range)
  .optional()

export type CreatedRange = z.output<typeof created>

export const paging = {
  created,
  ending_before: text().optional(),
  expand: list(text()).optional(),
  limit: integer(1, 100).optional(),
  starting_after: text().optional(),
}

export interface Paging {
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
}

export const expandOnly = z.strictObject({ expand: paging.expand })

export const intentRetrieve = fields<Stripe.PaymentIntentRetrieveParams>()({
  client_secret: text().optional(),
  expand: paging.expand,
})

export const intentList = fields<Stripe.PaymentIntentListParams>()({
  ...paging,
  customer: text().optional(),
  customer_account: text().optional(),
})

export const chargeList = fields<Stripe.ChargeListParams>()({
  ...paging,
  customer: text().optional(),
  payment_intent: text().optional(),
  transfer_group: text().optional(),
})

export const disputeList = fields<Stripe.DisputeListParams>()({
  ...paging,
  charge: text().optional(),
  payment_intent: text().optional(),
})

export const eventList = fields<Stripe.EventListParams>()({
  ...paging,
  delivery_success: boolean().optional(),
  type: text().optional(),
  types: list(text()).optional(),
})
