import type { Language, Market } from '#i18n/locale.ts'
import { allergenProblems } from './allergen.ts'
import { legalName, type Composition } from './designation.ts'
import type { NutrientAmount } from './nutrient-amount.ts'
import { requiredStatements, type StatementKey } from './statement.ts'

/** What stands on the label in one language, as the editor holds it. */
export type LabelFacts = {
  readonly name: string
  readonly legalName: string
  readonly nutrientCategory: string
  readonly ingredients: string
  readonly netQuantity: string
  readonly usage: string
  readonly storage: string
  /** Name and address of the food business operator. */
  readonly operator: string
  /** Statement texts by key; the shop's own texts unless the label says otherwise. */
  readonly statements: Partial<Record<StatementKey, string>>
}

/** What a product is, whatever the language of its label. */
export type LabelledProduct = {
  readonly amounts: readonly NutrientAmount[]
  readonly allergens: readonly string[]
  readonly composition: Composition
  readonly dailyPortion: number | null
}

/** A fact without which nothing may be sold: its name is also the key of the message. */
export type LabelField =
  | 'name'
  | 'legal-name'
  | 'nutrient-category'
  | 'ingredients'
  | 'allergens'
  | 'net-quantity'
  | 'daily-portion'
  | 'nutrients'
  | 'usage'
  | 'storage'
  | 'operator'
  | `statement:${StatementKey}`

/** Facts missing from or wrong on a label in a language; empty when it may be published (FOOD-01, -03, -04, -06). */
export function missingLabelFacts(
  facts: LabelFacts,
  product: LabelledProduct,
  language: Language,
  market: Market,
): LabelField[] {
  const texts: [LabelField, string][] = [
    ['name', facts.name],
    ['nutrient-category', facts.nutrientCategory],
    ['ingredients', facts.ingredients],
    ['net-quantity', facts.netQuantity],
    ['usage', facts.usage],
    ['storage', facts.storage],
    ['operator', facts.operator],
  ]
  const missing = texts.filter(([, text]) => text.trim() === '').map(([field]) => field)
  if (facts.legalName.trim() !== legalName(language, product.composition)) missing.push('legal-name')
  if (allergenProblems(facts.ingredients, product.allergens, language).length > 0) missing.push('allergens')
  if (product.dailyPortion === null || product.dailyPortion <= 0) missing.push('daily-portion')
  if (product.amounts.length === 0) missing.push('nutrients')
  for (const key of requiredStatements(product, market)) {
    if (!facts.statements[key]?.trim()) missing.push(`statement:${key}`)
  }
  return missing
}
