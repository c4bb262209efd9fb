import type { Language } from '#i18n/locale.ts'
import { allergenProblems, type AllergenProblem } from '#shop/nutrition/allergen.ts'
import { compositionProblems } from '#shop/nutrition/composition-check.ts'
import { legalName } from '#shop/nutrition/designation.ts'
import { missingLabelFacts, type LabelField } from '#shop/nutrition/label.ts'
import {
  isStatementKey,
  mandatoryStatements,
  requiredStatements,
  statementsByKey,
  statementText,
} from '#shop/nutrition/statement.ts'
import type { EditedProduct, EditedTexts, PublishingFinding } from './publishing-facts.ts'
import { declarable } from './publishing-nutrients.ts'

// messages: staff-rules

type Place = Pick<PublishingFinding, 'rule' | 'field'>

/** Where each fact of the label is mended and which rule asks for it. */
const places: Record<Exclude<LabelField, `statement:${string}`>, Place> = {
  name: { rule: 'FOOD-01', field: 'texts.{language}.name' },
  'legal-name': { rule: 'FOOD-03', field: 'texts.{language}.legalName' },
  'nutrient-category': { rule: 'FOOD-04', field: 'texts.{language}.nutrientCategory' },
  ingredients: { rule: 'FOOD-01', field: 'texts.{language}.ingredients' },
  allergens: { rule: 'FOOD-06', field: 'texts.{language}.ingredients' },
  'net-quantity': { rule: 'FOOD-01', field: 'variants' },
  'daily-portion': { rule: 'FOOD-04', field: 'dailyPortion' },
  nutrients: { rule: 'FOOD-05', field: 'nutrients' },
  usage: { rule: 'FOOD-01', field: 'texts.{language}.usage' },
  storage: { rule: 'FOOD-01', field: 'texts.{language}.storage' },
  operator: { rule: 'FOOD-01', field: 'texts.{language}.operator' },
}

/** What the label in one language lacks (FOOD-01, FOOD-03 … FOOD-07). */
export function labelFindings(product: EditedProduct, language: Language): PublishingFinding[] {
  const texts = product.texts[language]
  if (!texts) return []
  return [
    ...factFindings(product, texts, language),
    ...variantFindings(product, language),
    ...allergenFindings(product, texts, language),
    ...compositionFindings(product, texts, language),
  ]
}

function factFindings(product: EditedProduct, texts: EditedTexts, language: Language): PublishingFinding[] {
  const amounts = declarable(product.amounts)
  const { composition } = product
  // The statements that the law demands are the same in every market; only voluntary ones differ.
  const required = requiredStatements({ amounts, composition }, 'PL')
  const statements = { ...statementsByKey(required, language), ...product.statements?.[language] }
  const labelled = {
    amounts,
    composition,
    allergens: product.allergens,
    dailyPortion: product.dailyPortion?.quantity ?? null,
  }
  // Net quantities stand with the variants, allergens have their own problems.
  const facts = { ...texts, netQuantity: 'with the variants', statements }
  return missingLabelFacts(facts, labelled, language, 'PL')
    .filter((field) => field !== 'allergens')
    .map((field) => missing(field, product, language))
}

function missing(field: LabelField, product: EditedProduct, language: Language): PublishingFinding {
  const key = field.slice(field.indexOf(':') + 1)
  if (field.startsWith('statement:') && isStatementKey(key)) {
    const isMandatory = (mandatoryStatements as readonly string[]).includes(key)
    const facts = { statement: statementText(key, language) }
    const rule = isMandatory ? 'FOOD-04' : 'FOOD-07'
    const place = { rule, field: `statements.${language}.${key}` }
    return { severity: 'refusal', ...place, language, key: 'labelField.statement', facts }
  }
  const { rule, field: place } = places[field as keyof typeof places]
  const facts = field === 'legal-name' ? { expected: legalName(language, product.composition) } : {}
  return {
    severity: 'refusal',
    rule,
    field: place.replace('{language}', language),
    language,
    key: `labelField.${field}`,
    facts,
  }
}

function variantFindings({ variants }: EditedProduct, language: Language): PublishingFinding[] {
  return variants.flatMap(({ sku, texts }) => {
    const words = texts[language]
    const fields = (['netQuantity', 'label', 'slug'] as const).filter((name) => !words?.[name].trim())
    return fields.map((name) => ({
      severity: 'refusal' as const,
      rule: 'FOOD-01',
      field: `variants.${sku}.${language}.${name}`,
      language,
      key: name === 'netQuantity' ? 'labelField.net-quantity' : `texts.variant-${name}`,
      facts: { sku },
    }))
  })
}

function allergenFindings(
  { allergens }: EditedProduct,
  { ingredients }: EditedTexts,
  language: Language,
): PublishingFinding[] {
  if (ingredients.trim() === '') return []
  return allergenProblems(ingredients, allergens, language).map((problem) => ({
    severity: 'refusal',
    rule: 'FOOD-06',
    field: problem.reason === 'allergen-not-listed' ? 'allergens' : `texts.${language}.ingredients`,
    language,
    key: `allergenProblem.${problem.reason}`,
    facts: allergenFacts(problem),
  }))
}

function allergenFacts(problem: AllergenProblem): Record<string, string> {
  switch (problem.reason) {
    case 'unclosed-emphasis':
    case 'empty-emphasis':
      return {}
    case 'unknown-allergen':
    case 'allergen-not-emphasised':
      return { allergen: problem.allergen }
    case 'allergen-not-listed':
      return { allergen: problem.allergen, words: problem.words }
  }
}

function compositionFindings(
  { composition }: EditedProduct,
  { ingredients }: EditedTexts,
  language: Language,
): PublishingFinding[] {
  return compositionProblems(ingredients, composition, language).map((problem) => ({
    severity: problem === 'polyols-in-question' ? 'decision' : 'refusal',
    rule: 'FOOD-07',
    field: 'composition',
    language,
    key: `composition.${problem}`,
    facts: {},
  }))
}
