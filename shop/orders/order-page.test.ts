import { describe, expect, test } from 'vitest'
import { money, zero } from '#shop/pricing/money.ts'
import { keptLabels } from './label-snapshot.ts'
import { isPayable, isUnpaid, isWaiting, nextLook } from './order-page.ts'
import type { PlacedOrder } from './placed-order.ts'
import { timelineOf } from './timeline.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 10, minutes))

const placed: PlacedOrder = {
  id: 'ord_0',
  number: '7K3M-92QD',
  locale: 'pl-PL',
  market: 'PL',
  tokenVersion: 1,
  email: 'anna@example.org',
  phone: null,
  name: 'Anna',
  street: null,
  postalCode: null,
  town: null,
  country: 'PL',
  deliveryKind: 'courier',
  deliveryMethod: 'courier',
  deliveryName: 'Kurier',
  pickupPointCode: null,
  pickupPointAddress: null,
  lines: [],
  subtotal: money(1000, 'PLN'),
  shipping: zero('PLN'),
  total: money(1000, 'PLN'),
  vat: money(74, 'PLN'),
  vatByRate: [],
  sessionUrl: 'https://pay.example/1',
  sessionExpiresAt: at(31),
  termsVersion: '1',
  placedAt: at(0),
  paidAt: null,
  shippedAt: null,
  deliveredAt: null,
  carrier: null,
  trackingNumber: null,
  withdrawnAt: null,
  paymentMethod: null,
  refunded: zero('PLN'),
  receipts: [],
  timeline: [{ fact: 'payment', to: 'pending', at: at(0), actor: 'shopper' }],
  payment: 'pending',
  fulfilment: 'open',
  refund: 'none',
  dispute: 'none',
}

describe('an order that waits for its payment', () => {
  test('can be paid while its session is open', () => {
    expect(isPayable(placed, at(30))).toBe(true)
    expect(isPayable(placed, at(31))).toBe(false)
    expect(isPayable({ ...placed, payment: 'processing' }, at(1))).toBe(false)
    expect(isPayable({ ...placed, sessionUrl: null }, at(1))).toBe(false)
  })

  test('is looked after for minutes, not for ever', () => {
    expect(isWaiting('awaiting-payment', placed, at(35))).toBe(true)
    expect(isWaiting('awaiting-payment', placed, at(42))).toBe(false)
    expect(isWaiting('paid', placed, at(1))).toBe(false)
  })

  test.each([
    [undefined, 1],
    ['1', 2],
    ['39', 40],
    ['40', null],
    ['999999', 1],
    ['-1', 1],
    ['1e9', 1],
  ])('a page that refreshes itself counts: after %j comes %j', (typed, next) => {
    expect(nextLook(typed)).toBe(next)
  })
})

test('WD-03: everything that was paid can be withdrawn from, nothing else', () => {
  expect(isUnpaid('paid')).toBe(false)
  expect(isUnpaid('in-review')).toBe(false)
  expect(isUnpaid('delivered')).toBe(false)
  expect(isUnpaid('payment-expired')).toBe(true)
})

describe('the timeline', () => {
  test('says what happened and what is still to come', () => {
    const paid: PlacedOrder = {
      ...placed,
      payment: 'paid',
      fulfilment: 'packed',
      withdrawnAt: at(50),
      timeline: [
        ...placed.timeline,
        { fact: 'payment', to: 'paid', at: at(3), actor: 'stripe' },
        { fact: 'dispute', to: 'open', at: at(4), actor: 'stripe' },
        { fact: 'fulfilment', to: 'packed', at: at(60), actor: 'staff' },
      ],
    }
    expect(timelineOf(paid).map(({ happening }) => happening)).toEqual([
      'payment.pending',
      'payment.paid',
      'withdrawal',
      'fulfilment.packed',
      'fulfilment.shipped',
      'fulfilment.delivered',
    ])
  })

  test('tells a shopper who cancelled that it was them, and promises nothing any more', () => {
    const cancelled: PlacedOrder = {
      ...placed,
      payment: 'expired',
      timeline: [...placed.timeline, { fact: 'payment', to: 'expired', at: at(2), actor: 'shopper' }],
    }
    expect(timelineOf(cancelled).map(({ happening }) => happening)).toEqual([
      'payment.pending',
      'cancelledByYou',
    ])
  })
})

test('a label that cannot be read is left out', () => {
  expect(keptLabels({})).toEqual([])
  expect(keptLabels({ labels: [{ language: 'xx' }] })).toEqual([])
})
