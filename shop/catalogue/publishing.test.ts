import { describe, expect, test } from 'vitest'
import { languages, locales, markets, type Language, type Market } from '#i18n/locale.ts'
import { messages } from '#i18n/messages.ts'
import demo from '#prisma/demo/products.json' with { type: 'json' }
import type { CopyAdvice } from '#shop/claims/finding.ts'
import { eligibleClaims } from '#shop/claims/eligibility.ts'
import { measureOf } from '#shop/nutrition/dosage-form.ts'
import { unitOf } from '#shop/nutrition/nutrient-amount.ts'
import type { AllergenProblem } from '#shop/nutrition/allergen.ts'
import type { LabelField } from '#shop/nutrition/label.ts'
import type { LimitKind } from '#shop/nutrition/upper-levels.ts'
import type { EditedProduct, EditedTexts, PublishingFinding } from './publishing-facts.ts'
import { findingWords, ruleWords } from './publishing-words.ts'
import { decisionKey, findingsFor, obstacles, publishingFindings } from './publishing.ts'

const now = new Date('2026-11-22T12:00:00+01:00')
const longAgo = new Date('2026-01-01T00:00:00+01:00')
const reference = {
  now,
  vatRates: markets.map((market) => ({
    market,
    taxClass: 'food-supplement' as const,
    rateBasisPoints: 800,
    validFrom: longAgo,
  })),
}

/** A demo product as the editor would hold it, complete in three languages and both markets. */
function edited(key: string): EditedProduct {
  const row = demo.products.find(({ sku }) => sku === key)
  if (!row) throw new Error(`no product ${key}`)
  const amounts = row.nutrients.map(({ id, amount, unit, forms }) => {
    return { nutrient: id, amount, unit: unitOf(unit) ?? 'mg', forms }
  })
  const words = (language: Language): EditedTexts => ({
    slug: `zelvanta-${key.toLowerCase()}`,
    name: row.name[language],
    tagline: row.netQuantity[language],
    description: row.category[language],
    legalName: row.legalName[language],
    nutrientCategory: row.category[language],
    dosageFormLabel: row.form[language],
    ingredients: row.ingredients[language],
    usage: row.usage[language],
    storage: row.storage[language],
    bestBefore: row.bestBefore[language],
    operator: row.operator[language],
    metaTitle: row.name[language],
    metaDescription: row.legalName[language],
  })
  const { count, grams, ml } = row.netQuantity
  const measure = measureOf(row.form.key)
  const dose: { count?: number; g?: number; ml?: number } = row.recommendedDailyDose
  const price = [{ amount: 4990, validFrom: longAgo, announced: false }]
  const statements = row.warnings.map((warning) => warning.key)
  return {
    dosageForm: row.form.key,
    taxClass: 'food-supplement',
    dailyPortion: { measure, quantity: dose.count ?? dose.g ?? dose.ml ?? 0 },
    allergens: row.allergens,
    composition: {
      sweeteners: row.legalName.en.includes('sweetener'),
      sugars: row.legalName.en.includes('sugar'),
      addedPolyolsAboveTenPercent: statements.includes('polyols'),
      aspartame: false,
    },
    nameIsClaim: row.nameIsClaim ?? false,
    amounts,
    claimIds: eligibleClaims(amounts).map(({ id }) => id),
    confirmedWordings: eligibleClaims(amounts).flatMap(({ id, text }) =>
      languages.map((language) => ({ claimId: id, language, wording: text[language] })),
    ),
    texts: Object.fromEntries(languages.map((language) => [language, words(language)])),
    variants: [
      {
        sku: key,
        content: { count, grams, millilitres: ml },
        texts: Object.fromEntries(
          languages.map((language) => [
            language,
            { slug: 'v', label: row.netQuantity[language], netQuantity: row.netQuantity[language] },
          ]),
        ),
        prices: { PL: price, NL: price },
      },
    ],
    pictures: languages.map((language) => ({ language, position: 0, alt: row.name[language] })),
    markets: [
      { market: 'PL', notificationId: 'GIS-1', notifiedAt: longAgo, labelFile: 'label v1.pdf' },
      { market: 'NL', notificationId: null, notifiedAt: null, labelFile: null },
    ],
  }
}

type Brief = [severity: string, rule: string, field: string, key: string]

const brief = (findings: readonly PublishingFinding[]): Brief[] =>
  findings.map(({ severity, rule, field, key }) => [severity, rule, field, key])

const check = (product: EditedProduct) => brief(publishingFindings(product, reference))

const withTexts = (product: EditedProduct, language: Language, changed: Partial<EditedTexts>) => {
  const texts = product.texts[language]
  if (!texts) throw new Error(`no texts in ${language}`)
  return { ...product, texts: { ...product.texts, [language]: { ...texts, ...changed } } }
}

const base = edited('ZV-001')

describe('the ten demo products', () => {
  test.each(demo.products.map(({ sku }) => sku))('FOOD-01 %s may be published everywhere', (key) => {
    const findings = publishingFindings(edited(key), reference)
    expect(brief(findings.filter(({ severity }) => severity === 'refusal'))).toEqual([])
  })

  test('FOOD-09 ZV-004 is above the EFSA level and gives information only', () => {
    const findings = publishingFindings(edited('ZV-004'), reference).filter(({ rule }) => rule === 'FOOD-09')
    expect(brief(findings)).toEqual([
      ['notice', 'FOOD-09', 'nutrients.magnesium', 'intakeNotice.efsa-upper-level'],
      ['notice', 'FOOD-09', 'nutrients.magnesium', 'intakeNotice.efsa-upper-level'],
    ])
  })

  test('FOOD-07 ZV-009 is noted as a protected novel food', () => {
    expect(check(edited('ZV-009'))).toEqual([
      ['notice', 'FOOD-07', 'nutrients.magnesium', 'nutrients.protected-form'],
    ])
  })
})

describe('what is missing is named with its place', () => {
  const fields = [
    ['name', 'FOOD-01', 'labelField.name'],
    ['legalName', 'FOOD-03', 'labelField.legal-name'],
    ['nutrientCategory', 'FOOD-04', 'labelField.nutrient-category'],
    ['ingredients', 'FOOD-01', 'labelField.ingredients'],
    ['usage', 'FOOD-01', 'labelField.usage'],
    ['storage', 'FOOD-01', 'labelField.storage'],
    ['operator', 'FOOD-01', 'labelField.operator'],
    ['bestBefore', 'FOOD-01', 'texts.bestBefore'],
    ['description', 'CONS-02', 'texts.description'],
    ['metaTitle', 'A11Y-01', 'texts.metaTitle'],
  ] as const

  test.each(fields)('FOOD-01 an empty %s refuses the language', (field, rule, key) => {
    for (const language of languages) {
      const findings = publishingFindings(withTexts(base, language, { [field]: ' ' }), reference)
      expect(brief(findings)).toEqual([['refusal', rule, `texts.${language}.${field}`, key]])
      expect(findings.map((finding) => finding.language)).toEqual([language])
    }
  })

  test('FOOD-02 a market is closed while its label language is missing or incomplete', () => {
    const incomplete = publishingFindings(withTexts(base, 'nl', { usage: '' }), reference)
    expect(brief(findingsFor(incomplete, { language: 'en', market: 'NL' }))).toHaveLength(1)
    expect(findingsFor(incomplete, { language: 'en', market: 'PL' })).toEqual([])
    const { nl: _, ...others } = base.texts
    const missing = publishingFindings({ ...base, texts: others }, reference)
    expect(brief(findingsFor(missing, { language: 'en', market: 'NL' }))).toEqual([
      ['refusal', 'FOOD-02', 'texts.nl', 'market.label-language'],
    ])
    expect(findingsFor(missing, { language: 'pl', market: 'PL' })).toEqual([])
  })

  test('FOOD-04 without a daily portion nothing is published', () => {
    expect(check({ ...base, dailyPortion: null })).toContainEqual([
      'refusal',
      'FOOD-04',
      'dailyPortion',
      'labelField.daily-portion',
    ])
    const statements = { nl: { 'young-children': '' } }
    expect(check({ ...base, statements })).toEqual([
      ['refusal', 'FOOD-04', 'statements.nl.young-children', 'labelField.statement'],
    ])
  })

  test.each([
    [{ nutrient: 'magnesium', amount: 0, unit: 'mg' }, 'nutrients.amount'],
    [{ nutrient: 'magnesium', amount: -5, unit: 'mg' }, 'nutrients.amount'],
    [{ nutrient: 'magnesium', amount: Number.NaN, unit: 'mg' }, 'nutrients.amount'],
    [{ nutrient: 'magnesium', amount: 5, unit: 'IU' }, 'nutrients.unit'],
    [{ nutrient: 'unobtainium', amount: 5, unit: 'mg' }, 'nutrients.unknown'],
  ] as const)('FOOD-05 an impossible amount is refused: %j', (amount, key) => {
    const findings = check({ ...base, amounts: [{ ...amount, forms: [] }], claimIds: [] })
    expect(findings).toContainEqual(['refusal', 'FOOD-05', `nutrients.${amount.nutrient}`, key])
  })

  test('FOOD-06 an allergen that does not stand out, or is not listed, is named', () => {
    const plain = edited('ZV-003').texts.pl?.ingredients.replaceAll('**', '') ?? ''
    expect(check(withTexts(edited('ZV-003'), 'pl', { ingredients: plain }))).toEqual([
      ['refusal', 'FOOD-06', 'texts.pl.ingredients', 'allergenProblem.allergen-not-emphasised'],
    ])
    expect(check({ ...edited('ZV-010'), allergens: ['milk'] })).toContainEqual([
      'refusal',
      'FOOD-06',
      'allergens',
      'allergenProblem.allergen-not-listed',
    ])
  })

  test('FOOD-07 what the ingredients say must be said beside the name', () => {
    const product = edited('ZV-006')
    const composition = { ...product.composition, sweeteners: false, addedPolyolsAboveTenPercent: false }
    const keys = check({ ...product, composition }).map(([severity, , , key]) => [severity, key])
    expect(keys).toContainEqual(['refusal', 'composition.sweetener-not-declared'])
    expect(keys).toContainEqual(['decision', 'composition.polyols-in-question'])
    expect(keys).toContainEqual(['refusal', 'labelField.legal-name'])
    const aspartame = withTexts(product, 'en', { ingredients: 'sweetener: aspartame.' })
    expect(check(aspartame).map(([, , , key]) => key)).toContain('composition.aspartame-not-declared')
  })

  test('FOOD-09 a statutory maximum refuses its market alone, advice asks for a decision', () => {
    const amounts = [{ nutrient: 'vitamin-d', amount: 80, unit: 'µg', forms: [] }] as const
    const findings = publishingFindings({ ...base, amounts, claimIds: [] }, reference)
    const of = (market: Market) =>
      findings
        .filter((finding) => finding.rule === 'FOOD-09' && finding.market === market)
        .map(({ severity, key }) => [severity, key])
    expect(of('NL')).toEqual([['refusal', 'intakeNotice.statutory-maximum']])
    expect(of('PL')).toEqual([['decision', 'intakeNotice.national-advice']])
  })

  test('AGE-01 CLASS-01 what counts as a medicine or comes in no permitted form is refused', () => {
    const melatonin = [{ nutrient: 'melatonin', amount: 0.3, unit: 'mg', forms: [] }] as const
    const findings = publishingFindings({ ...base, amounts: melatonin, claimIds: [] }, reference)
    const refused = findings.filter(({ key }) => key === 'intakeNotice.medicine-threshold')
    expect(refused.map(({ severity, market }) => [severity, market])).toEqual([['refusal', 'NL']])
    const amounts = [{ nutrient: 'magnesium', amount: 100, unit: 'mg', forms: ['moonlight'] }] as const
    expect(check({ ...base, amounts })).toContainEqual([
      'refusal',
      'CLASS-01',
      'nutrients.magnesium',
      'nutrients.form',
    ])
  })

  test('FOOD-10 Poland is refused without number and date of the notification', () => {
    const inPoland = (notificationId: string | null, notifiedAt: Date | null) =>
      check({ ...base, markets: [{ market: 'PL', notificationId, notifiedAt, labelFile: 'v1.pdf' }] })
    const refused = (field: string, key: string) => [['refusal', 'FOOD-10', `markets.PL.${field}`, key]]
    expect(inPoland(' ', longAgo)).toEqual(refused('notificationId', 'market.notification'))
    expect(inPoland('GIS-1', null)).toEqual(refused('notifiedAt', 'market.notification-date'))
    const tomorrow = new Date(now.getTime() + 86_400_000)
    expect(inPoland('GIS-1', tomorrow)).toEqual(refused('notifiedAt', 'market.notification-future'))
    const [poland, ...others] = base.markets
    if (!poland) throw new Error('sold nowhere')
    expect(check({ ...base, markets: [{ ...poland, labelFile: ' ' }, ...others] })).toEqual(
      refused('labelFile', 'market.label-file'),
    )
    expect(inPoland('GIS-1', longAgo)).toEqual([])
  })

  test('A11Y-01 a picture without alternative text is refused in its language', () => {
    const pictures = [...base.pictures, { language: 'pl' as const, position: 3, alt: '' }]
    expect(check({ ...base, pictures })).toEqual([['refusal', 'A11Y-01', 'pictures.3.pl.alt', 'texts.alt']])
  })

  test('PRICE-01 PRICE-03 VAT-01 a market needs a price, a unit and a rate', () => {
    const [variant] = base.variants
    if (!variant) throw new Error('no variant')
    const { PL: _, ...elsewhere } = variant.prices
    const unpriced = { ...variant, prices: elsewhere }
    const place = 'variants.ZV-001.prices.PL'
    expect(check({ ...base, variants: [unpriced] })).toEqual([
      ['refusal', 'PRICE-01', place, 'market.no-price'],
    ])
    expect(check({ ...base, variants: [unpriced, { ...variant, sku: 'B' }] })).toEqual([
      ['notice', 'PRICE-01', place, 'market.no-price'],
    ])
    expect(check({ ...base, variants: [] }).map(([, , , key]) => key)).toContain('market.no-variant')
    const uncounted = { ...variant, content: { count: null, grams: 65.7, millilitres: null } }
    expect(check({ ...base, variants: [uncounted] })).toEqual([
      ['refusal', 'PRICE-03', 'variants.ZV-001.content', 'measure.content'],
    ])
    expect(check({ ...base, taxClass: 'luxury' }).map(([, rule, field]) => [rule, field])).toEqual([
      ['VAT-01', 'taxClass'],
      ['VAT-01', 'taxClass'],
    ])
  })
})

describe('claims', () => {
  test('FOOD-05 more than the named salt can hold is refused at the text, a likely slip is told', () => {
    const words = base.texts.en?.ingredients ?? ''
    const withSalt = (milligrams: number) =>
      check(
        withTexts(base, 'en', {
          ingredients: words.replace(/^[^,]*/, `magnesium citrate (${milligrams} mg)`),
        }),
      )
    expect(withSalt(2500)).toEqual([])
    expect(withSalt(100)).toEqual([
      ['refusal', 'FOOD-05', 'texts.en.ingredients', 'nutrients.source-impossible'],
    ])
    expect(withSalt(9000)).toEqual([
      ['notice', 'FOOD-05', 'texts.en.ingredients', 'nutrients.source-too-little'],
    ])
  })

  test('CLAIM-01 a health reference in any field refuses, with the field', () => {
    for (const field of ['tagline', 'description', 'metaTitle', 'metaDescription', 'usage'] as const) {
      expect(check(withTexts(base, 'en', { [field]: 'Magnesium for better sleep' }))).toEqual([
        ['refusal', 'CLAIM-01', `texts.en.${field}`, 'copyAdvice.unauthorised-benefit'],
      ])
    }
    expect(check({ ...base, claimIds: ['magnesium-flying'] })).toEqual([
      ['refusal', 'CLAIM-01', 'claims.magnesium-flying', 'claims.unknown'],
    ])
  })

  test('CLAIM-01 an unverified wording asks for a confirmation, and no more once it is given', () => {
    const findings = publishingFindings({ ...base, confirmedWordings: [] }, reference)
    const first = findings.find(({ key }) => key === 'claims.wording-unverified')
    if (!first) throw new Error('every wording is verified')
    const { claim, wording } = first.facts
    const { language = 'en' } = first
    const field = `wordings.${claim}.${language}`
    expect(first).toMatchObject({ severity: 'refusal', rule: 'CLAIM-01', field })
    expect(check(base)).toEqual([])
    const confirmedWordings = base.confirmedWordings.map((confirmed) =>
      confirmed.wording === wording ? { ...confirmed, wording: `${wording}!` } : confirmed,
    )
    expect(check({ ...base, confirmedWordings })).toEqual([
      ['refusal', 'CLAIM-01', field, 'claims.wording-unverified'],
    ])
  })

  test('CLAIM-02 an attached claim whose amount has fallen is told and not shown', () => {
    const amounts = [{ nutrient: 'magnesium', amount: 56, unit: 'mg' as const, forms: ['citrate'] }]
    const findings = check({ ...base, amounts })
    expect(new Set(findings.map(([severity, rule, , key]) => [severity, rule, key].join(' ')))).toEqual(
      new Set(['notice CLAIM-02 claims.condition-not-met']),
    )
    expect(findings).toHaveLength(base.claimIds.length)
  })

  test('CLAIM-05 a name that is a claim needs its claim and its mark', () => {
    const product = edited('ZV-007')
    expect(check({ ...product, claimIds: [] })).toContainEqual([
      'refusal',
      'CLAIM-05',
      'texts.en.name',
      'claims.name-unsupported',
    ])
    expect(check({ ...product, nameIsClaim: false })).toContainEqual([
      'refusal',
      'CLAIM-05',
      'nameIsClaim',
      'claims.name-not-marked',
    ])
  })

  test.each([
    ['CLAIM-06', 'tagline', 'Recommended by doctors'],
    ['CLAIM-07', 'description', 'Relieves migraine'],
    ['CLAIM-08', 'slug', 'for-muscles-and-joints'],
    ['FOOD-08', 'metaDescription', 'A normal diet is not enough.'],
  ] as const)('%s in %s is refused', (rule, field, text) => {
    const found = check(withTexts(base, 'en', { [field]: text }))
    expect(found).toContainEqual(['refusal', rule, `texts.en.${field}`, expect.any(String)])
  })

  test('CLAIM-12 green words ask for a decision about these very words', () => {
    const findings = publishingFindings(withTexts(base, 'en', { tagline: 'Eco-friendly jar' }), reference)
    expect(brief(findings)).toEqual([['decision', 'CLAIM-12', 'texts.en.tagline', 'copyAdvice.green-claim']])
    expect(obstacles(findings, new Set())).toHaveLength(1)
    expect(obstacles(findings, new Set(findings.map(decisionKey)))).toEqual([])
    const others = publishingFindings(withTexts(base, 'en', { tagline: 'Climate-neutral jar' }), reference)
    expect(obstacles(others, new Set(findings.map(decisionKey)))).toHaveLength(1)
  })
})

describe('words', () => {
  test('every finding and every rule is told in three languages', () => {
    const broken: EditedProduct = {
      ...base,
      amounts: [
        { nutrient: 'vitamin-d', amount: 80, unit: 'µg', forms: ['moonlight'] },
        { nutrient: 'magnesium', amount: 260, unit: 'IU', forms: [] },
      ],
      claimIds: ['nothing', ...base.claimIds],
      texts: {
        en: {
          ...edited('ZV-007').texts.en,
          ingredients: 'sweetener: sorbitol, milk',
          tagline: 'Cures gout, eco-friendly',
        } as EditedTexts,
      },
      markets: [
        { market: 'PL', notificationId: null, notifiedAt: null, labelFile: 'v1.pdf' },
        ...base.markets,
      ],
    }
    const findings = publishingFindings(broken, reference)
    expect(findings.length).toBeGreaterThan(15)
    for (const locale of locales) {
      for (const finding of findings) {
        expect(findingWords(finding, locale)).not.toMatch(/[{}]|staff-rules/)
        expect(ruleWords(finding.rule, locale)).not.toBe(finding.rule)
      }
    }
  })

  test('the compiler knows that no reason lacks its message', () => {
    const { en } = messages
    const { copyAdvice, labelField, allergenProblem, intakeNotice } = en['staff-rules']
    const advice: Record<CopyAdvice, string> = copyAdvice
    const label: Record<Exclude<LabelField, `statement:${string}`> | 'statement', string> = labelField
    const allergen: Record<AllergenProblem['reason'], string> = allergenProblem
    const intake: Record<LimitKind, string> = intakeNotice
    expect([advice, label, allergen, intake].every((part) => Object.keys(part).length > 0)).toBe(true)
  })
})
