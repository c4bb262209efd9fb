import 'server-only'
import { languageOf, marketOf, markets, type Language, type Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { listShownConfirmations } from '#shop/claims/queries/list-wording-confirmations.ts'
import type { WordingConfirmation } from '#shop/claims/wording.ts'
import { dosageFormName, formatDailyPortion } from '#shop/nutrition/dosage-form.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { daysOfSupply, pricePerDay, unitPrices } from '#shop/pricing/unit-price.ts'
import { productTag } from '../cache.ts'
import { earliest } from '../moment.ts'
import type { Product, VariantView } from '../product.ts'
import { claimBlock, labelOf } from './product-label.ts'
import { productSelect, type ProductRow } from './product-row.ts'
import { contentOf, offerOf, portionOf } from './rows.ts'

function variantsOf(row: ProductRow, locale: Locale, now: Date): VariantView[] {
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

function slugsOf(row: ProductRow, now: Date): Product['slugs'] {
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

/** A row as the page of a locale shows it; null where the texts of its language are not written. */
export function productFromRow(
  row: ProductRow,
  locale: Locale,
  { now, confirmations }: { now: Date; confirmations: readonly WordingConfirmation[] },
): Product | null {
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
    ...claimBlock(row, text.name, { locale, confirmations }),
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
  const [row, confirmations] = await Promise.all([
    database.product.findFirst({
      relationLoadStrategy: 'join',
      where: {
        translations: { some: { language, slug, status: 'published', publishedAt: { lte: now } } },
        markets: { some: { market: marketOf(locale) } },
      },
      select: productSelect(locale),
    }),
    listShownConfirmations(database, language),
  ])
  if (!row) return null
  const product = productFromRow(row, locale, { now, confirmations })
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
