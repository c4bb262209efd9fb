import { describe, expect, test } from 'vitest'
import { locales, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { money } from '#shop/pricing/money.ts'
import { chosenOption, deliveryOptions } from './checkout-page.ts'
import { deliveryRange, type DeliveryMethod } from './delivery.ts'
import { footerNote } from './footer-note.ts'
import { paymentMethodWords } from './payment-words.ts'
import { servedCountries } from './served-countries.ts'

describe('CONS-03: the button bears the words of the law and nothing else', () => {
  test.each<[Locale, string]>([
    ['pl-PL', 'Zamówienie z obowiązkiem zapłaty'],
    ['nl-NL', 'Bestelling met betalingsverplichting'],
    ['en-NL', 'Order with obligation to pay'],
    ['en-PL', 'Order with obligation to pay'],
  ])('%s', (locale, words) => {
    expect(translator(locale, 'checkout')('summary.order')).toBe(words)
  })
})

describe('WD-03: the button that withdraws bears the words of the law and nothing else', () => {
  test.each<[Locale, string, string]>([
    ['pl-PL', 'Odstąp od umowy tutaj', 'Potwierdź odstąpienie od umowy'],
    ['nl-NL', 'Hier de overeenkomst herroepen', 'Herroeping bevestigen'],
    ['en-NL', 'Withdraw from contract here', 'Confirm withdrawal'],
  ])('%s', (locale, entry, confirm) => {
    const t = translator(locale, 'orders')
    expect(t('withdrawal.title')).toBe(entry)
    expect(t('withdrawal.confirm')).toBe(confirm)
  })
})

test('CONS-06: where is delivered to is said in every language, for what is served and no more', () => {
  expect(servedCountries(['PL', 'NL'], 'en-NL')).toBe('We deliver to Poland and to the Netherlands.')
  for (const locale of locales) {
    expect(servedCountries(['PL'], locale)).not.toBe(servedCountries(['PL', 'NL'], locale))
    expect(servedCountries(['PL', 'NL'], locale)).toMatch(
      /Pol(?:ski|en|and).*(?:Holandii|Niderland|Nederland|Netherlands)/,
    )
  }
})

test('the foot of a page names the countries that are served, and means of payment only where something is sold', () => {
  const both =
    'All prices include VAT. Delivery costs are shown before you order. Payment methods: iDEAL | Wero, card. We deliver to Poland and to the Netherlands.'
  expect(footerNote(['PL', 'NL'], 'en-NL')).toContain(both)
  for (const locale of locales) {
    const note = footerNote(['PL'], locale)
    expect(note).toContain(servedCountries(['PL'], locale))
    expect(note).not.toMatch(/Holandi|Nederland|Netherlands|iDEAL/)
    expect(note.includes('BLIK')).toBe(locale.endsWith('PL'))
    expect(note.includes('VAT') || note.includes('btw')).toBe(locale.endsWith('PL'))
  }
})

test('PAY-01: the methods of each market as words, its own first', () => {
  expect(paymentMethodWords('PL', 'pl-PL')).toEqual(['BLIK', 'Przelewy24', 'karta'])
  expect(paymentMethodWords('NL', 'nl-NL')).toEqual(['iDEAL | Wero', 'kaart'])
  expect(paymentMethodWords('PL', 'en-PL')).toEqual(['BLIK', 'Przelewy24', 'card'])
})

const method = (key: string, amount: number, freeFrom: number | null): DeliveryMethod => ({
  key,
  market: 'PL',
  kind: 'courier',
  price: money(amount, 'PLN'),
  freeFrom: freeFrom === null ? null : money(freeFrom, 'PLN'),
  name: key,
  promise: '',
})
const methods = [method('locker', 1299, 14900), method('courier', 1599, 14900)]

describe('PRICE-01: what the order comes to is known before it is placed', () => {
  test('every way of delivery has its total', () => {
    const options = deliveryOptions(methods, money(10_000, 'PLN'))
    expect(options.map(({ total }) => total.amount)).toEqual([11_299, 11_599])
    expect(chosenOption(options, 'courier')?.total.amount).toBe(11_599)
  })

  test('an unknown choice is the first one, no way at all is none', () => {
    const options = deliveryOptions(methods, money(10_000, 'PLN'))
    expect(chosenOption(options, 'pigeon')?.key).toBe('locker')
    expect(chosenOption([], undefined)).toBeNull()
  })

  test('the cart says from which price on delivery costs, or what it costs when all ways cost the same', () => {
    expect(deliveryRange(methods, money(10_000, 'PLN'))).toEqual({ from: money(1299, 'PLN'), isExact: false })
    expect(deliveryRange(methods, money(14_900, 'PLN'))).toEqual({ from: money(0, 'PLN'), isExact: true })
    expect(deliveryRange([], money(14_900, 'PLN'))).toEqual({ from: money(0, 'PLN'), isExact: true })
  })
})
