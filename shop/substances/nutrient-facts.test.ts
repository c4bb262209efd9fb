import { describe, expect, it } from 'vitest'
import { languages } from '#i18n/locale.ts'
import { healthClaims } from '#shop/claims/health-claim.ts'
import substances from '#prisma/demo/substances/substances.json' with { type: 'json' }
import { nutrientFacts } from './nutrient-facts.ts'
import { shareOfRichest } from './substance.ts'
import { nutrientSymbol } from './symbol.ts'

/** Every wording of the register, as if somebody had compared them all. */
const confirmed = healthClaims.flatMap(({ id, text }) =>
  languages.map((language) => ({ claimId: id, language, wording: text[language] })),
)

describe('what the tables of law say about a nutrient', () => {
  it('CLAIM-02: names the exact amount from which claims may be used', () => {
    expect(nutrientFacts('magnesium', 'pl', [])).toMatchObject({
      referenceWords: '375\u00a0mg',
      significantWords: '56,25\u00a0mg',
    })
    expect(nutrientFacts('vitamin-d', 'en', [])).toMatchObject({
      referenceWords: '5\u00a0µg',
      significantWords: '0.75\u00a0µg',
    })
  })

  it.each(languages)('CLAIM-04: shows each authorised claim once, word for word, in %s', (language) => {
    for (const { key } of substances) {
      const shown = nutrientFacts(key, language, confirmed).claimGroups.flatMap(({ claims }) => claims)
      const register = healthClaims.filter(({ nutrient }) => nutrient === key)
      expect(shown.map(({ text }) => text).toSorted()).toEqual(
        register.map(({ text }) => text[language]).toSorted(),
      )
      for (const { id, consumerInformation } of register) {
        const information = consumerInformation?.[language] ?? null
        expect(shown.find((claim) => claim.id === id)?.information).toBe(information)
      }
    }
  })

  it('sets claims that need another amount apart', () => {
    const groups = nutrientFacts('vitamin-c', 'en', []).claimGroups
    expect(groups.map(({ fromWords }) => fromWords)).toEqual(['12\u00a0mg', '200\u00a0mg'])
  })

  it('says nothing of a nutrient without a reference value', () => {
    expect(nutrientFacts('unknown', 'nl', [])).toEqual({
      referenceWords: null,
      significantWords: null,
      claimGroups: [],
    })
  })
})

it('every substance of the demo shop has a sign', () => {
  expect(substances.map(({ key }) => nutrientSymbol(key))).toEqual([
    'Mg',
    'Ca',
    'D',
    'K',
    'B6',
    'C',
    'Zn',
    'K',
    'Cl',
  ])
})

it('a food is drawn in proportion to the richest one', () => {
  const foods = [
    { food: 'a', amountPer100: 592, unit: 'mg' as const },
    { food: 'b', amountPer100: 27, unit: 'mg' as const },
  ]
  expect(foods.map((food) => shareOfRichest(food, foods))).toEqual([100, 5])
})
