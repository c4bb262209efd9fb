import { expect, test } from 'vitest'
import { languages, markets } from '#i18n/locale.ts'
import { legalKinds } from '#shop/legal/legal-text.ts'
import { liveFaults, type ShopFacts } from './going-live.ts'

const ready: ShopFacts = {
  servedMarkets: markets,
  packagingNumbers: { PL: '000999000', NL: 'DEMO-000999' },
  trader: { fictional: false },
  legalTexts: legalKinds.flatMap((kind) => languages.map((language) => ({ kind, language }))),
  deliveryMarkets: markets,
  vatMarkets: markets,
  publishedProducts: 3,
  mailSender: 'Shop <shop@example.org>',
  hasDemoStaff: false,
  ownersWithoutSecondFactor: 0,
  isSecure: true,
  guaranteeNotices: languages,
}

test('a shop with everything may take money', () => {
  expect(liveFaults(ready)).toEqual([])
})

test.each([
  ['trader', { trader: null }],
  ['traderFictional', { trader: { fictional: true } }],
  ['delivery', { deliveryMarkets: ['PL'] }],
  ['vat', { vatMarkets: ['NL'] }],
  ['products', { publishedProducts: 0 }],
  ['mailSender', { mailSender: 'Zelvanta <sklep@zelvanta.example>' }],
  ['demoStaff', { hasDemoStaff: true }],
  ['secondFactor', { ownersWithoutSecondFactor: 1 }],
  ['https', { isSecure: false }],
  ['guaranteeNotice', { guaranteeNotices: ['pl', 'en'] }],
] as const)('%s is said when it is missing, and it alone', (key, change) => {
  expect(liveFaults({ ...ready, ...change }).map((fault) => fault.key)).toEqual([key])
})

test('a market that is not served needs nothing, nor does a language nobody reads there', () => {
  const polish = {
    ...ready,
    servedMarkets: ['PL'],
    packagingNumbers: { PL: '000999000' },
    deliveryMarkets: ['PL'],
    vatMarkets: ['PL'],
    guaranteeNotices: ['pl', 'en'],
    legalTexts: ready.legalTexts.filter(({ language }) => language !== 'nl'),
  } as const
  expect(liveFaults(polish)).toEqual([])
  expect(liveFaults({ ...polish, servedMarkets: ['PL', 'NL'] }).map(({ key }) => key)).toContain('delivery')
})

test('EPR-01: a market needs its number in the register of packaging', () => {
  expect(liveFaults({ ...ready, packagingNumbers: { PL: '000999000' } })).toEqual([
    { key: 'packagingNumber', market: 'NL' },
  ])
  expect(liveFaults({ ...ready, packagingNumbers: {} }).map(({ key }) => key)).toEqual([
    'packagingNumber',
    'packagingNumber',
  ])
})

test('CONS-02: each legal text is needed in each language', () => {
  const without = ready.legalTexts.filter(({ kind, language }) => !(kind === 'terms' && language === 'nl'))
  expect(liveFaults({ ...ready, legalTexts: without })).toEqual([
    { key: 'legalText', kind: 'terms', language: 'nl' },
  ])
})
