import samples from '../samples.json' with { type: 'json' }
import { invalidRequest, missingResource } from '../errors.ts'
import { newId } from '../identifiers.ts'
import type { Charge, Dispute } from '../state.ts'
import type { World } from '../world.ts'
import { emit } from './events.ts'

const day = 86_400
const closed = ['won', 'lost']

export function findDispute(world: World, id: string): Dispute {
  const dispute = world.state.disputes.get(id)
  if (dispute === undefined) throw missingResource('dispute', id, 'dispute')
  return dispute
}

/** The cardholder's bank takes the money back, and the merchant may answer. */
export function openDispute(
  world: World,
  charge: Charge,
  reason = 'fraudulent',
  amount = charge.amount,
): Dispute {
  if (charge.status !== 'succeeded' || charge.disputed) {
    throw invalidRequest(`Charge ${charge.id} cannot be disputed.`, { begun: true })
  }
  const dispute: Dispute = {
    id: newId('du_1'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...samples.dispute.evidence },
    evidence_details: {
      due_by: world.clock.seconds() + 7 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: methodOf(charge),
    reason,
    status: 'needs_response',
  }
  charge.disputed = true
  world.state.disputes.set(dispute.id, dispute)
  emit(world, 'charge.dispute.created', dispute)
  emit(world, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

type DisputeChange = 'under_review' | 'won' | 'lost' | 'appeal_under_review'

export function changeDispute(world: World, dispute: Dispute, status: DisputeChange): void {
  const isAppeal = status === 'appeal_under_review'
  if (isAppeal ? dispute.status !== 'lost' : closed.includes(dispute.status)) {
    throw invalidRequest(`This dispute has a status of \`${dispute.status}\`.`, { begun: true })
  }
  const before = dispute.status
  dispute.status = status
  if (status === 'under_review') {
    dispute.evidence_details.has_evidence = true
    dispute.evidence_details.submission_count += 1
    dispute.evidence_details.submission_method = 'manual'
    emit(world, 'charge.dispute.updated', dispute, { status: before })
    return
  }
  if (isAppeal) return void emit(world, 'charge.dispute.updated', dispute, { status: before })
  dispute.is_charge_refundable = status === 'won'
  emit(world, 'charge.dispute.closed', dispute, { status: before })
  if (status === 'won') emit(world, 'charge.dispute.funds_reinstated', dispute)
}

function methodOf(charge: Charge): NonNullable<Dispute['payment_method_details']> {
  const { type = 'card', card } = charge.payment_method_details ?? {}
  if (card === undefined) return { type }
  const brand = card.brand ?? 'visa'
  return { type, card: { brand, case_type: 'chargeback', network: brand, network_reason_code: '10.4' } }
}
