import { describe, expect, test } from 'vitest'
import { healthClaims } from '#shop/claims/health-claim.ts'
import {
  claimsPerPage,
  pageOfRegister,
  registerCounts,
  registerEntries,
  registerPage,
  registerSearchOf,
  registerSelection,
  settledPlace,
  wordingStanding,
  type WordingWord,
} from './claim-register.ts'

const claim = (() => {
  const found = healthClaims.find(({ verified }) => !verified.pl && verified.en)
  if (!found) throw new Error('the test needs a claim that is not verified in Polish')
  return found
})()

const said = (confirmed: boolean, changes: Partial<WordingWord> = {}): WordingWord => ({
  claimId: claim.id,
  language: 'pl',
  wording: claim.text.pl,
  confirmed,
  by: 'Kim',
  at: new Date('2026-11-20T10:00:00Z'),
  ...changes,
})

describe('CLAIM-01 how a wording stands', () => {
  test('verified by the register, whatever was said', () => {
    expect(wordingStanding(claim, 'en', [said(true, { language: 'en' })])).toEqual({
      state: 'verified',
      word: null,
    })
  })

  test('the last word on this very wording holds', () => {
    const at = new Date('2026-11-21T10:00:00Z')
    expect(wordingStanding(claim, 'pl', [])).toEqual({ state: 'open', word: null })
    expect(wordingStanding(claim, 'pl', [said(true)]).state).toBe('confirmed')
    const takenBack = wordingStanding(claim, 'pl', [said(true), said(false, { by: 'Anna', at })])
    expect(takenBack).toEqual({ state: 'taken-back', word: { by: 'Anna', at } })
    expect(wordingStanding(claim, 'pl', [said(true), said(false), said(true)]).state).toBe('confirmed')
  })

  test('lapses with the words; what was taken back of another wording was nobody’s word', () => {
    const other = { wording: 'Magnez wzmacnia wszystko' }
    expect(wordingStanding(claim, 'pl', [said(true, other)])).toEqual({ state: 'lapsed', word: null })
    expect(wordingStanding(claim, 'pl', [said(true, other), said(false, other)]).state).toBe('open')
  })
})

describe('the register', () => {
  const entries = registerEntries([said(true)], {
    carried: new Map([[claim.id, 3]]),
    published: new Map([[`${claim.id}.pl`, 2]]),
  })

  test('lists every claim in three languages and counts how their wordings stand', () => {
    expect(entries.map((entry) => entry.claim)).toEqual(healthClaims)
    const counts = registerCounts(entries)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(healthClaims.length * 3)
    expect(counts.confirmed).toBe(1)
  })

  test('is narrowed down to a nutrient and a state; what cannot be read narrows nothing', () => {
    const confirmed = registerSelection(entries, registerSearchOf({ state: 'confirmed' }))
    expect(confirmed).toMatchObject([
      { claim: { id: claim.id }, carried: 3, wordings: [{ language: 'pl', published: 2 }] },
    ])
    const own = registerSelection(entries, registerSearchOf({ nutrient: claim.nutrient }))
    expect(new Set(own.map((entry) => entry.claim.nutrient))).toEqual(new Set([claim.nutrient]))
    expect(registerSearchOf({ nutrient: 'gold', state: 'maybe', page: '0' })).toEqual({
      nutrient: null,
      state: null,
      page: 1,
    })
  })

  test('stands on pages; past the last one stands the last one', () => {
    const { page, pages, entries: last } = pageOfRegister(entries, 99)
    expect(pages).toBe(Math.ceil(healthClaims.length / claimsPerPage))
    expect(page).toBe(pages)
    expect(last.at(-1)?.claim).toBe(healthClaims.at(-1))
    const all = Array.from({ length: pages }, (_, index) => pageOfRegister(entries, index + 1).entries).flat()
    expect(all).toEqual(entries)
    const search = registerSearchOf({ nutrient: claim.nutrient })
    expect(registerPage(search, { page: 2, total: 16 })).toBe(
      `/staff/claims?nutrient=${claim.nutrient}&page=2`,
    )
    expect(registerPage(search, { page: 3, total: 16 })).toBeNull()
    expect(registerPage(registerSearchOf({}), { page: 0, total: 16 })).toBeNull()
    expect(registerPage(registerSearchOf({}), { page: 1, total: 16 })).toBe('/staff/claims')
  })

  test('leads back to the wording, narrowed down as it was, with what went off the site', () => {
    const place = settledPlace(
      { action: 'take-back', nutrient: claim.nutrient, page: '2', state: 'https://evil.example' },
      { claimId: claim.id, language: 'pl', takenOff: ['ZV-007', 'ZV-008'] },
    )
    const address = new URL(place, 'http://shop.example')
    expect(address.hash).toBe(`#${claim.id}.pl`)
    expect(Object.fromEntries(address.searchParams)).toEqual({
      nutrient: claim.nutrient,
      page: '2',
      done: `take-back.${claim.id}.pl`,
      off: 'ZV-007,ZV-008',
    })
  })
})
