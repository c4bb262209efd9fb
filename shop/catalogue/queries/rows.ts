import type { Language, Market } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { HealthClaim } from '#shop/claims/health-claim.ts'
import { availabilityOf, availableQuantity } from '#shop/inventory/stock.ts'
import { formName } from '#shop/nutrition/chemical-form.ts'
import { formatAmount } from '#shop/nutrition/decimal-format.ts'
import type { Composition } from '#shop/nutrition/designation.ts'
import { dailyPortionOf } from '#shop/nutrition/dosage-form.ts'
import { formatPercentOfNrv } from '#shop/nutrition/nrv.ts'
import { findNutrient, nutrientName } from '#shop/nutrition/nutrient.ts'
import { unitOf, type NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { priceAt } from '#shop/pricing/price-history.ts'
import { nextChangeAt, reductionAt } from '#shop/pricing/reduction.ts'
import { unitPrices } from '#shop/pricing/unit-price.ts'
import type { Offer } from '../offer.ts'
import type { ShownClaim, SupplementFact } from '../product.ts'

/** Columns of a variant that an offer is made of. */
export function variantSelect(market: Market) {
  return {
    id: true,
    sku: true,
    gtin: true,
    netCount: true,
    netGrams: true,
    netMillilitres: true,
    shippingWeightGrams: true,
    stock: { select: { onHand: true, reserved: true } },
    prices: {
      where: { market },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
      select: { amount: true, validFrom: true, announced: true },
    },
    translations: { select: { language: true, slug: true, label: true, netQuantity: true } },
  } satisfies Prisma.ProductVariantSelect
}

export type VariantRow = Prisma.ProductVariantGetPayload<{ select: ReturnType<typeof variantSelect> }>

const numberOf = (decimal: Prisma.Decimal | null) => (decimal === null ? null : decimal.toNumber())

export function contentOf(row: Pick<VariantRow, 'netCount' | 'netGrams' | 'netMillilitres'>) {
  return { count: row.netCount, grams: numberOf(row.netGrams), millilitres: numberOf(row.netMillilitres) }
}

export interface OfferFacts {
  productId: number
  taxClass: string
  market: Market
  now: Date
}

/** The variant's offer now, or null when it is not sold to the market. */
export function offerOf(row: VariantRow, { productId, taxClass, market, now }: OfferFacts): Offer | null {
  const price = priceAt(row.prices, market, now)
  if (!price) return null
  const available = row.stock ? availableQuantity(row.stock) : 0
  return {
    productId,
    variantId: row.id,
    sku: row.sku,
    market,
    price,
    reduction: reductionAt(row.prices, market, now),
    unitPrice: unitPrices(price, contentOf(row))[0] ?? null,
    taxClass,
    availability: availabilityOf(available),
    available,
    changesAt: nextChangeAt(row.prices, market, now),
  }
}

interface NutrientRow {
  nutrient: string
  forms: string[]
  amount: Prisma.Decimal
  unit: string
}

export function amountsOf(rows: readonly NutrientRow[]): NutrientAmount[] {
  return rows.map((row) => {
    const unit = unitOf(row.unit)
    if (!unit) throw new Error(`unknown unit ${row.unit}`)
    return { nutrient: row.nutrient, amount: row.amount.toNumber(), unit, forms: row.forms }
  })
}

export function factOf(amount: NutrientAmount, language: Language): SupplementFact {
  return {
    amount,
    name: nutrientName(amount.nutrient, language),
    amountWords: formatAmount(amount, language),
    percentWords: formatPercentOfNrv(amount),
    forms: amount.forms.map((form) => formName(amount.nutrient, form, language)),
  }
}

/** A claim as a page shows it, in the exact words of the register (CLAIM-04). */
export function shownClaim({ id, text, nutrient }: HealthClaim, language: Language): ShownClaim {
  return { id, text: text[language], nutrient, nutrientName: claimedNutrientName(nutrient, language) }
}

/** Claims about two substances together have no row in the register of nutrients. */
function claimedNutrientName(nutrient: string, language: Language): string {
  return findNutrient(nutrient) ? nutrientName(nutrient, language) : nutrient.toUpperCase()
}

interface CompositionRow {
  sweeteners: boolean
  sugars: boolean
  statements: string[]
}

export function compositionOf({ sweeteners, sugars, statements }: CompositionRow): Composition {
  return {
    sweeteners,
    sugars,
    addedPolyolsAboveTenPercent: statements.includes('polyols'),
    aspartame: statements.includes('aspartame'),
  }
}

interface PortionRow {
  dailyCount: Prisma.Decimal | null
  dailyGrams: Prisma.Decimal | null
  dailyMillilitres: Prisma.Decimal | null
}

export function portionOf(row: PortionRow) {
  return dailyPortionOf({
    dailyCount: numberOf(row.dailyCount),
    dailyGrams: numberOf(row.dailyGrams),
    dailyMillilitres: numberOf(row.dailyMillilitres),
  })
}
