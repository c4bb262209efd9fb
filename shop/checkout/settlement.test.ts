import { describe, expect, test } from 'vitest'
import { settlementOf, type SessionFacts, type SettledOrder } from './settlement.ts'

const pending: SettledOrder = {
  id: 'ord_1',
  payment: 'pending',
  hold: 'held',
  totalAmount: 5000,
  currency: 'PLN',
  sessionId: 'cs_own',
  paymentIntentId: null,
}

const own: SessionFacts = {
  id: 'cs_own',
  status: 'complete',
  paymentStatus: 'paid',
  hasFailed: false,
  amountTotal: 5000,
  currency: 'pln',
  clientReferenceId: 'ord_1',
  paymentIntentId: 'pi_own',
  method: 'blik',
  madeForOrder: 'ord_1',
}

/** A payment link of the same account, paid with this order's number in its address. */
const foreign: SessionFacts = {
  ...own,
  ...{ id: 'cs_link', amountTotal: 100, paymentIntentId: 'pi_link', madeForOrder: null },
}

describe('money that came', () => {
  test('once is the order’s own; said again it is nothing new', () => {
    expect(settlementOf(pending, own)).toEqual({ kind: 'pay' })
    const paid = { ...pending, payment: 'paid', hold: 'committed', paymentIntentId: 'pi_own' } as const
    expect(settlementOf(paid, own)).toEqual({ kind: 'nothing' })
  })

  test('through another session pays for nothing, and what comes after it is not lost', () => {
    expect(settlementOf(pending, foreign)).toEqual({ kind: 'review', cause: 'unknown-reference' })
    const inReview = { ...pending, payment: 'review', paymentIntentId: 'pi_link' } as const
    expect(settlementOf(inReview, foreign)).toEqual({ kind: 'nothing' })
    expect(settlementOf(inReview, own)).toEqual({ kind: 'more-money', isOurs: true })
  })

  test.each(['paid', 'expired', 'failed'] as const)(
    'a second time for an order that is %s is seen',
    (payment) => {
      const order = { ...pending, payment, paymentIntentId: payment === 'paid' ? 'pi_own' : null }
      expect(settlementOf(order, foreign)).toEqual({ kind: 'more-money', isOurs: false })
      // What this shop asked for itself it may pay back itself.
      const earlier = { ...foreign, id: 'cs_earlier', madeForOrder: 'ord_1' }
      expect(settlementOf(order, earlier)).toEqual({ kind: 'more-money', isOurs: true })
      expect(settlementOf(order, { ...foreign, paymentStatus: 'unpaid' })).toEqual({ kind: 'nothing' })
    },
  )
})

describe('what Stripe says of an order’s own session', () => {
  const open = { ...own, status: 'open', paymentStatus: 'unpaid', paymentIntentId: null } as const
  const answers = {
    open,
    late: { ...own, paymentStatus: 'unpaid' },
    failed: { ...own, paymentStatus: 'unpaid', hasFailed: true },
    expired: { ...open, status: 'expired' },
    paid: own,
    otherAmount: { ...own, amountTotal: 4999 },
    otherCurrency: { ...own, currency: 'eur' },
  } satisfies Record<string, SessionFacts>
  const orders = {
    pending,
    processing: { ...pending, payment: 'processing', paymentIntentId: 'pi_own' },
    expired: { ...pending, payment: 'expired', hold: 'released' },
    failed: { ...pending, payment: 'failed', hold: 'released' },
    paid: { ...pending, payment: 'paid', hold: 'committed', paymentIntentId: 'pi_own' },
    review: { ...pending, payment: 'review', paymentIntentId: 'pi_own' },
  } satisfies Record<string, SettledOrder>
  const mismatch = 'review amount-mismatch'

  // The states only rise: what was given back is not given back again, what is paid is not taken back.
  test.each([
    ['pending', ['nothing', 'await', 'release failed', 'release expired', 'pay', mismatch, mismatch]],
    ['processing', ['nothing', 'nothing', 'release failed', 'release expired', 'pay', mismatch, mismatch]],
    ['expired', ['nothing', 'nothing', 'nothing', 'nothing', 'pay-late', mismatch, mismatch]],
    ['failed', ['nothing', 'nothing', 'nothing', 'nothing', 'pay-late', mismatch, mismatch]],
    ['paid', ['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing']],
    ['review', ['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing']],
  ] as const)(
    'an order that is %s: open, under way, failed, expired, paid, not its money',
    (payment, expected) => {
      const said = Object.values(answers).map((answer) =>
        Object.values(settlementOf(orders[payment], answer)).join(' '),
      )
      expect(said).toEqual(expected)
    },
  )
})
