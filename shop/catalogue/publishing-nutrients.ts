import type { Market } from '#i18n/locale.ts'
import { formsOf } from '#shop/nutrition/chemical-form.ts'
import { isDosageForm, measureOf } from '#shop/nutrition/dosage-form.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { canDeclare, findNutrient } from '#shop/nutrition/nutrient.ts'
import { productNotices, type NoticeLevel } from '#shop/nutrition/upper-levels.ts'
import type { NetContent } from '#shop/pricing/unit-price.ts'
import type { EditedProduct, PublishingFinding, PublishingSeverity } from './publishing-facts.ts'

// messages: staff-rules

/** Binding law refuses; what an authority advises a person decides about; a scientific opinion informs (FOOD-09). */
const severities: Record<NoticeLevel, PublishingSeverity> = {
  error: 'refusal',
  warning: 'decision',
  info: 'notice',
}

const protectedUntil = new Map([['magnesium:l-threonate', new Date('2029-11-07T00:00:00+01:00')]])

const plainDecimal = /^\d+(?:\.\d+)?$/

/** Amounts the tables can be asked about: positive, of a known nutrient, in a unit that converts. */
export function declarable(amounts: readonly NutrientAmount[]): NutrientAmount[] {
  return amounts.filter((amount) => amountProblem(amount) === null)
}

/** What is impossible about the declared amounts and their measure (FOOD-05). */
export function nutrientFindings(product: EditedProduct, now: Date): PublishingFinding[] {
  const { amounts } = product
  return [
    ...amounts.flatMap((amount, index) => {
      const isRepeated = amounts.findIndex((other) => other.nutrient === amount.nutrient) < index
      const problem = isRepeated ? 'repeated' : amountProblem(amount)
      return problem === null ? [] : [nutrientFinding(amount, problem)]
    }),
    ...formFindings(product),
    ...protectedFormFindings(product, now),
    ...measureFindings(product),
  ]
}

/** Daily amounts above a limit of the market or of everywhere (FOOD-09). */
export function limitFindings({ amounts }: EditedProduct, market: Market): PublishingFinding[] {
  return productNotices(declarable(amounts), market).map(({ level, nutrient, limit, amount, unit }) => ({
    severity: severities[level],
    rule: 'FOOD-09',
    field: `nutrients.${nutrient}`,
    market,
    key: `intakeNotice.${limit.kind}`,
    facts: { nutrient, amount, unit, limit: limit.amount, limitUnit: limit.unit, source: limit.source },
  }))
}

type AmountProblem = 'unknown' | 'amount' | 'unit' | 'repeated'

function amountProblem({ nutrient, amount, unit }: NutrientAmount): AmountProblem | null {
  if (!findNutrient(nutrient)) return 'unknown'
  if (!Number.isFinite(amount) || amount <= 0 || !plainDecimal.test(String(amount))) return 'amount'
  return canDeclare(nutrient, unit) ? null : 'unit'
}

function nutrientFinding({ nutrient, unit }: NutrientAmount, problem: string): PublishingFinding {
  return {
    severity: 'refusal',
    rule: 'FOOD-05',
    field: `nutrients.${nutrient}`,
    key: `nutrients.${problem}`,
    facts: { nutrient, unit },
  }
}

function formFindings({ amounts }: EditedProduct): PublishingFinding[] {
  return amounts.flatMap(({ nutrient, forms }) =>
    forms
      .filter((form) => !formsOf(nutrient).some((known) => known.form === form))
      .map((form) => ({
        severity: 'refusal' as const,
        rule: 'CLASS-01',
        field: `nutrients.${nutrient}`,
        key: 'nutrients.form',
        facts: { nutrient, form },
      })),
  )
}

/** A novel food whose data are protected may be sold only with the applicant's consent (Reg. (EU) 2024/2694). */
function protectedFormFindings({ amounts }: EditedProduct, now: Date): PublishingFinding[] {
  return amounts.flatMap(({ nutrient, forms }) =>
    forms
      .filter((form) => now < (protectedUntil.get(`${nutrient}:${form}`) ?? now))
      .map((form) => ({
        severity: 'notice' as const,
        rule: 'FOOD-07',
        field: `nutrients.${nutrient}`,
        key: 'nutrients.protected-form',
        facts: { nutrient, form },
      })),
  )
}

/** The daily portion and the packs must be counted by the measure of the dosage form, or no unit price exists. */
function measureFindings({ dosageForm, dailyPortion, variants }: EditedProduct): PublishingFinding[] {
  if (!isDosageForm(dosageForm)) {
    const place = { rule: 'FOOD-01', field: 'dosageForm' }
    return [{ severity: 'refusal', ...place, key: 'measure.dosage-form', facts: { form: dosageForm } }]
  }
  const measure = measureOf(dosageForm)
  const portion = dailyPortion !== null && dailyPortion.measure !== measure
  return [
    ...(portion ? [measureFinding('FOOD-04', 'dailyPortion', 'measure.daily-portion', measure)] : []),
    ...variants
      .filter(({ content }) => !isCountedBy(content, measure))
      .map(({ sku }) => measureFinding('PRICE-03', `variants.${sku}.content`, 'measure.content', measure)),
  ]
}

function measureFinding(rule: string, field: string, key: string, measure: string): PublishingFinding {
  return { severity: 'refusal', rule, field, key, facts: { measure } }
}

function isCountedBy(
  { count, grams, millilitres }: NetContent,
  measure: ReturnType<typeof measureOf>,
): boolean {
  const values = [count, grams, millilitres].filter((value) => value !== null)
  const asked = { piece: count, mass: grams, volume: millilitres }[measure]
  return asked !== null && values.every((value) => value > 0 && plainDecimal.test(String(value)))
}
