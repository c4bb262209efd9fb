import { expect, test } from 'vitest'
import { formLocale } from './form-locale.ts'

const sent = { values: {}, page: null, languages: null }

test.each([
  ['its own field comes first', { values: { locale: 'pl-PL' }, page: '/nl', languages: 'en' }, 'pl-PL'],
  ['then the page it was sent from', { page: '/nl/winkelwagen', languages: 'pl' }, 'nl-NL'],
  ['whose prefix is a whole word', { page: '/en-pl/cart' }, 'en-PL'],
  ['and in any case', { page: '/EN-PL/cart' }, 'en-PL'],
  ['a field with something else says nothing', { values: { locale: 'de-DE' }, page: '/pl' }, 'pl-PL'],
  ['then what the reader reads', { page: '/elsewhere', languages: 'de, pl;q=0.5' }, 'pl-PL'],
  ['and English where nobody says anything', {}, 'en-NL'],
])('%s', (_, facts, locale) => {
  expect(formLocale({ ...sent, ...facts })).toBe(locale)
})
