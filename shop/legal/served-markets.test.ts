import { expect, test } from 'vitest'
import { writtenLanguages } from './served-languages.ts'
import { languagesServing, localesServing, openingOf, servedMarketsIn } from './served-markets.ts'

test('a shop serves what it has chosen, and all markets before it chose', () => {
  expect(servedMarketsIn(['NL'])).toEqual(['NL'])
  expect(servedMarketsIn(['NL', 'PL', 'XX'])).toEqual(['PL', 'NL'])
  for (const nothing of [null, undefined, [], ['XX'], 'PL'])
    expect(servedMarketsIn(nothing)).toEqual(['PL', 'NL'])
})

test('locales and languages follow from the markets', () => {
  expect(localesServing(['PL'])).toEqual(['pl-PL', 'en-PL'])
  expect(localesServing(['NL'])).toEqual(['nl-NL', 'en-NL'])
  expect(languagesServing(['PL'])).toEqual(['pl', 'en'])
  expect(languagesServing(['PL', 'NL'])).toEqual(['pl', 'nl', 'en'])
})

test('one may write in the languages of the markets that are served, and is asked to in no other', () => {
  expect(writtenLanguages(['PL', 'NL'], 'en-NL')).toBe('In Polish, Dutch or English')
  expect(writtenLanguages(['PL'], 'pl-PL')).toBe('Po polsku lub angielsku')
  expect(writtenLanguages(['NL'], 'nl-NL')).toBe('In het Nederlands of Engels')
})

test('pages of a market that is not served move to the same language elsewhere, or say so', () => {
  expect(openingOf('pl-PL', 'product', ['PL'])).toEqual({ kind: 'open' })
  expect(openingOf('en-NL', 'product', ['PL'])).toEqual({ kind: 'moved', to: 'en-PL' })
  expect(openingOf('nl-NL', 'cart', ['PL'])).toEqual({ kind: 'closed' })
  expect(openingOf('pl-PL', 'articles', ['NL'])).toEqual({ kind: 'closed' })
})

test('CONS-01: whoever has ordered still finds the order, the withdrawal and the terms', () => {
  for (const route of [
    'order',
    'findOrder',
    'withdrawal',
    'complaint',
    'terms',
    'privacy',
    'contact',
  ] as const)
    expect(openingOf('nl-NL', route, ['PL'])).toEqual({ kind: 'open' })
})
