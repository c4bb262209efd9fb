import { describe, expect, test } from 'vitest'
import demo from '#prisma/demo/products.json' with { type: 'json' }
import { unitOf, type NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { shownClaims } from './eligibility.ts'
import { healthClaims } from './health-claim.ts'
import { claimOffers, unknownClaims } from './offering.ts'

const magnesium = (amount: number): NutrientAmount[] => [
  { nutrient: 'magnesium', amount, unit: 'mg', forms: ['citrate'] },
]

const offered = (amounts: readonly NutrientAmount[]) =>
  claimOffers(amounts, [])
    .filter(({ hindrance }) => hindrance === null)
    .map(({ claim }) => claim.id)

describe('claims offered to a product', () => {
  test.each(demo.products)('CLAIM-02 $sku is offered what products.json says', (product) => {
    const amounts = product.nutrients.map(({ id, amount, unit, forms }) => {
      return { nutrient: id, amount, unit: unitOf(unit) ?? 'mg', forms }
    })
    expect(offered(amounts).toSorted()).toEqual(product.allowedClaims.toSorted())
  })

  test('CLAIM-02 the whole register is there, what may be said first', () => {
    const offers = claimOffers(magnesium(200), ['magnesium-bones'])
    expect(offers).toHaveLength(healthClaims.length)
    const kinds = offers.map(({ hindrance }) => hindrance?.reason ?? 'offered')
    expect(kinds.lastIndexOf('offered')).toBeLessThan(kinds.indexOf('nutrient-not-declared'))
    expect(offers.filter(({ attached }) => attached).map(({ claim }) => claim.id)).toEqual([
      'magnesium-bones',
    ])
  })

  test('CLAIM-02 below 15 % the reason names what there is and what is needed', () => {
    const [first] = claimOffers(magnesium(56), [])
    expect(first?.hindrance).toEqual({
      reason: 'amount-too-low',
      nutrient: 'magnesium',
      amount: 56,
      unit: 'mg',
      minimum: 56.25,
    })
    expect(offered(magnesium(56.25)).length).toBeGreaterThan(0)
  })

  test('CLAIM-02 an attached claim disappears when the amount falls, and comes back with it', () => {
    const attached = offered(magnesium(200))
    expect(shownClaims(attached, magnesium(56))).toEqual([])
    expect(shownClaims(attached, magnesium(56.25)).map(({ id }) => id)).toEqual(attached)
    const after = claimOffers(magnesium(56), attached).filter((offer) => offer.attached)
    expect(after).toHaveLength(attached.length)
    expect(after.every(({ hindrance }) => hindrance?.reason === 'amount-too-low')).toBe(true)
  })

  test('CLAIM-01 ids of no register are found', () => {
    expect(unknownClaims(['magnesium-bones', 'magnesium-flying'])).toEqual(['magnesium-flying'])
  })
})
