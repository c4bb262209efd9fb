import { describe, expect, test } from 'vitest'
import { amountsOf, demoProduct, demoProducts, type DemoProduct } from '#prisma/fixtures/demo-products.ts'
import { allergenName, allergenProblems, allergens } from './allergen.ts'
import { designation, legalName } from './designation.ts'
import { parseIngredients, plainIngredients } from './ingredients.ts'
import { missingLabelFacts, type LabelFacts } from './label.ts'
import {
  isStatementKey,
  mandatoryStatements,
  requiredStatements,
  statementObligation,
  statementText,
  statementTexts,
  statementsByKey,
  statementsFor,
} from './statement.ts'

const languages = ['pl', 'nl', 'en'] as const
const markets = { pl: 'PL', nl: 'NL', en: 'NL' } as const

const labelled = (product: DemoProduct) => ({
  amounts: amountsOf(product),
  allergens: product.allergens,
  composition: product.composition,
  dailyPortion:
    product.recommendedDailyDose.count ??
    product.recommendedDailyDose.g ??
    product.recommendedDailyDose.ml ??
    null,
})

const factsOf = (product: DemoProduct, language: (typeof languages)[number]): LabelFacts => ({
  name: product.name[language],
  legalName: product.legalName[language],
  nutrientCategory: product.category[language],
  ingredients: product.ingredients[language],
  netQuantity: product.netQuantity[language],
  usage: product.usage[language],
  storage: product.storage[language],
  operator: product.operator[language],
  statements: Object.fromEntries(product.warnings.map(({ key, text }) => [key, text[language]])),
})

describe('designation and statements', () => {
  test('FOOD-03 a food supplement is called so in each language', () => {
    expect(languages.map(designation)).toEqual(['Suplement diety', 'Voedingssupplement', 'Food supplement'])
  })

  test.each(demoProducts)(
    'FOOD-07 $sku carries the legal name and the statements of its fixture',
    (product) => {
      for (const language of languages) {
        expect(legalName(language, product.composition)).toBe(product.legalName[language])
        const keys = requiredStatements(labelled(product), markets[language])
        expect(keys).toEqual(product.warnings.map((warning) => warning.key))
        expect(keys.map((key) => statementText(key, language))).toEqual(
          product.warnings.map(({ text }) => text[language]),
        )
      }
    },
  )

  test('FOOD-04 the three statements have the words of the law in each language', () => {
    expect(mandatoryStatements.map((key) => statementText(key, 'en'))).toEqual([
      'Do not exceed the recommended daily dose.',
      'Food supplements should not be used as a substitute for a varied diet.',
      'Keep out of the reach of young children.',
    ])
    expect(mandatoryStatements.map((key) => statementObligation(key))).toEqual(['law', 'law', 'law'])
    for (const language of languages) expect(statementTexts(language)).toHaveLength(9)
    expect(isStatementKey('polyols')).toBe(true)
    expect(isStatementKey('toothache')).toBe(false)
  })

  test('FOOD-07 aspartame is named as a source of phenylalanine', () => {
    const product = {
      ...labelled(demoProduct('ZV-004')),
      composition: { ...demoProduct('ZV-004').composition, aspartame: true },
    }
    expect(requiredStatements(product, 'NL')).toContain('aspartame')
  })

  test('CLAIM-13 the Polish market shows that a supplement is no medicine, and does not demand it', () => {
    const product = labelled(demoProduct('ZV-001'))
    expect(statementsFor(product, 'PL')).toContain('not-a-medicine')
    expect(statementsFor(product, 'NL')).not.toContain('not-a-medicine')
    expect(requiredStatements(product, 'PL')).not.toContain('not-a-medicine')
    expect(statementText('not-a-medicine', 'pl')).toBe(
      'Suplement diety jest środkiem spożywczym, którego celem jest uzupełnienie normalnej diety. Suplement diety nie ma właściwości leczniczych.',
    )
  })
})

describe('ingredients', () => {
  test('FOOD-06 emphasis becomes a segment of its own', () => {
    expect(parseIngredients('magnesium oxide, **wheat** starch')).toEqual({
      ok: true,
      segments: [
        { text: 'magnesium oxide, ', allergen: false },
        { text: 'wheat', allergen: true },
        { text: ' starch', allergen: false },
      ],
    })
    expect(parseIngredients('**tarwe**zetmeel')).toMatchObject({
      segments: [{ text: 'tarwe', allergen: true }, { text: 'zetmeel' }],
    })
    expect(parseIngredients('lecithins (**soya)')).toEqual({ ok: false, reason: 'unclosed-emphasis' })
    expect(parseIngredients('lecithins (****)')).toEqual({ ok: false, reason: 'empty-emphasis' })
    expect(plainIngredients('**tarwe**zetmeel')).toBe('tarwezetmeel')
  })

  test.each(demoProducts)('FOOD-06 $sku emphasises every allergen it lists', (product) => {
    for (const language of languages) {
      expect(allergenProblems(product.ingredients[language], product.allergens, language)).toEqual([])
      for (const allergen of product.allergens) {
        const plain = plainIngredients(product.ingredients[language])
        expect(allergenProblems(plain, product.allergens, language)).toContainEqual({
          reason: 'allergen-not-emphasised',
          allergen,
        })
        const others = product.allergens.filter((other) => other !== allergen)
        expect(allergenProblems(product.ingredients[language], others, language)).toContainEqual(
          expect.objectContaining({ reason: 'allergen-not-listed', allergen }),
        )
      }
    }
  })

  test('FOOD-06 one forgotten mention is enough to refuse', () => {
    expect(allergenProblems('**milk** powder, milk sugar', ['milk'], 'en')).toEqual([
      { reason: 'allergen-not-emphasised', allergen: 'milk' },
    ])
    expect(allergenProblems('skrobia pszenna', ['gluten-wheat'], 'pl')).toHaveLength(1)
    expect(allergenProblems('magnesium citrate', ['soya'], 'en')).toHaveLength(1)
    expect(allergenProblems('magnesium citrate', ['gold'], 'en')).toEqual([
      { reason: 'unknown-allergen', allergen: 'gold' },
    ])
    expect(allergenProblems('**magnesium', [], 'en')).toEqual([{ reason: 'unclosed-emphasis' }])
  })

  test('FOOD-06 words that only look like allergens pass', () => {
    expect(allergenProblems('milk thistle extract, coconut milk, buckwheat, nutmeg', [], 'en')).toEqual([])
    expect(allergenProblems('kwas mlekowy, mleczan magnezu, ryboflawina', [], 'pl')).toEqual([])
    expect(allergenProblems('melkzuur, eiwit, viscositeitsregelaar', [], 'nl')).toEqual([])
  })

  test('every allergen has a name in each language', () => {
    for (const allergen of allergens)
      for (const language of languages) expect(allergenName(allergen, language)).not.toBe('')
    expect(() => allergenName('gold', 'en')).toThrow()
  })

  test('FOOD-06 a hostile list is checked in no time', () => {
    const started = performance.now()
    allergenProblems('pszenn '.repeat(20_000) + '**', [], 'pl')
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('completeness', () => {
  test.each(demoProducts)('FOOD-01 $sku has a complete label in each language', (product) => {
    for (const language of languages) {
      expect(
        missingLabelFacts(factsOf(product, language), labelled(product), language, markets[language]),
      ).toEqual([])
    }
  })

  test('FOOD-01 every empty field is named', () => {
    const product = demoProduct('ZV-007')
    const empty: LabelFacts = {
      name: ' ',
      legalName: '',
      nutrientCategory: '',
      ingredients: '',
      netQuantity: '',
      usage: '',
      storage: '',
      operator: '',
      statements: {},
    }
    expect(
      missingLabelFacts(
        empty,
        { ...labelled(product), amounts: [], dailyPortion: null },
        'pl',
        'PL',
      ).toSorted(),
    ).toEqual([
      'allergens',
      'daily-portion',
      'ingredients',
      'legal-name',
      'name',
      'net-quantity',
      'nutrient-category',
      'nutrients',
      'operator',
      'statement:daily-portion',
      'statement:varied-diet',
      'statement:young-children',
      'storage',
      'usage',
    ])
  })

  test('FOOD-04 without one of its statements a label is incomplete', () => {
    const product = demoProduct('ZV-006')
    const keys = requiredStatements(labelled(product), 'NL')
    for (const key of keys) {
      const statements = statementsByKey(
        keys.filter((other) => other !== key),
        'nl',
      )
      expect(
        missingLabelFacts({ ...factsOf(product, 'nl'), statements }, labelled(product), 'nl', 'NL'),
      ).toEqual([`statement:${key}`])
    }
  })

  test('FOOD-07 sweeteners beside the name cannot be left out', () => {
    const product = demoProduct('ZV-004')
    const facts = { ...factsOf(product, 'en'), legalName: 'Food supplement' }
    expect(missingLabelFacts(facts, labelled(product), 'en', 'NL')).toEqual(['legal-name'])
  })
})
