import { expect, test } from 'vitest'
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
