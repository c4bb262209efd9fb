import 'server-only'
import { languageOf, marketOf, markets, type Language, type Locale } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { accompanyingStatements } from '#shop/claims/accompanying.ts'
import { claimsBesideName } from '#shop/claims/benefit.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import { dosageFormName, formatDailyPortion } from '#shop/nutrition/dosage-form.ts'
import { parseIngredients } from '#shop/nutrition/ingredients.ts'
import { statementsByKey, statementsFor } from '#shop/nutrition/statement.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { daysOfSupply, pricePerDay, unitPrices } from '#shop/pricing/unit-price.ts'
import { productTag } from '../cache.ts'
import { earliest } from '../moment.ts'
import type { Label, Product, VariantView } from '../product.ts'
import {
  amountsOf,
  compositionOf,
  contentOf,
  factOf,
  offerOf,
  portionOf,
  shownClaim,
  variantSelect,
} from './rows.ts'

function select(locale: Locale) {
  const market = marketOf(locale)
  const language = languageOf(locale)
  return {
    id: true,
    key: true,
    brand: true,
    dosageForm: true,
    taxClass: true,
    dailyCount: true,
    dailyGrams: true,
    dailyMillilitres: true,
    allergens: true,
    diets: true,
    freeFrom: true,
    statements: true,
    sweeteners: true,
    sugars: true,
    novelFood: true,
    nameIsClaim: true,
    updatedAt: true,
    translations: true,
    markets: { select: { market: true } },
    nutrients: { orderBy: { position: 'asc' } },
    claims: { orderBy: { position: 'asc' } },
    pictures: { where: { language }, orderBy: { position: 'asc' } },
    variants: {
      where: { archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: variantSelect(market),
    },
  } satisfies Prisma.ProductSelect
}

type Row = Prisma.ProductGetPayload<{ select: ReturnType<typeof select> }>

function labelOf(row: Row, language: Language, locale: Locale): Label | null {
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

function variantsOf(row: Row, locale: Locale, now: Date): VariantView[] {
  const language = languageOf(locale)
  const market = marketOf(locale)
  const portion = portionOf(row)
  return row.variants.flatMap((variant): VariantView[] => {
    const text = variant.translations.find((translation) => translation.language === language)
    if (!text) return []
    const offer = offerOf(variant, { productId: row.id, taxClass: row.taxClass, market, now })
    const content = contentOf(variant)
    const { slug, label, netQuantity } = text
    return [
      {
        variantId: variant.id,
        sku: variant.sku,
        gtin: variant.gtin,
        slug,
        label,
        netQuantity,
        offer,
        unitPrices: offer ? unitPrices(offer.price, content) : [],
        pricePerDay: offer ? pricePerDay(offer.price, content, portion) : null,
        daysOfSupply: daysOfSupply(content, portion),
        shippingWeightGrams: variant.shippingWeightGrams,
      },
    ]
  })
}

/** The claims whose condition holds now, with those a speaking name needs and the statements that go with them. */
function claimBlock(row: Row, name: string, locale: Locale) {
  const language = languageOf(locale)
  const amounts = amountsOf(row.nutrients)
  const ids = row.claims.map((claim) => claim.claimId)
  const claims = shownClaims(ids, amounts)
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

function slugsOf(row: Row, now: Date): Product['slugs'] {
  const published = row.translations.filter(
    ({ status, publishedAt }) => status === 'published' && publishedAt !== null && publishedAt <= now,
  )
  return Object.fromEntries(
    published.map(({ language, slug }) => {
      const variantSlugs = row.variants.flatMap(({ id, translations }) => {
        const text = translations.find((translation) => translation.language === language)
        return text ? [[id, text.slug] as const] : []
      })
      return [language, { slug, variantSlugs: Object.fromEntries(variantSlugs) }]
    }),
  )
}

function fromRow(row: Row, locale: Locale, now: Date): Product | null {
  const language = languageOf(locale)
  const market = marketOf(locale)
  const text = row.translations.find((translation) => translation.language === language)
  const label = labelOf(row, language, locale)
  if (!text || !label) return null
  const portion = portionOf(row)
  const { labelLanguage } = marketFacts(market)
  const variants = variantsOf(row, locale, now)
  return {
    id: row.id,
    key: row.key,
    brand: row.brand,
    locale,
    market,
    slug: text.slug,
    name: text.name,
    legalName: text.legalName,
    tagline: text.tagline,
    description: text.description,
    metaTitle: text.metaTitle,
    metaDescription: text.metaDescription,
    dosageForm: row.dosageForm,
    dosageFormWords: dosageFormName(row.dosageForm, language),
    dailyPortion: portion,
    dailyPortionWords: formatDailyPortion(portion, row.dosageForm, language),
    allergens: row.allergens,
    diets: row.diets,
    freeFrom: row.freeFrom,
    novelFood: row.novelFood,
    nameIsClaim: row.nameIsClaim,
    pictures: row.pictures.map(({ file, width, height, widths, alt, variantId }) => {
      return { file, width, height, widths, alt, variantId }
    }),
    variants,
    label,
    marketLabel: labelLanguage === language ? null : labelOf(row, labelLanguage, locale),
    ...claimBlock(row, text.name, locale),
    slugs: slugsOf(row, now),
    markets: markets.filter((other) => row.markets.some((sold) => sold.market === other)),
    updatedAt: row.updatedAt,
  }
}

/** The published product at an address; notes what its page depends on and until when it holds by itself. */
export async function findProduct(
  database: Database,
  slug: string,
  locale: Locale,
  now = new Date(),
): Promise<Product | null> {
  const language = languageOf(locale)
  const row = await database.product.findFirst({
    relationLoadStrategy: 'join',
    where: {
      translations: { some: { language, slug, status: 'published', publishedAt: { lte: now } } },
      markets: { some: { market: marketOf(locale) } },
    },
    select: select(locale),
  })
  if (!row) return null
  const product = fromRow(row, locale, now)
  if (product)
    dependsOn([productTag(row.id)], earliest(product.variants.map((variant) => variant.offer?.changesAt)))
  return product
}

/** The present slug of a product that had this one before: old addresses lead on. */
export async function findPresentSlug(
  database: Database,
  slug: string,
  language: Language,
): Promise<string | null> {
  const former = await database.productFormerSlug.findUnique({
    where: { language_slug: { language, slug } },
    select: {
      product: {
        select: { translations: { where: { language, status: 'published' }, select: { slug: true } } },
      },
    },
  })
  return former?.product.translations[0]?.slug ?? null
}
