import { describe, expect, test } from 'vitest'
import { carrierName, carriersOf, isCarrierOf, trackingNumberOf, trackingUrl } from './carrier.ts'
import { refusalOfStep, type FulfilmentFacts } from './fulfilment.ts'
import { readPlace, writePlace } from './order-list.ts'

const paid: FulfilmentFacts = {
  payment: 'paid',
  fulfilment: 'open',
  refund: 'none',
  dispute: 'none',
  isPaidBack: false,
  isWithdrawn: false,
}

describe('a step', () => {
  test('follows on the one before', () => {
    expect(refusalOfStep(paid, 'packed')).toBeNull()
    expect(refusalOfStep(paid, 'shipped')).toBeNull()
    expect(refusalOfStep(paid, 'delivered')).toBe('not-now')
    expect(refusalOfStep({ ...paid, fulfilment: 'packed' }, 'shipped')).toBeNull()
    expect(refusalOfStep({ ...paid, fulfilment: 'packed' }, 'packed')).toBe('not-now')
    expect(refusalOfStep({ ...paid, fulfilment: 'shipped' }, 'delivered')).toBeNull()
    expect(refusalOfStep({ ...paid, fulfilment: 'delivered' }, 'shipped')).toBe('not-now')
  })

  test.each([
    ['not-paid', { payment: 'pending' }],
    ['not-paid', { payment: 'review' }],
    ['paid-back', { isPaidBack: true }],
    ['disputed', { dispute: 'open' }],
    ['disputed', { dispute: 'lost' }],
    ['withdrawn', { isWithdrawn: true }],
    ['cancelled', { fulfilment: 'cancelled' }],
  ] as const)('no goods leave: %s', (reason, change) => {
    for (const step of ['packed', 'shipped'] as const)
      expect(refusalOfStep({ ...paid, ...change }, step)).toBe(reason)
  })

  test('goods leave when a bank has decided for us, or a part has gone back', () => {
    expect(refusalOfStep({ ...paid, dispute: 'won', refund: 'partial' }, 'shipped')).toBeNull()
  })

  test('a parcel that has left arrives, whatever has become of the money', () => {
    const gone = {
      ...paid,
      fulfilment: 'shipped',
      isPaidBack: true,
      dispute: 'lost',
      isWithdrawn: true,
    } as const
    expect(refusalOfStep(gone, 'delivered')).toBeNull()
  })
})

describe('a carrier', () => {
  test('is one of the market', () => {
    expect(isCarrierOf('PL', 'inpost')).toBe(true)
    expect(isCarrierOf('NL', 'inpost')).toBe(false)
    for (const market of ['PL', 'NL'] as const) expect(carriersOf(market).at(-1)?.key).toBe('other')
  })

  test('has a page for its parcels, and the others have none', () => {
    expect(trackingUrl({ carrier: 'postnl', trackingNumber: '3SABC-1' })).toBe(
      'https://postnl.nl/tracktrace/?B=3SABC-1',
    )
    expect(trackingUrl({ carrier: 'other', trackingNumber: '3SABC' })).toBeNull()
    expect(trackingUrl({ carrier: 'postnl', trackingNumber: null })).toBeNull()
    expect(carrierName({ carrier: 'other' })).toBeNull()
    expect(carrierName({ carrier: 'gls' })).toBe('GLS')
  })

  test.each([
    ['6200 1234', '62001234'],
    [' 3sabc-12\n', '3SABC-12'],
    ['123', null],
    ['a'.repeat(41), null],
    ['12/34', null],
    ['<1234>', null],
  ])('%j as a number is %j', (typed, expected) => {
    expect(trackingNumberOf(typed)).toBe(expected)
  })
})

test('a place in a list survives an address; anything else is no place', () => {
  const place = { placedAt: new Date('2026-11-22T09:30:00.123Z'), id: `ord_${'A'.repeat(26)}` }
  expect(readPlace(writePlace(place))).toEqual(place)
  for (const text of ['', '-', 'x-y', `${writePlace(place)}x`, "1' OR 1=1"])
    expect(readPlace(text)).toBeNull()
})
