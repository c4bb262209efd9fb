import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import demo from '#prisma/demo/products.json' with { type: 'json' }
import nrvData from './data/nrv.json' with { type: 'json' }
import {
  chemicalForms,
  compounds,
  elementalMilligrams,
  formName,
  formsOf,
  isElementallyPossible,
} from './chemical-form.ts'
import { dailyTotals } from './daily-amount.ts'
import { formatAmount } from './decimal-format.ts'
import {
  dailyPortionOf,
  dosageFormName,
  dosageForms,
  formatDailyPortion,
  isDosageForm,
  measureOf,
} from './dosage-form.ts'
import { addFractions, compareFractions, fractionOf, toNumber } from './fraction.ts'
import {
  formatPercentOfNrv,
  isHigh,
  isSignificant,
  nrvAbbreviation,
  nrvNotEstablished,
  nrvTerm,
  percentOfNrv,
  roundedPercentOfNrv,
} from './nrv.ts'
import { amountIn, convertAmount, unitOf, type NutrientAmount, type NutrientUnit } from './nutrient-amount.ts'
import { canDeclare, nutrientInSentence, nutrientName, nutrients } from './nutrient.ts'
import { combinedNotices, productNotices, upperLevels } from './upper-levels.ts'

const amountOf = (
  nutrient: string,
  amount: number,
  unit: NutrientUnit = 'mg',
  ...forms: string[]
): NutrientAmount => ({
  nutrient,
  amount,
  unit,
  forms,
})

const demoAmounts = (sku: string): NutrientAmount[] => {
  const product = demo.products.find((candidate) => candidate.sku === sku)
  if (!product) throw new Error(`no product ${sku}`)
  return product.nutrients.map(({ id, amount, unit, forms }) =>
    amountOf(id, amount, unitOf(unit) ?? 'IU', ...forms),
  )
}

describe('reference values', () => {
  test.each(demo.products)('FOOD-05 $sku shows the shares of its fixture', (product) => {
    for (const row of product.nutrients) {
      const amount = amountOf(row.id, row.amount, unitOf(row.unit) ?? 'IU')
      const percent = percentOfNrv(amount)
      if (!percent) throw new Error('no reference value')
      expect(Math.round(toNumber(percent) * 100) / 100).toBe(row.pctRaw)
      expect(roundedPercentOfNrv(amount)).toBe(row.pct)
      expect(formatPercentOfNrv(amount)).toBe(`${row.pct}\u00a0%`)
      expect(isSignificant(amount)).toBe(row.claimEligible)
      expect(isHigh(amount)).toBe(row.high)
    }
  })

  test('FOOD-05 the thresholds of all 27 nutrients are 15 % and 30 % of their reference values', () => {
    expect(nrvData.nutrients).toHaveLength(27)
    for (const row of nrvData.nutrients) {
      const unit = unitOf(row.unit) ?? 'IU'
      expect(isSignificant(amountOf(row.id, row.significant15, unit))).toBe(true)
      expect(isHigh(amountOf(row.id, row.high30, unit))).toBe(true)
      expect(roundedPercentOfNrv(amountOf(row.id, row.significant15, unit))).toBe(15)
    }
  })

  test('CLAIM-02 56.0 mg of magnesium shows 15 % and is not a significant amount; 56.25 mg is', () => {
    expect(formatPercentOfNrv(amountOf('magnesium', 56))).toBe('15\u00a0%')
    expect(isSignificant(amountOf('magnesium', 56))).toBe(false)
    expect(isSignificant(amountOf('magnesium', 56.25))).toBe(true)
    expect(isSignificant(amountOf('magnesium', 56249, 'µg'))).toBe(false)
  })

  test('FOOD-05 tiny shares and nutrients without a reference value', () => {
    expect(formatPercentOfNrv(amountOf('magnesium', 3.7))).toBe('<1\u00a0%')
    expect(formatPercentOfNrv(amountOf('magnesium', 3.75))).toBe('1\u00a0%')
    expect(formatPercentOfNrv(amountOf('vitamin-d', 0.0749, 'µg'))).toBe('1\u00a0%')
    expect(formatPercentOfNrv(amountOf('boron', 3))).toBeNull()
    expect(percentOfNrv(amountOf('vitamin-d', 800, 'IU'))).toBeNull()
    expect(isSignificant(amountOf('boron', 3000))).toBe(false)
  })
})

test('FOOD-05 each language has its own word for the reference value', () => {
  expect((['pl', 'nl', 'en'] as const).map(nrvAbbreviation)).toEqual(['RWS', 'RI', 'NRV'])
  expect(nrvTerm('nl')).toBe('referentie-inname')
  expect(nrvNotEstablished('pl')).toBe('RWS nie ustalono')
})

describe('amounts', () => {
  test('convert between µg, mg and g exactly, and into nothing else', () => {
    expect(convertAmount(amountOf('copper', 0.3), 'µg')).toMatchObject({ amount: 300, unit: 'µg' })
    expect(convertAmount(amountOf('calcium', 1.2, 'g'), 'mg')).toMatchObject({ amount: 1200, unit: 'mg' })
    expect(amountIn(amountOf('vitamin-d', 800, 'IU'), 'µg')).toBeNull()
    expect(amountIn(amountOf('vitamin-d', 20, 'µg'), 'IU')).toBeNull()
    expect(unitOf('mcg')).toBe('µg')
    expect(unitOf('\u03bcg')).toBe('µg')
    expect(unitOf('ml')).toBeNull()
    expect(canDeclare('vitamin-d', 'mg')).toBe(true)
    expect(canDeclare('vitamin-d', 'IU')).toBe(false)
    expect(canDeclare('unobtainium', 'mg')).toBe(false)
    expect(() => fractionOf(1e-7)).toThrow()
  })

  test('add up without the errors of binary numbers', () => {
    expect(toNumber(addFractions(fractionOf(0.1), fractionOf(0.2)))).toBe(0.3)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 30 }),
        (tenths) => {
          const total = tenths.reduce(
            (sum, value) => addFractions(sum, fractionOf(value / 10)),
            fractionOf(0),
          )
          const whole = tenths.reduce((left, right) => left + right, 0)
          expect(compareFractions(total, fractionOf(`${Math.floor(whole / 10)}.${whole % 10}`))).toBe(0)
        },
      ),
    )
  })

  test('are written with the decimal sign of the language', () => {
    expect(formatAmount(amountOf('vitamin-b6', 1.4), 'pl')).toBe('1,4\u00a0mg')
    expect(formatAmount(amountOf('vitamin-b6', 1.4), 'en')).toBe('1.4\u00a0mg')
    expect(formatAmount(amountOf('vitamin-a', 800, 'µg'), 'nl')).toBe('800\u00a0µg\u00a0RE')
  })

  test('of a day add up over products; two packs of one product are one portion', () => {
    const totals = dailyTotals([
      { product: 'ZV-001', amounts: demoAmounts('ZV-001') },
      { product: 'ZV-003', amounts: demoAmounts('ZV-003') },
      { product: 'ZV-001', amounts: demoAmounts('ZV-001') },
    ])
    expect(totals).toEqual([
      { total: amountOf('magnesium', 300, 'mg', 'citrate', 'oxide'), products: ['ZV-001', 'ZV-003'] },
      { total: amountOf('vitamin-b6', 1.4, 'mg', 'pyridoxine-hydrochloride'), products: ['ZV-003'] },
    ])
    const mixed = dailyTotals([
      { product: 'a', amounts: [amountOf('zinc', 0.01, 'g')] },
      { product: 'b', amounts: [amountOf('zinc', 5000, 'µg')] },
    ])
    expect(mixed[0]?.total).toMatchObject({ amount: 15, unit: 'mg' })
  })
})

describe('names', () => {
  test('every nutrient and form has one in each language', () => {
    for (const { nutrient } of nutrients) {
      for (const language of ['pl', 'nl', 'en'] as const) {
        expect(nutrientName(nutrient, language)).not.toBe('')
        expect(nutrientInSentence(nutrient, language)).not.toBe('')
      }
    }
    expect(nutrientInSentence('magnesium', 'pl')).toBe('magnezu')
    expect(nutrientInSentence('vitamin-c', 'pl', 'accusative')).toBe('witaminę C')
    expect(nutrientInSentence('iron', 'nl')).toBe('ijzer')
    expect(formName('magnesium', 'citrate', 'pl')).toBe('cytrynian magnezu')
    expect(() => nutrientName('unobtainium', 'en')).toThrow()
    expect(() => formName('magnesium', 'gold', 'en')).toThrow()
  })

  test('the demo products use forms and dosage forms of the registers', () => {
    for (const product of demo.products) {
      expect(isDosageForm(product.form.key)).toBe(true)
      expect(dosageFormName(product.form.key, 'pl')).toBe(product.form.pl)
      expect(dosageFormName(product.form.key, 'nl')).toBe(product.form.nl)
      for (const { id, forms } of product.nutrients) {
        for (const form of forms) expect(formsOf(id).map((candidate) => candidate.form)).toContain(form)
      }
    }
  })

  test('a daily portion is said in the words of its dosage form', () => {
    const pieces = (quantity: number) => ({ measure: 'piece' as const, quantity })
    expect(formatDailyPortion(pieces(1), 'capsule', 'pl')).toBe('1\u00a0kapsułka')
    expect(formatDailyPortion(pieces(2), 'capsule', 'pl')).toBe('2\u00a0kapsułki')
    expect(formatDailyPortion(pieces(5), 'capsule', 'pl')).toBe('5\u00a0kapsułek')
    expect(formatDailyPortion(pieces(3), 'tablet', 'nl')).toBe('3\u00a0tabletten')
    expect(formatDailyPortion(pieces(1), 'sachet', 'en')).toBe('1\u00a0sachet')
    expect(
      formatDailyPortion(
        dailyPortionOf({ dailyCount: null, dailyGrams: 2.5, dailyMillilitres: null }),
        'powder',
        'nl',
      ),
    ).toBe('2,5\u00a0g')
    expect(
      formatDailyPortion(
        dailyPortionOf({ dailyCount: null, dailyGrams: null, dailyMillilitres: 10 }),
        'liquid',
        'en',
      ),
    ).toBe('10\u00a0ml')
    for (const form of dosageForms) {
      const isPiece = measureOf(form) === 'piece'
      if (isPiece) expect(formatDailyPortion(pieces(2), form, 'nl')).toMatch(/^2\u00a0\p{L}+/u)
    }
    expect(measureOf('liquid')).toBe('volume')
    expect(() => dailyPortionOf({ dailyCount: null, dailyGrams: null, dailyMillilitres: null })).toThrow()
    expect(() => formatDailyPortion(pieces(1), 'powder', 'en')).toThrow()
  })
})

describe('compounds', () => {
  test.each(demo.products)(
    'FOOD-05 $sku declares no more magnesium than its compound can hold',
    (product) => {
      const magnesium = demoAmounts(product.sku).find((amount) => amount.nutrient === 'magnesium')
      if (!magnesium) throw new Error('no magnesium')
      for (const { salt, saltMg, theoreticalMg } of product.saltCheck) {
        expect(Math.round(toNumber(elementalMilligrams(salt, saltMg)) * 10) / 10).toBe(theoreticalMg)
        expect(isElementallyPossible(magnesium, salt, saltMg)).toBe(true)
      }
    },
  )

  test('salt mass typed as magnesium is found out', () => {
    expect(isElementallyPossible(amountOf('magnesium', 1250), 'citrate-anhydrous', 1250)).toBe(false)
    expect(isElementallyPossible(amountOf('magnesium', 1, 'CFU'), 'oxide', 1)).toBe(false)
    expect(() => elementalMilligrams('unobtainium', 1)).toThrow()
    for (const compound of compounds) {
      expect(
        chemicalForms.some(({ nutrient, form }) => nutrient === compound.nutrient && form === compound.form),
      ).toBe(true)
    }
  })
})

describe('upper levels', () => {
  const said = (amounts: NutrientAmount[], market: 'PL' | 'NL') =>
    productNotices(amounts, market).map(({ level, limit }) => `${level} ${limit.kind} ${limit.amount}`)

  test('FOOD-09 ZV-004 is over the EFSA level only, and that is information', () => {
    expect(said(demoAmounts('ZV-004'), 'PL')).toEqual(['info efsa-upper-level 250'])
    expect(said(demoAmounts('ZV-004'), 'NL')).toEqual(['info efsa-upper-level 250'])
  })

  test.each(demo.products)('FOOD-09 $sku has the advisories of its fixture', (product) => {
    expect(said(demoAmounts(product.sku), 'PL')).toHaveLength(product.advisories.length)
  })

  test('FOOD-09 the statutory maxima of NL are errors there and nowhere else', () => {
    expect(said([amountOf('vitamin-d', 75, 'µg')], 'NL')).toEqual([])
    expect(said([amountOf('vitamin-d', 75.01, 'µg')], 'NL')).toEqual(['error statutory-maximum 75'])
    expect(said([amountOf('vitamin-d', 75.01, 'µg')], 'PL')).toEqual(['warning national-advice 50'])
    expect(said([amountOf('vitamin-b6', 21.5)], 'NL')).toEqual([
      'error statutory-maximum 21',
      'warning efsa-upper-level 12',
    ])
    expect(said([amountOf('vitamin-a', 1.3, 'mg', 'retinyl-acetate')], 'NL')).toEqual([
      'error statutory-maximum 1200',
    ])
  })

  test('FOOD-09 the Polish advice warns, and the form of a nutrient decides which limit counts', () => {
    expect(said([amountOf('magnesium', 401)], 'PL')).toEqual([
      'warning national-advice 400',
      'info efsa-upper-level 250',
    ])
    expect(said([amountOf('vitamin-a', 5, 'mg', 'beta-carotene')], 'NL')).toEqual([])
    expect(said([amountOf('vitamin-a', 8, 'mg', 'beta-carotene')], 'PL')).toEqual([
      'warning national-advice 7',
    ])
    expect(said([amountOf('niacin', 50, 'mg', 'nicotinamide')], 'PL')).toEqual([])
    expect(said([amountOf('niacin', 50)], 'PL')).toEqual([
      'warning national-advice 16',
      'info efsa-upper-level 10',
    ])
    expect(said([amountOf('magnesium', 260, 'mg', 'l-threonate')], 'NL')).toEqual([
      'error novel-food-condition 250',
      'info efsa-upper-level 250',
    ])
    expect(said([amountOf('melatonin', 0.3)], 'NL')).toEqual(['error medicine-threshold 0.3'])
    expect(said([amountOf('melatonin', 0.29)], 'NL')).toEqual([])
  })

  test('FOOD-09 a cart says when products together pass a level that none passes alone', () => {
    const product = (sku: string) => ({ product: sku, amounts: demoAmounts(sku) })
    expect(combinedNotices([product('ZV-001')], 'NL')).toEqual([])
    expect(combinedNotices([product('ZV-001'), product('ZV-001')], 'NL')).toEqual([])
    expect(combinedNotices([product('ZV-003'), product('ZV-005')], 'NL')).toEqual([])
    const [notice, ...others] = combinedNotices(
      [product('ZV-001'), product('ZV-003'), product('ZV-008')],
      'NL',
    )
    expect(others).toEqual([])
    expect(notice).toMatchObject({
      nutrient: 'magnesium',
      amount: 360,
      products: ['ZV-001', 'ZV-003', 'ZV-008'],
    })
    expect(combinedNotices([product('ZV-004')], 'NL')).toEqual([])
  })

  test('every limit names a known nutrient in a unit that converts, and its source', () => {
    for (const limit of upperLevels) {
      expect(canDeclare(limit.nutrient, limit.unit)).toBe(true)
      expect(limit.source).not.toBe('')
    }
  })
})
