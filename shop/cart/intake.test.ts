import { expect, test } from 'vitest'
import type { DailyProduct } from '#shop/nutrition/daily-amount.ts'
import { cartIntake } from './intake.ts'

const magnesium = (product: string, amount: number): DailyProduct => ({
  product,
  amounts: [{ nutrient: 'magnesium', amount, unit: 'mg', forms: ['citrate'] }],
})

test('FOOD-09: the same nutrient of two products is summed and told once, by the figure for the whole day', () => {
  const [notice, ...others] = cartIntake([magnesium('1', 200), magnesium('2', 300)], 'PL')
  expect(others).toEqual([])
  expect(notice).toMatchObject({
    amount: 500,
    products: ['1', '2'],
    limit: { kind: 'efsa-upper-level', amount: 250 },
  })
})

test('a cart below every figure is told nothing, nor one product alone', () => {
  expect(cartIntake([magnesium('1', 100), magnesium('2', 100)], 'NL')).toEqual([])
  expect(cartIntake([magnesium('1', 400)], 'NL')).toEqual([])
})

test('two packs of one product are one portion a day', () => {
  expect(cartIntake([magnesium('1', 200), magnesium('1', 200)], 'PL')).toEqual([])
})
