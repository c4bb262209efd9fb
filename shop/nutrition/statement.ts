import type { Language, Market } from '#i18n/locale.ts'
import data from './data/statements.json' with { type: 'json' }
import type { Composition } from './designation.ts'
import { compareFractions, fractionOf } from './fraction.ts'
import { totalIn, type NutrientAmount } from './nutrient-amount.ts'

/** The three statements every food supplement carries (Dir. 2002/46/EC art. 6(3), FOOD-04). */
export const mandatoryStatements = ['daily-portion', 'varied-diet', 'young-children'] as const

const specialStatements = [
  'polyols',
  'aspartame',
  'l-threonate',
  'vitamin-k',
  'magnesium-laxative',
  'not-a-medicine',
] as const

export type StatementKey = (typeof mandatoryStatements)[number] | (typeof specialStatements)[number]

/** What decides which statements a product needs. */
export type StatementFacts = {
  readonly amounts: readonly NutrientAmount[]
  readonly composition: Composition
}

const texts = new Map(data.statements.map((row) => [row.key, row]))

/** Rules of FOOD-07 beyond the mandatory three, in the order the label shows them. */
const rules: readonly [StatementKey, (facts: StatementFacts) => boolean][] = [
  ['polyols', ({ composition }) => composition.addedPolyolsAboveTenPercent],
  ['aspartame', ({ composition }) => composition.aspartame],
  ['l-threonate', ({ amounts }) => amounts.some((amount) => amount.forms.includes('l-threonate'))],
  ['vitamin-k', ({ amounts }) => amounts.some((amount) => amount.nutrient === 'vitamin-k')],
  ['magnesium-laxative', ({ amounts }) => isAbove(amounts, 'magnesium', 250)],
]

/** Keys of all statements shown with a product; `not-a-medicine` in markets that recommend it (CLAIM-13). */
export function statementsFor(facts: StatementFacts, market: Market): StatementKey[] {
  return [
    ...mandatoryStatements,
    ...rules.filter(([, applies]) => applies(facts)).map(([key]) => key),
    ...specialStatements.filter((key) => row(key).markets?.includes(market)),
  ]
}

/** Keys of the statements without which the product may not be published. */
export function requiredStatements(facts: StatementFacts, market: Market): StatementKey[] {
  return statementsFor(facts, market).filter((key) => statementObligation(key) !== 'voluntary')
}

export function statementText(key: StatementKey, language: Language): string {
  return row(key).text[language]
}

/** Whether the law demands the statement, an authority or good practice advises it, or the shop adds it freely. */
export function statementObligation(key: StatementKey): 'law' | 'advice' | 'voluntary' {
  const { obligation } = row(key)
  return obligation === 'law' || obligation === 'advice' ? obligation : 'voluntary'
}

/** Texts by key in a language, as a label holds them. */
export function statementsByKey(
  keys: readonly StatementKey[],
  language: Language,
): Partial<Record<StatementKey, string>> {
  return Object.fromEntries(keys.map((key) => [key, statementText(key, language)]))
}

export function isStatementKey(key: string): key is StatementKey {
  return texts.has(key)
}

/** Every statement text of a language: copy checks let them pass. */
export function statementTexts(language: Language): string[] {
  return data.statements.map((statement) => statement.text[language])
}

function row(key: StatementKey) {
  const found = texts.get(key)
  if (!found) throw new Error(`no text for statement ${key}`)
  return found
}

function isAbove(amounts: readonly NutrientAmount[], nutrient: string, milligrams: number): boolean {
  const total = totalIn(
    amounts.filter((amount) => amount.nutrient === nutrient),
    'mg',
  )
  return compareFractions(total, fractionOf(milligrams)) > 0
}
