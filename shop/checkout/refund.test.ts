import { describe, expect, test } from 'vitest'
import { leftAmount, planRefund, type RefundableOrder } from './refund.ts'

const order: RefundableOrder = {
  paidAmount: 3600,
  refundedAmount: 0,
  shippingAmount: 600,
  refundedShippingAmount: 0,
  lines: [
    { variantId: 1, quantity: 2, unitAmount: 1000, refundedQuantity: 0, restockableQuantity: 2 },
    { variantId: 2, quantity: 1, unitAmount: 1000, refundedQuantity: 0, restockableQuantity: 1 },
  ],
}
const pieces = (list: [number, number][], shippingAmount = 0) =>
  ({
    kind: 'pieces',
    pieces: list.map(([variantId, quantity]) => ({ variantId, quantity })),
    shippingAmount,
  }) as const

describe('the rest', () => {
  test('of an untouched order is every piece and the delivery', () => {
    expect(planRefund(order, { kind: 'rest' })).toEqual({
      ok: true,
      amount: 3600,
      shippingAmount: 600,
      lines: [
        { variantId: 1, quantity: 2, amount: 2000 },
        { variantId: 2, quantity: 1, amount: 1000 },
      ],
    })
  })

  test('after pieces went back is the others', () => {
    const lines = order.lines.map((line) => ({ ...line, refundedQuantity: line.variantId === 1 ? 1 : 0 }))
    const rest = planRefund({ ...order, refundedAmount: 1000, lines }, { kind: 'rest' })
    expect(rest).toMatchObject({ amount: 2600, lines: [{ quantity: 1 }, { quantity: 1 }] })
  })

  test('after an amount went back names no pieces: nobody knows whose it was', () => {
    expect(planRefund({ ...order, refundedAmount: 1 }, { kind: 'rest' })).toEqual({
      ...{ ok: true, amount: 3599, shippingAmount: 0, lines: [] },
    })
  })

  test('of nothing is nothing', () => {
    const nothing = { ok: false, reason: 'nothing' }
    expect(planRefund({ ...order, refundedAmount: 3600 }, { kind: 'rest' })).toEqual(nothing)
    expect(planRefund({ ...order, refundedAmount: 9999 }, { kind: 'rest' })).toEqual(nothing)
    expect(leftAmount({ paidAmount: 1, refundedAmount: 2 })).toBe(0)
  })
})

describe('pieces', () => {
  test('cost what they cost', () => {
    expect(planRefund(order, pieces([[2, 1]], 600))).toMatchObject({
      ok: true,
      amount: 1600,
      shippingAmount: 600,
    })
    expect(planRefund(order, pieces([], 1))).toMatchObject({ ok: true, amount: 1, lines: [] })
    expect(
      planRefund(
        order,
        pieces([
          [1, 0],
          [2, 1],
        ]),
      ),
    ).toMatchObject({ lines: [{ variantId: 2 }] })
  })

  test.each([
    ['more than were ordered', pieces([[1, 3]]), 'more-pieces-than-left'],
    ['of another order', pieces([[3, 1]]), 'more-pieces-than-left'],
    [
      'twice the same line',
      pieces([
        [1, 1],
        [1, 1],
      ]),
      'more-pieces-than-left',
    ],
    ['less than none', pieces([[1, -1]]), 'more-pieces-than-left'],
    ['half a piece', pieces([[1, 0.5]]), 'more-pieces-than-left'],
    ['more delivery than was paid', pieces([[1, 1]], 601), 'more-shipping-than-left'],
    ['less delivery than none', pieces([[1, 1]], -1), 'more-shipping-than-left'],
    ['none at all', pieces([]), 'nothing'],
  ])('%s: refused', (_, wish, reason) => {
    expect(planRefund(order, wish)).toMatchObject({ ok: false, reason })
  })

  test('never come to more than is left of the money', () => {
    expect(planRefund({ ...order, refundedAmount: 3000 }, pieces([[1, 1]]))).toEqual({
      ...{ ok: false, reason: 'more-than-paid', leftAmount: 600 },
    })
  })
})

test.each([0, -1, 0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (amount) => {
  expect(planRefund(order, { kind: 'amount', amount }).ok).toBe(false)
})

test('an amount up to the last minor unit', () => {
  expect(planRefund(order, { kind: 'amount', amount: 3600 })).toMatchObject({ ok: true, amount: 3600 })
  expect(planRefund(order, { kind: 'amount', amount: 3601 })).toMatchObject({ reason: 'more-than-paid' })
})
