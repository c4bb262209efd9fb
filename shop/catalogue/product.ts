import type { Language, Locale, Market } from '#i18n/locale.ts'
import type { AccompanyingStatements } from '#shop/claims/accompanying.ts'
import type { IngredientSegment } from '#shop/nutrition/ingredients.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import type { DailyPortion } from '#shop/nutrition/dosage-form.ts'
import type { StatementKey } from '#shop/nutrition/statement.ts'
import type { UnitPrice } from '#shop/pricing/unit-price.ts'
import type { Offer } from './offer.ts'
import type { Picture } from './picture.ts'

/** One row of the supplement facts: elemental amount per daily portion, share of the reference value, chemical form. */
export interface SupplementFact {
  amount: NutrientAmount
  name: string
  amountWords: string
  /** "53 %", "<1 %", or null where no reference value is established. */
  percentWords: string | null
  forms: string[]
}

/** Label facts in one language (Reg. (EU) 1169/2011 art. 9); the market's language is shown beside the page's own. */
export interface Label {
  language: Language
  name: string
  legalName: string
  nutrientCategory: string
  ingredients: readonly IngredientSegment[]
  usage: string
  storage: string
  bestBefore: string
  operator: string
  statements: { key: StatementKey; text: string }[]
  facts: SupplementFact[]
}

/** A variant with its offer and what follows from price, contents and daily portion. */
export interface VariantView {
  variantId: number
  sku: string
  gtin: string | null
  slug: string
  label: string
  netQuantity: string
  offer: Offer | null
  unitPrices: UnitPrice[]
  pricePerDay: UnitPrice | null
  daysOfSupply: number | null
  shippingWeightGrams: number
}

export interface ShownClaim {
  id: string
  text: string
  nutrient: string
  nutrientName: string
}

/** A product as its page shows it in a language and market. */
export interface Product {
  id: number
  key: string
  brand: string
  locale: Locale
  market: Market
  slug: string
  name: string
  legalName: string
  tagline: string
  /** Markdown. */
  description: string
  metaTitle: string
  metaDescription: string
  dosageForm: string
  dosageFormWords: string
  dailyPortion: DailyPortion | null
  dailyPortionWords: string
  allergens: string[]
  diets: string[]
  freeFrom: string[]
  novelFood: boolean
  nameIsClaim: boolean
  pictures: (Picture & { variantId: number | null })[]
  variants: VariantView[]
  label: Label
  /** The label in the market's own language, where the page speaks another (FOOD-02). */
  marketLabel: Label | null
  claims: ShownClaim[]
  /** Claims that must stand beside a name which is itself a reference to health (CLAIM-05). */
  nameClaims: ShownClaim[]
  /** What must stand next to claims; null where there are none (CLAIM-03). */
  accompanying: AccompanyingStatements | null
  /** Slugs of the languages in which it is published, for `hreflang` and the language switch. */
  slugs: Partial<Record<Language, { slug: string; variantSlugs: Record<number, string> }>>
  /** Markets it is sold to. */
  markets: Market[]
  updatedAt: Date
}

/** A product as a list shows it: one picture, one line of facts, the price of its first variant. */
export interface ProductCard {
  id: number
  key: string
  slug: string
  name: string
  legalName: string
  tagline: string
  dosageForm: string
  dosageFormWords: string
  picture: Picture | null
  /** "200 mg magnesium (citrate)" and the like, of the nutrient that characterises it. */
  mainFact: SupplementFact | null
  netQuantity: string
  offer: Offer
  variantCount: number
  unitPrice: UnitPrice | null
  pricePerDay: UnitPrice | null
  /** Shown beside a name that is itself a reference to health (CLAIM-05). */
  nameClaim: string | null
}

/** What a product can be narrowed down by; the keys are also the names in the address. */
export interface FacetValues {
  nutrient: string[]
  form: string[]
  dosage: string[]
  diet: string[]
  without: string[]
  /** Elemental magnesium per day, in ranges. */
  amount: string[]
}
