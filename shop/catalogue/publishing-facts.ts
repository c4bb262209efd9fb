import type { Language, Market } from '#i18n/locale.ts'
import type { WordingConfirmation } from '#shop/claims/wording.ts'
import type { Composition } from '#shop/nutrition/designation.ts'
import type { DailyPortion } from '#shop/nutrition/dosage-form.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import type { StatementKey } from '#shop/nutrition/statement.ts'
import type { PriceHistory } from '#shop/pricing/price-history.ts'
import type { NetContent } from '#shop/pricing/unit-price.ts'
import type { VatRate } from '#shop/pricing/vat.ts'

/** Texts of a product in one language, as the editor holds them; the names are those of the form. */
export type EditedTexts = {
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly description: string
  readonly legalName: string
  readonly nutrientCategory: string
  readonly dosageFormLabel: string
  readonly ingredients: string
  readonly usage: string
  readonly storage: string
  readonly bestBefore: string
  readonly operator: string
  readonly metaTitle: string
  readonly metaDescription: string
}

/** A variant as edited; archived ones are left out. */
export type EditedVariant = {
  readonly sku: string
  readonly content: NetContent
  readonly texts: Readonly<
    Partial<Record<Language, { readonly slug: string; readonly label: string; readonly netQuantity: string }>>
  >
  readonly prices: Readonly<Partial<Record<Market, PriceHistory>>>
}

export type EditedPicture = { readonly language: Language; readonly position: number; readonly alt: string }

/** A market the product is to be sold to, with the notification some of them ask for (FOOD-10). */
export type EditedMarket = {
  readonly market: Market
  readonly notificationId: string | null
  readonly notifiedAt: Date | null
  /** Name and version of the file that holds the label as notified. */
  readonly labelFile: string | null
}

/** The whole product as edited, saved or not. */
export type EditedProduct = {
  readonly dosageForm: string
  readonly taxClass: string
  readonly dailyPortion: DailyPortion | null
  readonly allergens: readonly string[]
  readonly composition: Composition
  readonly nameIsClaim: boolean
  readonly amounts: readonly NutrientAmount[]
  readonly claimIds: readonly string[]
  readonly confirmedWordings: readonly WordingConfirmation[]
  readonly texts: Readonly<Partial<Record<Language, EditedTexts>>>
  /** Statement texts that differ from the shop's own, by language and key. */
  readonly statements?: Readonly<Partial<Record<Language, Partial<Record<StatementKey, string>>>>>
  readonly variants: readonly EditedVariant[]
  readonly pictures: readonly EditedPicture[]
  readonly markets: readonly EditedMarket[]
}

/** Data of the shop that a product is held against. */
export type PublishingReference = { readonly vatRates: readonly VatRate[]; readonly now: Date }

/** `refusal` forbids publishing, `decision` asks a person to decide and sign, `notice` only informs. */
export type PublishingSeverity = 'refusal' | 'decision' | 'notice'

/** One thing missing or forbidden. */
export type PublishingFinding = {
  readonly severity: PublishingSeverity
  /** The rule of the law behind it, `FOOD-06`. */
  readonly rule: string
  /** Where the editor can mend it: `texts.pl.ingredients`, `markets.PL.notificationId`, `nutrients.zinc`. */
  readonly field: string
  /** Only this language is concerned; without one all are. */
  readonly language?: Language
  /** Only this market is concerned; without one all are. */
  readonly market?: Market
  /** Message in the namespace `staff-rules`. */
  readonly key: string
  readonly facts: Readonly<Record<string, string | number>>
}
