import type { Language, Market } from '#i18n/locale.ts'
import { formatDecimal } from '#shop/nutrition/decimal-format.ts'
import { formatDailyPortion, type DailyPortion } from '#shop/nutrition/dosage-form.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { nutrientInSentence } from '#shop/nutrition/nutrient.ts'
import { roundedPercentOfNrv } from '#shop/nutrition/nrv.ts'
import { requiredStatements, statementText, type StatementFacts } from '#shop/nutrition/statement.ts'
import data from './data/health-claims.json' with { type: 'json' }
import type { HealthClaim } from './health-claim.ts'

/** A product as far as its claims need it. */
export type ClaimedProduct = StatementFacts & {
  readonly dailyPortion: DailyPortion
  readonly dosageForm: string
}

/** What must stand next to health claims (Reg. (EC) No 1924/2006 art. 10(2), CLAIM-03). */
export type AccompanyingStatements = {
  readonly variedDiet: string
  /** Quantity and pattern of consumption, one sentence per nutrient claimed, and what single claims demand. */
  readonly consumption: readonly string[]
  /** Who should avoid the product and the warning against excess, in the order of the label. */
  readonly cautions: readonly string[]
}

/** The statements for a block of claims; a block without them may not be rendered. */
export function accompanyingStatements(
  claims: readonly HealthClaim[],
  product: ClaimedProduct,
  language: Language,
  market: Market,
): AccompanyingStatements {
  const nutrients = new Set(claims.map((claim) => claim.nutrient))
  const quantities = product.amounts
    .filter((amount) => nutrients.has(amount.nutrient))
    .flatMap((amount) => quantityStatement(amount, product, language) ?? [])
  const demanded = claims.flatMap((claim) => claim.consumerInformation?.[language] ?? [])
  return {
    variedDiet: variedDietStatement(language),
    consumption: [...quantities, ...new Set(demanded)],
    cautions: requiredStatements(product, market)
      .filter((key) => key !== 'varied-diet' && key !== 'young-children')
      .map((key) => statementText(key, language)),
  }
}

/** The importance of a varied diet and a healthy lifestyle, beside every claim wherever it stands. */
export function variedDietStatement(language: Language): string {
  return data.accompanying.variedDiet[language]
}

function quantityStatement(
  amount: NutrientAmount,
  { dailyPortion, dosageForm }: ClaimedProduct,
  language: Language,
): string | null {
  const percent = roundedPercentOfNrv(amount)
  if (percent === null) return null
  const values: Record<string, string> = {
    dose: formatDailyPortion(dailyPortion, dosageForm, language),
    amount: formatDecimal(amount.amount, language),
    unit: amount.unit,
    nutrient: nutrientInSentence(amount.nutrient, language, 'nominative'),
    pct: String(percent),
  }
  return data.accompanying.quantity[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for ${name} in the statement of quantity`)
    return value
  })
}
