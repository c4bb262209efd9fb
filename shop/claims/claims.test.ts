import { describe, expect, test } from 'vitest'
import { amountsOf, demoProduct, demoProducts, type DemoProduct } from '#prisma/fixtures/demo-products.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { findNutrient } from '#shop/nutrition/nutrient.ts'
import { statementText } from '#shop/nutrition/statement.ts'
import { accompanyingStatements, type ClaimedProduct } from './accompanying.ts'
import {
  benefitTopics,
  claimsBesideName,
  claimsOnTopic,
  nameIsClaim,
  openFindings,
  unsupportedNameTopics,
} from './benefit.ts'
import { checkCopy } from './copy-check.ts'
import { attachmentRefusal, eligibleClaims, isEligible, shownClaims } from './eligibility.ts'
import { claimById, claimsOf, healthClaims } from './health-claim.ts'
import { nutritionClaims, nutritionClaimText } from './nutrition-claim.ts'

const languages = ['pl', 'nl', 'en'] as const

const magnesium = (amount: number): NutrientAmount => ({
  nutrient: 'magnesium',
  amount,
  unit: 'mg',
  forms: [],
})

const claimed = (product: DemoProduct): ClaimedProduct => ({
  amounts: amountsOf(product),
  composition: product.composition,
  dailyPortion: { measure: 'piece', quantity: product.recommendedDailyDose.count ?? 1 },
  dosageForm: product.form.key,
})

const idsOf = (claims: readonly { id: string }[]) => claims.map((claim) => claim.id)

describe('the register', () => {
  test('CLAIM-01 knows its claims by id, in three languages, each about a nutrient of the tables', () => {
    expect(healthClaims).toHaveLength(118)
    for (const claim of healthClaims) {
      expect(claimById(claim.id)).toBe(claim)
      expect(findNutrient(claim.nutrient)).not.toBeNull()
      expect(claim.reference).toContain('432/2012')
      for (const language of languages) expect(claim.text[language]).not.toBe('')
    }
    expect(claimById('magnesium-sleep')).toBeNull()
    expect(claimsOf('magnesium')).toHaveLength(10)
  })

  test('CLAIM-04 a claim speaks of the nutrient and keeps "normal"; nothing is filled into it', () => {
    for (const { text, nutrient } of healthClaims) {
      for (const language of languages) expect(text[language]).not.toMatch(/zelvanta|[{}]/i)
      const subject = nutrient === 'epa-dha' ? 'EPA' : findNutrient(nutrient)?.name.en.split(' (')[0]
      expect(text.en.startsWith(subject ?? '?')).toBe(true)
    }
    expect(claimById('magnesium-bones')?.text).toEqual({
      en: 'Magnesium contributes to the maintenance of normal bones',
      pl: 'Magnez pomaga w utrzymaniu zdrowych kości',
      nl: 'Magnesium draagt bij tot de instandhouding van normale botten',
    })
  })

  test('says which wordings were seen in a published source', () => {
    expect(claimById('magnesium-tiredness-fatigue')?.verified).toEqual({ en: true, pl: true, nl: true })
    expect(claimById('magnesium-electrolyte-balance')?.verified).toEqual({ en: true, pl: false, nl: false })
  })
})

describe('eligibility', () => {
  test.each(demoProducts)('CLAIM-02 $sku may carry the claims of its fixture and no others', (product) => {
    expect(idsOf(eligibleClaims(amountsOf(product))).toSorted()).toEqual(product.allowedClaims.toSorted())
  })

  test('CLAIM-02 the threshold is 15 % of the unrounded amount', () => {
    expect(eligibleClaims([magnesium(56)])).toEqual([])
    expect(eligibleClaims([magnesium(56.2499)])).toEqual([])
    expect(eligibleClaims([magnesium(56.25)])).toHaveLength(10)
    expect(eligibleClaims([{ ...magnesium(56_250), unit: 'µg' }])).toHaveLength(10)
  })

  test('CLAIM-02 ZV-010 claims zinc and vitamin B6 but not magnesium', () => {
    const nutrients = new Set(eligibleClaims(amountsOf(demoProduct('ZV-010'))).map((claim) => claim.nutrient))
    expect([...nutrients].toSorted()).toEqual(['vitamin-b6', 'zinc'])
  })

  test('CLAIM-02 a claim disappears when the amount falls below its condition', () => {
    expect(idsOf(shownClaims(['magnesium-bones', 'unknown'], [magnesium(60)]))).toEqual(['magnesium-bones'])
    expect(shownClaims(['magnesium-bones'], [magnesium(50)])).toEqual([])
    expect(attachmentRefusal('magnesium-bones', [magnesium(60)])).toBeNull()
    expect(attachmentRefusal('magnesium-bones', [magnesium(50)])).toEqual({
      ok: false,
      reason: 'condition-not-met',
    })
    expect(attachmentRefusal('magnesium-sleep', [magnesium(60)])).toEqual({
      ok: false,
      reason: 'unknown-claim',
    })
  })

  test('CLAIM-02 claims with an amount of their own need that amount', () => {
    const exercise = claimById('vitamin-c-immune-exercise')
    const heart = claimById('omega3-epa-dha-heart')
    if (!exercise || !heart) throw new Error('claims missing')
    const amount = (nutrient: string, milligrams: number): NutrientAmount => ({
      nutrient,
      amount: milligrams,
      unit: 'mg',
      forms: [],
    })
    expect(isEligible(exercise, [amount('vitamin-c', 199.9)])).toBe(false)
    expect(isEligible(exercise, [amount('vitamin-c', 200)])).toBe(true)
    expect(isEligible(heart, [amount('epa', 150), amount('dha', 100)])).toBe(true)
    expect(isEligible(heart, [amount('epa', 150)])).toBe(false)
  })

  test('nutrition claims follow the raw share of the reference value', () => {
    expect(nutritionClaims(amountsOf(demoProduct('ZV-008')))).toEqual([
      { nutrient: 'potassium', kind: 'sourceOf' },
      { nutrient: 'chloride', kind: 'highIn' },
      { nutrient: 'magnesium', kind: 'sourceOf' },
      { nutrient: 'vitamin-c', kind: 'highIn' },
    ])
    expect(nutritionClaims([magnesium(56)])).toEqual([])
    expect(nutritionClaimText({ nutrient: 'magnesium', kind: 'sourceOf' }, 'pl')).toBe('Źródło magnezu')
    expect(nutritionClaimText({ nutrient: 'vitamin-c', kind: 'contains' }, 'pl')).toBe('Zawiera witaminę C')
    expect(nutritionClaimText({ nutrient: 'magnesium', kind: 'highIn' }, 'nl')).toBe('Rijk aan magnesium')
    expect(nutritionClaimText({ nutrient: 'iron', kind: 'highIn' }, 'en')).toBe('High in iron')
  })
})

describe('statements beside claims', () => {
  test('CLAIM-03 diet, quantity and pattern of consumption, cautions', () => {
    const product = demoProduct('ZV-007')
    const claims = shownClaims(['magnesium-bones', 'vitamin-k-bones'], amountsOf(product))
    const english = accompanyingStatements(claims, claimed(product), 'en', 'NL')
    expect(english).toEqual({
      variedDiet: 'A varied, balanced diet and a healthy lifestyle are important.',
      consumption: [
        'The effect is obtained with the recommended daily dose of 3\u00a0tablets, which provides 150 mg of magnesium (40 % NRV).',
        'The effect is obtained with the recommended daily dose of 3\u00a0tablets, which provides 75 µg of vitamin K (100 % NRV).',
      ],
      cautions: [statementText('daily-portion', 'en'), statementText('vitamin-k', 'en')],
    })
    const polish = accompanyingStatements(claims, claimed(product), 'pl', 'PL')
    expect(polish.consumption[0]).toBe(
      'Działanie uzyskuje się przy spożyciu zalecanej porcji dziennej (3\u00a0tabletki), która dostarcza 150 mg składnika: magnez (40 % RWS).',
    )
  })

  test('CLAIM-03 what a single claim demands is said with it', () => {
    const amounts: NutrientAmount[] = [{ nutrient: 'vitamin-c', amount: 200, unit: 'mg', forms: [] }]
    const product: ClaimedProduct = { ...claimed(demoProduct('ZV-004')), amounts }
    const claims = shownClaims(['vitamin-c-immune-exercise'], amounts)
    expect(accompanyingStatements(claims, product, 'nl', 'NL').consumption.at(-1)).toContain('200 mg')
  })
})

describe('names that are claims', () => {
  test.each(demoProducts)('CLAIM-05 $sku is a claim by name only where its fixture says so', (product) => {
    for (const language of languages)
      expect(nameIsClaim(product.name[language], language)).toBe(product.nameIsClaim)
  })

  test('CLAIM-05 the card of ZV-007 shows a bone claim in every language', () => {
    const product = demoProduct('ZV-007')
    const eligible = eligibleClaims(amountsOf(product))
    for (const language of languages) {
      expect(idsOf(claimsBesideName(product.name[language], language, eligible))).toEqual([
        'magnesium-bones',
        'calcium-bones',
        'vitamin-d-bones',
        'vitamin-k-bones',
      ])
      expect(unsupportedNameTopics(product.name[language], language, eligible)).toEqual([])
    }
  })

  test('CLAIM-05 a name that promises what nothing authorises may not be used', () => {
    const eligible = eligibleClaims([magnesium(200)])
    expect(unsupportedNameTopics('Night Sleep Formula', 'en', eligible)).toEqual(['sleep'])
    expect(unsupportedNameTopics('Zdrowe Stawy', 'pl', eligible)).toEqual(['joints', 'wellbeing'])
    expect(benefitTopics('Spiercomplex', 'nl').map(({ topic }) => topic)).toEqual(['muscles'])
    expect(claimsOnTopic('nonsense')).toEqual([])
  })

  test('CLAIM-05 a general word is settled by a claim on the same topic, a forbidden one by nothing', () => {
    const findings = checkCopy({ language: 'en', kind: 'product', text: 'For bones. For sleep.' })
    expect(findings.map((finding) => finding.rule)).toEqual(['CLAIM-05', 'CLAIM-01'])
    const shown = shownClaims(['magnesium-bones'], [magnesium(200)])
    expect(openFindings(findings, shown).map((finding) => finding.words)).toEqual(['sleep'])
    expect(openFindings(findings, [])).toHaveLength(2)
  })
})
