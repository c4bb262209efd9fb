import { z } from 'zod'
import { missingParameter } from '../errors.ts'
import { idOf } from '../identifiers.ts'
import { findCharge } from '../objects/charges.ts'
import { changeDispute, findDispute, openDispute } from '../objects/disputes.ts'
import { findIntent } from '../objects/payment-intents.ts'
import { createRefund, findRefund, settleRefund } from '../objects/refunds.ts'
import type { World } from '../world.ts'

const money = {
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
  amount: z.int().min(1).optional(),
}

const dashboardRefund = z.strictObject({
  ...money,
  status: z.enum(['succeeded', 'pending', 'failed', 'requires_action']).optional(),
})
const nextRefunds = z.strictObject({
  status: z.enum(['pending', 'failed', 'requires_action']),
  times: z.int().min(0).default(1),
})
const refundEnd = z.strictObject({
  outcome: z.enum(['succeeded', 'failed']),
  failureReason: z.string().optional(),
})
const dispute = z.strictObject({ ...money, reason: z.string().default('fraudulent') })
const disputeChange = z.strictObject({
  status: z.enum(['under_review', 'won', 'lost', 'appeal_under_review']),
})

/** A refund that somebody began in Stripe's dashboard, so that the shop hears of it by event only. */
export function refundByHand(world: World, body: unknown): unknown {
  const { status, ...parameters } = dashboardRefund.parse(body)
  return createRefund(world, parameters, status)
}

/** What the next refunds begin as. */
export function orderRefunds(world: World, body: unknown): unknown {
  world.settings.nextRefunds = nextRefunds.parse(body)
  return world.settings.nextRefunds
}

export function settleRefundByHand(world: World, id: string, body: unknown): unknown {
  const { outcome, failureReason } = refundEnd.parse(body)
  const refund = findRefund(world, id)
  settleRefund(world, refund, outcome, failureReason)
  return refund
}

export function openDisputeByHand(world: World, body: unknown): unknown {
  const { charge, payment_intent: intent, amount, reason } = dispute.parse(body)
  const chargeId = charge ?? (intent === undefined ? null : idOf(findIntent(world, intent).latest_charge))
  if (chargeId === null) throw missingParameter('charge')
  return openDispute(world, findCharge(world, chargeId), reason, amount)
}

export function changeDisputeByHand(world: World, id: string, body: unknown): unknown {
  const found = findDispute(world, id)
  changeDispute(world, found, disputeChange.parse(body).status)
  return found
}
