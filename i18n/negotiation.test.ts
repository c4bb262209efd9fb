import { expect, test } from 'vitest'
import { locales } from './locale.ts'
import { negotiateLocale } from './negotiation.ts'

test.each([
  ['pl', 'pl-PL'],
  ['pl-PL,pl;q=0.9,en;q=0.8', 'pl-PL'],
  ['en;q=0.5, nl;q=0.9', 'nl-NL'],
  ['en-PL', 'en-PL'],
  ['en-GB,en;q=0.9', 'en-NL'],
  ['de-DE,de;q=0.9,pl;q=0.1', 'pl-PL'],
  ['de', 'en-NL'],
  ['nl;q=0, pl;q=0.2', 'pl-PL'],
  ['', 'en-NL'],
  [null, 'en-NL'],
  ['*;q=x,,;;', 'en-NL'],
])('Accept-Language %j leads to %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale)
})

test('CONS-06 every locale is open to whoever asks for it: the language decides, never the place', () => {
  for (const locale of locales) expect(negotiateLocale(locale)).toBe(locale)
})
