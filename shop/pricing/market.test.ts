import { describe, expect, test } from 'vitest'
import { markets } from '#i18n/locale.ts'
import { exponentOf } from './currency.ts'
import { marketFacts } from './market.ts'

describe.each(markets)('market %s', (market) => {
  test('is sold in a known currency and a time zone that exists', () => {
    const { currency, timeZone, clerkRefundLimit } = marketFacts(market)
    expect(exponentOf(currency)).toBe(2)
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
    expect(clerkRefundLimit.currency).toBe(currency)
  })

  test('FOOD-02 has a label language of its own', () => {
    expect(marketFacts(market).labelLanguage).toBe(market.toLowerCase())
  })
})

test('PAY-01 PAY-03 each market offers its own methods first, cards last, by the names its data gives them', () => {
  expect(marketFacts('PL').paymentMethods).toEqual(['blik', 'p24', 'card'])
  expect(marketFacts('NL').paymentMethods).toEqual(['ideal', 'card'])
})

test('FOOD-10 only PL asks for a notification before the first sale', () => {
  expect(markets.filter((market) => marketFacts(market).needsNotification)).toEqual(['PL'])
})
