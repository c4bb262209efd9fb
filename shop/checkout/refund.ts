/** Why staff pay back; each is a word of the letter to the shopper. */
export const refundReasons = [
  'withdrawal',
  'complaint',
  'cancelled',
  'outOfStock',
  'lost',
  'goodwill',
  'other',
] as const
export type RefundReason = (typeof refundReasons)[number]

/** States of a refund that count against what was paid: asked for, on its way, gone back. */
export const livingRefunds = ['requested', 'pending', 'succeeded'] as const

/** Pieces of a line that are paid back. */
export interface RefundedPieces {
  variantId: number
  quantity: number
}

/** A line of an order with how much of it went back already. */
export interface RefundableLine extends RefundedPieces {
  unitAmount: number
  /** Pieces whose price went back, or is on its way. */
  refundedQuantity: number
  /** Pieces that were taken off the shelf and did not come back to it yet. */
  restockableQuantity: number
}

/** What an order has left to pay back, in minor units of its currency. */
export interface RefundableOrder {
  paidAmount: number
  /** Asked for, on its way, or gone back. */
  refundedAmount: number
  shippingAmount: number
  refundedShippingAmount: number
  lines: readonly RefundableLine[]
}

/** What somebody wants to pay back: whatever is left, an amount, or pieces with their delivery costs. */
export type RefundWish =
  | { kind: 'rest' }
  | { kind: 'amount'; amount: number }
  | { kind: 'pieces'; pieces: readonly RefundedPieces[]; shippingAmount: number }

export interface PlannedRefund {
  amount: number
  shippingAmount: number
  lines: (RefundedPieces & { amount: number })[]
}

export type RefundPlan =
  | ({ ok: true } & PlannedRefund)
  /** Nothing was chosen, or nothing is left. */
  | { ok: false; reason: 'nothing' }
  | { ok: false; reason: 'more-pieces-than-left'; variantId: number; left: number }
  | { ok: false; reason: 'more-shipping-than-left'; leftAmount: number }
  | { ok: false; reason: 'more-than-paid'; leftAmount: number }

/** What can still go back of an order's payment. */
export function leftAmount(order: Pick<RefundableOrder, 'paidAmount' | 'refundedAmount'>): number {
  return Math.max(0, order.paidAmount - order.refundedAmount)
}

const isCount = (figure: number) => Number.isSafeInteger(figure) && figure >= 0

function pricePieces(
  order: RefundableOrder,
  pieces: readonly RefundedPieces[],
): PlannedRefund['lines'] | Extract<RefundPlan, { reason: 'more-pieces-than-left' }> {
  const lines: PlannedRefund['lines'] = []
  for (const { variantId, quantity } of pieces) {
    if (quantity === 0) continue
    const line = order.lines.find((one) => one.variantId === variantId)
    const left = line ? line.quantity - line.refundedQuantity : 0
    const isTwice = lines.some((one) => one.variantId === variantId)
    if (!line || !isCount(quantity) || quantity > left || isTwice)
      return { ok: false, reason: 'more-pieces-than-left', variantId, left }
    lines.push({ variantId, quantity, amount: line.unitAmount * quantity })
  }
  return lines
}

/** The pieces and delivery costs that nobody has paid back yet, where they are exactly what is left of the money. */
function planRest(order: RefundableOrder): PlannedRefund {
  const amount = leftAmount(order)
  const shippingAmount = order.shippingAmount - order.refundedShippingAmount
  const lines = order.lines
    .map(({ variantId, quantity, refundedQuantity, unitAmount }) => {
      const left = quantity - refundedQuantity
      return { variantId, quantity: left, amount: left * unitAmount }
    })
    .filter((line) => line.quantity > 0)
  const whole = lines.reduce((total, line) => total + line.amount, shippingAmount)
  return whole === amount ? { amount, shippingAmount, lines } : { amount, shippingAmount: 0, lines: [] }
}

function planPieces(
  order: RefundableOrder,
  wish: Extract<RefundWish, { kind: 'pieces' }>,
): RefundPlan | PlannedRefund {
  const left = order.shippingAmount - order.refundedShippingAmount
  if (!isCount(wish.shippingAmount) || wish.shippingAmount > left)
    return { ok: false, reason: 'more-shipping-than-left', leftAmount: left }
  const lines = pricePieces(order, wish.pieces)
  if ('ok' in lines) return lines
  const amount = lines.reduce((total, line) => total + line.amount, wish.shippingAmount)
  return { amount, shippingAmount: wish.shippingAmount, lines }
}

/** What a wish comes to, in whole minor units; never more than is left of the payment, of a line, of the delivery. */
export function planRefund(order: RefundableOrder, wish: RefundWish): RefundPlan {
  const plan =
    wish.kind === 'rest'
      ? planRest(order)
      : wish.kind === 'pieces'
        ? planPieces(order, wish)
        : { amount: wish.amount, shippingAmount: 0, lines: [] }
  if ('ok' in plan) return plan
  if (!isCount(plan.amount) || plan.amount === 0) return { ok: false, reason: 'nothing' }
  if (plan.amount > leftAmount(order))
    return { ok: false, reason: 'more-than-paid', leftAmount: leftAmount(order) }
  return { ok: true, ...plan }
}

/** What a clerk may pay back alone, in minor units by currency; the value of the setting `refundLimits`. */
export type RefundLimits = Record<string, number>
