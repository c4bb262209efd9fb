import { describe, expect, test } from 'vitest'
import { languages, type Language } from '#i18n/locale.ts'
import fc from '#local/properties.ts'
import { chemicalForms, compounds, formName } from './chemical-form.ts'
import type { NutrientAmount } from './nutrient-amount.ts'
import { sourceProblems, sourcesIn } from './source-mass.ts'

const magnesium = (amount: number, forms: string[] = ['citrate']): NutrientAmount => {
  return { nutrient: 'magnesium', amount, unit: 'mg', forms }
}
const kinds = (amounts: NutrientAmount[], text: string, language: Language = 'en', pieces = 1) =>
  sourceProblems(amounts, { text, language, pieces }).map(({ kind }) => kind)

/** Abridged standard atomic weights (IUPAC 2021). */
const atomicWeights: Record<string, number> = {
  H: 1.008,
  C: 12.011,
  N: 14.007,
  O: 15.999,
  Mg: 24.305,
  P: 30.974,
  S: 32.06,
  Cl: 35.45,
  K: 39.098,
  Ca: 40.078,
  Fe: 55.845,
  Zn: 65.38,
  Se: 78.971,
  I: 126.9,
}
const symbols: Record<string, string> = {
  magnesium: 'Mg',
  calcium: 'Ca',
  potassium: 'K',
  zinc: 'Zn',
  iron: 'Fe',
  selenium: 'Se',
  iodine: 'I',
}

function percentOf(formula: string, nutrient: string): number {
  const parts = [...formula.matchAll(/([A-Z][a-z]?)(\d*)/g)].map(([, symbol = '', count]) => {
    return { symbol, weight: (atomicWeights[symbol] ?? Number.NaN) * Number(count || 1) }
  })
  const sum = (of: typeof parts) => of.reduce((total, { weight }) => total + weight, 0)
  return (100 * sum(parts.filter(({ symbol }) => symbol === symbols[nutrient]))) / sum(parts)
}

test.each(compounds)('FOOD-05 the share of $id follows from its formula', (compound) => {
  expect(compound.theoreticalPercent).toBeCloseTo(percentOf(compound.formula, compound.nutrient), 1)
})

describe('FOOD-05 masses of sources in a text', () => {
  test.each<[Language, string, number]>([
    ['en', 'magnesium citrate (1,250 mg), capsule shell: gelatin', 1250],
    ['en', '1.25 g of magnesium citrate', 1250],
    ['en', 'Magnesium salts of citric acid: 1250 mg', 1250],
    ['pl', '1250 mg cytrynianu magnezu', 1250],
    ['pl', 'soli magnezowych kwasu cytrynowego 1 250,5 mg', 1250.5],
    ['pl', '1,25 g cytrynianu magnezu', 1250],
    ['nl', 'magnesiumcitraat 1.250 mg', 1250],
    ['nl', '1250 mg **magnesiumcitraat**', 1250],
  ])('%s: %s', (language, text, milligrams) => {
    const { stated, open } = sourcesIn(text, language)
    expect(open).toEqual([])
    expect(stated).toEqual([{ nutrient: 'magnesium', form: 'citrate', milligrams, isPerPiece: false }])
  })

  test('belong to a piece where the text says so', () => {
    expect(sourcesIn('625 mg magnesium citrate per capsule', 'en').stated[0]?.isPerPiece).toBe(true)
    expect(sourcesIn('625 mg cytrynianu magnezu w kapsułce', 'pl').stated[0]?.isPerPiece).toBe(true)
    expect(sourcesIn('625 mg magnesiumcitraat per capsule', 'nl').stated[0]?.isPerPiece).toBe(true)
  })

  test('are not read into anti-caking agents, other salts or numbers of the nutrient', () => {
    expect(sourcesIn('anti-caking agent: magnesium salts of fatty acids 5 mg', 'en').stated).toEqual([])
    expect(sourcesIn('Magnesium 200 mg from citrate', 'en')).toEqual({ stated: [], open: [] })
  })
})

describe('FOOD-05 amounts beside their sources', () => {
  test('salt mass typed as magnesium is refused, the right amount is not', () => {
    expect(kinds([magnesium(1250)], 'magnesium citrate 1250 mg')).toEqual(['impossible'])
    expect(kinds([magnesium(200)], 'magnesium citrate 1250 mg')).toEqual([])
  })

  test('several sources are added; one of unknown mass may hold the rest', () => {
    const both = 'magnesium citrate 500 mg, magnesium oxide 200 mg'
    expect(kinds([magnesium(200, ['citrate', 'oxide'])], both)).toEqual([])
    expect(kinds([magnesium(300, ['citrate', 'oxide'])], both)).toEqual(['impossible'])
    expect(
      kinds([magnesium(300, ['citrate', 'oxide'])], 'magnesium citrate 500 mg, magnesium oxide'),
    ).toEqual([])
    expect(kinds([magnesium(300, ['citrate', 'malate'])], 'magnesium citrate 500 mg')).toEqual([])
  })

  test('a mass of one piece is told, one that fits no reading is refused', () => {
    expect(kinds([magnesium(200)], 'magnesium citrate 625 mg', 'en', 2)).toEqual(['per-piece'])
    expect(kinds([magnesium(200)], 'magnesium citrate 625 mg per capsule', 'en', 2)).toEqual([])
    expect(kinds([magnesium(300)], 'magnesium citrate 625 mg', 'en', 2)).toEqual(['impossible'])
  })

  test('an amount far below its source is noticed', () => {
    expect(kinds([magnesium(20)], 'magnesium oxide 1000 mg')).toEqual([])
    expect(kinds([magnesium(20, ['oxide'])], 'magnesium oxide 1000 mg')).toEqual(['too-little'])
  })
})

const sources = chemicalForms.filter(({ nutrient, form }) =>
  compounds.some((compound) => compound.nutrient === nutrient && compound.form === form),
)
const generated = fc.record({
  source: fc.constantFrom(...sources),
  language: fc.constantFrom(...languages),
  milligrams: fc.integer({ min: 1, max: 5000 }),
  pieces: fc.integer({ min: 1, max: 6 }),
  share: fc.double({ min: 0.0001, max: 1, noNaN: true }),
})

describe('FOOD-05 properties of source masses', () => {
  const most = (nutrient: string, form: string) =>
    Math.max(
      ...compounds
        .filter((compound) => compound.nutrient === nutrient && compound.form === form)
        .flatMap((compound) => [compound.theoreticalPercent, ...compound.typicalRawMaterialPercent]),
    ) / 100
  const declare = (nutrient: string, form: string, amount: number): NutrientAmount => {
    return { nutrient, amount: Number(amount.toFixed(6)), unit: 'mg', forms: [form] }
  }
  const textOf = (nutrient: string, form: string, language: Language, milligrams: number) =>
    `${milligrams} mg ${formName(nutrient, form, language)}`

  test('what a salt can hold is never refused, in any language', () => {
    fc.assert(
      fc.property(generated, ({ source, language, milligrams, pieces, share }) => {
        const { nutrient, form } = source
        const amount = Math.max(0.000001, milligrams * most(nutrient, form) * share)
        const text = textOf(nutrient, form, language, milligrams)
        expect(kinds([declare(nutrient, form, amount)], text, language, pieces)).not.toContain('impossible')
      }),
      { numRuns: 2000 },
    )
  })

  test('more than its pieces can hold is always refused, and more of a refused amount, too', () => {
    fc.assert(
      fc.property(generated, ({ source, language, milligrams, pieces, share }) => {
        const { nutrient, form } = source
        const amount = milligrams * pieces * most(nutrient, form) * (1.01 + share)
        const text = textOf(nutrient, form, language, milligrams)
        expect(kinds([declare(nutrient, form, amount)], text, language, pieces)).toEqual(['impossible'])
        expect(kinds([declare(nutrient, form, amount * 3)], text, language, pieces)).toEqual(['impossible'])
      }),
      { numRuns: 2000 },
    )
  })

  test('a mass is read the same in grams as in milligrams', () => {
    fc.assert(
      fc.property(generated, ({ source, language, milligrams }) => {
        const { nutrient, form } = source
        const sign = language === 'en' ? '.' : ','
        const grams = (milligrams / 1000).toFixed(4).replace('.', sign)
        const words = formName(nutrient, form, language)
        const [one] = sourcesIn(`${grams} g ${words}`, language).stated
        const [other] = sourcesIn(`${words} (${milligrams} mg)`, language).stated
        expect(one?.milligrams).toBeCloseTo(milligrams, 6)
        expect(other?.milligrams).toBe(milligrams)
      }),
    )
  })
})
