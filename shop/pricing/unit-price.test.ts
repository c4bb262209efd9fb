import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import demo from '#prisma/demo/products.json' with { type: 'json' }
import { money, type Money } from './money.ts'
import {
  compareUnitPrices,
  daysOfSupply,
  pricePer100mgElemental,
  pricePerDay,
  referenceQuantities,
  roundUnitPrice,
  unitPrices,
  type DailyPortion,
  type NetContent,
  type UnitReference,
} from './unit-price.ts'

const references: Record<string, UnitReference> = {
  piece: 'piece',
  '100 g': 'hundred-grams',
  kg: 'kilogram',
  '100 ml': 'hundred-millilitres',
  l: 'litre',
}

function contentOf({ netQuantity }: (typeof demo.products)[number]): NetContent {
  return { count: netQuantity.count, grams: netQuantity.grams, millilitres: netQuantity.ml }
}

function portionOf(dose: { count?: number; g?: number; ml?: number }): DailyPortion {
  if (dose.count !== undefined) return { measure: 'piece', quantity: dose.count }
  if (dose.g !== undefined) return { measure: 'mass', quantity: dose.g }
  return { measure: 'volume', quantity: dose.ml ?? 0 }
}

const rounded = (price: Money, content: NetContent) =>
  Object.fromEntries(unitPrices(price, content).map((unit) => [unit.reference, roundUnitPrice(unit).amount]))

describe('the demo products', () => {
  test.each(demo.products)(
    'PRICE-03 $sku has the unit prices of its fixture, in both currencies',
    (product) => {
      for (const currency of ['PLN', 'EUR'] as const) {
        const units = unitPrices(money(product.price[currency], currency), contentOf(product))
        expect(units).toHaveLength(product.unitPrice[currency].length)
        for (const { per, minor } of product.unitPrice[currency]) {
          const unit = units.find((candidate) => candidate.reference === references[per])
          if (!unit) throw new Error(`no price per ${per}`)
          const exact = unit.numerator / unit.denominator
          // The fixture keeps the price per piece to a hundredth of a minor unit, the others to a whole one.
          expect(per === 'piece' ? Math.round(exact * 100) / 100 : roundUnitPrice(unit).amount).toBe(minor)
        }
      }
    },
  )

  test.each(demo.products)('$sku lasts as many days as its pack says', (product) => {
    const portion = portionOf(product.recommendedDailyDose)
    expect(daysOfSupply(contentOf(product), portion)).toBe(product.dosesPerPack)
    const price = money(product.price.PLN, 'PLN')
    const day = pricePerDay(price, contentOf(product), portion)
    if (!day) throw new Error('no price per day')
    expect(day.numerator / day.denominator).toBeCloseTo(product.price.PLN / product.dosesPerPack, 9)
  })
})

test('PRICE-03 pieces, powders and liquids get the references the law asks for, the first one first', () => {
  const price = money(1000, 'EUR')
  const order = (content: NetContent) => unitPrices(price, content).map((unit) => unit.reference)
  expect(order({ count: 90, grams: null, millilitres: null })).toEqual(['piece'])
  expect(order({ count: 90, grams: 65.7, millilitres: null })).toEqual(['piece', 'kilogram', 'hundred-grams'])
  expect(order({ count: null, grams: 250, millilitres: null })).toEqual(['kilogram', 'hundred-grams'])
  expect(order({ count: null, grams: null, millilitres: 250 })).toEqual(['litre', 'hundred-millilitres'])
})

test('PRICE-03 structured data says the reference as a number and a unit code', () => {
  expect(referenceQuantities['hundred-grams']).toEqual({ value: 100, unitCode: 'GRM' })
  expect(referenceQuantities.litre).toEqual({ value: 1, unitCode: 'LTR' })
})

test('a unit price is rounded half up, from the exact fraction', () => {
  expect(rounded(money(1990, 'PLN'), { count: 20, grams: null, millilitres: null })).toEqual({ piece: 100 })
  expect(rounded(money(2490, 'PLN'), { count: 60, grams: null, millilitres: null })).toEqual({ piece: 42 })
  expect(rounded(money(4990, 'PLN'), { count: null, grams: 65.7, millilitres: null })).toEqual({
    kilogram: 75951,
    'hundred-grams': 7595,
  })
})

test('100 mg of magnesium itself can be compared between salts', () => {
  const content = { count: 90, grams: 65.7, millilitres: null }
  const citrate = pricePer100mgElemental(money(4990, 'PLN'), content, { measure: 'piece', quantity: 2 }, 200)
  const threonate = pricePer100mgElemental(
    money(14900, 'PLN'),
    content,
    { measure: 'piece', quantity: 3 },
    144,
  )
  if (!citrate || !threonate) throw new Error('no price')
  expect(roundUnitPrice(citrate)).toStrictEqual(money(55, 'PLN'))
  expect(roundUnitPrice(threonate)).toStrictEqual(money(345, 'PLN'))
  expect(compareUnitPrices(citrate, threonate)).toBe(-1)
  expect(compareUnitPrices(citrate, citrate)).toBe(0)
})

test('a pack that is not counted in the measure of the portion has no days and no price per day', () => {
  const content = { count: null, grams: 250, millilitres: null }
  const portion: DailyPortion = { measure: 'piece', quantity: 1 }
  expect(daysOfSupply(content, portion)).toBeNull()
  expect(pricePerDay(money(100, 'EUR'), content, portion)).toBeNull()
  expect(pricePer100mgElemental(money(100, 'EUR'), content, portion, 100)).toBeNull()
  expect(daysOfSupply(content, { measure: 'mass', quantity: 7.5 })).toBe(33)
})

test('a rounded unit price is never further than half a minor unit from the truth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      (price, tenths) => {
        const [kilogram] = unitPrices(money(price, 'EUR'), {
          count: null,
          grams: tenths / 10,
          millilitres: null,
        })
        if (!kilogram) throw new Error('no price')
        const exact = (price * 10_000) / tenths
        expect(Math.abs(roundUnitPrice(kilogram).amount - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
      },
    ),
  )
})
