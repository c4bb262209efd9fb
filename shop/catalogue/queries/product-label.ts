import { languageOf, marketOf, type Language, type Locale } from '#i18n/locale.ts'
import { accompanyingStatements } from '#shop/claims/accompanying.ts'
import { claimsBesideName } from '#shop/claims/benefit.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import { settledClaims, type WordingConfirmation } from '#shop/claims/wording.ts'
import { parseIngredients } from '#shop/nutrition/ingredients.ts'
import { statementsByKey, statementsFor } from '#shop/nutrition/statement.ts'
import type { Label, Product } from '../product.ts'
import type { ProductRow } from './product-row.ts'
import { amountsOf, compositionOf, factOf, portionOf, shownClaim } from './rows.ts'

/** The label in one language, with the statements that the market of the page asks for; null where it is not written. */
export function labelOf(row: ProductRow, language: Language, locale: Locale): Label | null {
  const text = row.translations.find((translation) => translation.language === language)
  if (!text) return null
  const amounts = amountsOf(row.nutrients)
  const ingredients = parseIngredients(text.ingredients)
  const keys = statementsFor({ amounts, composition: compositionOf(row) }, marketOf(locale))
  const words = statementsByKey(keys, language)
  return {
    language,
    name: text.name,
    legalName: text.legalName,
    nutrientCategory: text.nutrientCategory,
    ingredients: ingredients.ok ? ingredients.segments : [{ text: text.ingredients, allergen: false }],
    usage: text.usage,
    storage: text.storage,
    bestBefore: text.bestBefore,
    operator: text.operator,
    statements: keys.map((key) => ({ key, text: words[key] ?? '' })),
    facts: amounts.map((amount) => factOf(amount, language)),
  }
}

/** The claims whose condition holds now, with those a speaking name needs and the statements that go with them. */
export function claimBlock(
  row: ProductRow,
  name: string,
  { locale, confirmations }: { locale: Locale; confirmations: readonly WordingConfirmation[] },
): Pick<Product, 'claims' | 'nameClaims' | 'accompanying'> {
  const language = languageOf(locale)
  const amounts = amountsOf(row.nutrients)
  const ids = row.claims.map((claim) => claim.claimId)
  const claims = settledClaims(shownClaims(ids, amounts), language, confirmations)
  const claimed = {
    amounts,
    composition: compositionOf(row),
    dailyPortion: portionOf(row),
    dosageForm: row.dosageForm,
  }
  return {
    claims: claims.map((claim) => shownClaim(claim, language)),
    nameClaims: row.nameIsClaim
      ? claimsBesideName(name, language, claims).map((claim) => shownClaim(claim, language))
      : [],
    accompanying:
      claims.length === 0 ? null : accompanyingStatements(claims, claimed, language, marketOf(locale)),
  }
}
