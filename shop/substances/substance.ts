import type { Language } from '#i18n/locale.ts'
import type { WordingConfirmation } from '#shop/claims/wording.ts'
import type { NutrientUnit } from '#shop/nutrition/nutrient-amount.ts'

/** A food and how much of the substance 100 g of it hold. */
export interface FoodSource {
  food: string
  amountPer100: number
  unit: NutrientUnit
}

/** Where the amounts of a food table are read from. */
export interface FoodReference {
  title: string
  authors: string[]
  containerTitle: string | null
  year: number
  url: string | null
  /** Language of the source itself. */
  language: string
}

/** A nutrient as a subject to read about; joins texts, claims, foods and products. */
export interface Substance {
  /** Also the key of the nutrient. */
  key: string
  language: Language
  slug: string
  name: string
  summary: string
  /** Markdown. */
  body: string
  foods: FoodSource[]
  foodReference: FoodReference | null
  /** Wordings of claims on it that a person has confirmed. */
  confirmedWordings: readonly WordingConfirmation[]
  slugs: Partial<Record<Language, string>>
}

/** A substance as lists show it. */
export interface SubstanceCard {
  key: string
  slug: string
  name: string
  summary: string
}

/** The share of a food's amount in the largest one of the table, in whole per cent, for the bars beside it. */
export function shareOfRichest(food: FoodSource, foods: readonly FoodSource[]): number {
  const richest = Math.max(...foods.map((other) => other.amountPer100))
  return richest > 0 ? Math.round((food.amountPer100 / richest) * 100) : 0
}
