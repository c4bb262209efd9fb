import type Stripe from 'stripe'
import { z } from 'zod'
import { paging } from './list-parameters.ts'
import { boolean, email, fields, integer, list, metadata, text, unplayed } from './parameters.ts'

export const refundCreate = fields<Stripe.RefundCreateParams>()({
  amount: integer(1).optional(),
  charge: text().optional(),
  currency: text(3).optional(),
  customer: unplayed(),
  expand: list(text()).optional(),
  instructions_email: email().optional(),
  metadata: metadata.optional(),
  origin: unplayed(),
  payment_intent: text().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  refund_application_fee: boolean().optional(),
  reverse_transfer: boolean().optional(),
})

export type RefundCreate = z.output<typeof refundCreate>

export const refundUpdate = fields<Stripe.RefundUpdateParams>()({
  expand: list(text()).optional(),
  metadata: metadata.optional(),
})

export const refundList = fields<Stripe.RefundListParams>()({
  ...paging,
  charge: text().optional(),
  payment_intent: text().optional(),
})
