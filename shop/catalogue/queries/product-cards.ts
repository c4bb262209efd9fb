import 'server-only'
import { languageOf, marketOf, type Language, type Locale } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { claimsBesideName } from '#shop/claims/benefit.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import { listShownConfirmations } from '#shop/claims/queries/list-wording-confirmations.ts'
import { settledClaims, type WordingConfirmation } from '#shop/claims/wording.ts'
import { dosageFormName } from '#shop/nutrition/dosage-form.ts'
import { pricePerDay, unitPrices } from '#shop/pricing/unit-price.ts'
import { productListTag, productTag } from '../cache.ts'
import { earliest } from '../moment.ts'
import type { ProductCard } from '../product.ts'
import { amountsOf, contentOf, factOf, offerOf, portionOf, variantSelect, type VariantRow } from './rows.ts'

function select(locale: Locale) {
  const language = languageOf(locale)
  return {
    id: true,
    key: true,
    dosageForm: true,
    taxClass: true,
    dailyCount: true,
    dailyGrams: true,
    dailyMillilitres: true,
    nameIsClaim: true,
    translations: { where: { language }, select: { slug: true, name: true, legalName: true, tagline: true } },
    nutrients: { orderBy: { position: 'asc' } },
    claims: { orderBy: { position: 'asc' }, select: { claimId: true } },
    pictures: { where: { language }, orderBy: { position: 'asc' } },
    variants: {
      where: { archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: variantSelect(marketOf(locale)),
    },
  } satisfies Prisma.ProductSelect
}

type Row = Prisma.ProductGetPayload<{ select: ReturnType<typeof select> }>

/** Products as lists show them, in the order of the ids. What is not sold to the market is left out. */
export async function listProductCards(
  database: Database,
  productIds: readonly number[],
  locale: Locale,
  now = new Date(),
): Promise<ProductCard[]> {
  return listCardsAbout(database, { productIds }, locale, now)
}

export interface CardWish {
  productIds: readonly number[]
  /** The nutrient the reader is after: its amount stands on the card. Otherwise the first one of the label does. */
  nutrient?: string | undefined
}

/** Products in the order of the ids, seen from a nutrient. */
export async function listCardsAbout(
  database: Database,
  { productIds, nutrient }: CardWish,
  locale: Locale,
  now = new Date(),
): Promise<ProductCard[]> {
  if (productIds.length === 0) return []
  const where = { id: { in: [...productIds] } }
  const cards = await listCards(database, { where, nutrient }, locale, now)
  return cards.toSorted((one, other) => productIds.indexOf(one.id) - productIds.indexOf(other.id))
}

export interface NutrientWish {
  nutrient: string
  /** A product that is shown already. */
  except?: number
  limit: number
}

/** Products that contain a nutrient, in the shop's own order. */
export async function listProductsWithNutrient(
  database: Database,
  { nutrient, except, limit }: NutrientWish,
  locale: Locale,
  now = new Date(),
): Promise<ProductCard[]> {
  dependsOn([productListTag])
  const where = { nutrients: { some: { nutrient } }, ...(except && { id: { not: except } }) }
  return listCards(database, { where, take: limit, nutrient }, locale, now)
}

/** The first products of the shop's own order. */
export async function listSelectedProducts(
  database: Database,
  limit: number,
  locale: Locale,
  now = new Date(),
): Promise<ProductCard[]> {
  dependsOn([productListTag])
  return listCards(database, { take: limit }, locale, now)
}

async function listCards(
  database: Database,
  {
    where,
    take,
    nutrient,
  }: { where?: Prisma.ProductWhereInput; take?: number; nutrient?: string | undefined },
  locale: Locale,
  now: Date,
): Promise<ProductCard[]> {
  const [rows, confirmations] = await Promise.all([
    database.product.findMany({
      relationLoadStrategy: 'join',
      where: { AND: [where ?? {}, soldIn(locale, now)] },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      ...(take && { take }),
      select: select(locale),
    }),
    listShownConfirmations(database, languageOf(locale)),
  ])
  const cards = rows.flatMap((row) => fromRow(row, { locale, now, nutrient, confirmations }) ?? [])
  dependsOn(
    cards.map((card) => productTag(card.id)),
    earliest(cards.map((card) => card.offer.changesAt)),
  )
  return cards
}

/** Of the products with these keys those that are sold, in the order of the keys. */
export async function listProductIds(
  database: Database,
  keys: readonly string[],
  locale: Locale,
  now = new Date(),
): Promise<number[]> {
  if (keys.length === 0) return []
  const rows = await database.product.findMany({
    where: { key: { in: [...keys] }, ...soldIn(locale, now) },
    select: { id: true, key: true },
  })
  const byKey = new Map(rows.map(({ id, key }) => [key, id]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** Published in the page's language by now, and sold to its market. */
export function soldIn(locale: Locale, now: Date) {
  return {
    translations: {
      some: { language: languageOf(locale), status: 'published', publishedAt: { lte: now } },
    },
    markets: { some: { market: marketOf(locale) } },
  } satisfies Prisma.ProductWhereInput
}

interface CardContext {
  locale: Locale
  now: Date
  nutrient: string | undefined
  confirmations: readonly WordingConfirmation[]
}

function fromRow(row: Row, { locale, now, nutrient, confirmations }: CardContext): ProductCard | null {
  const language = languageOf(locale)
  const text = row.translations[0]
  const shown = row.variants
    .map((variant) => ({ variant, offer: offerOf(variant, { ...offerFacts(row, locale), now }) }))
    .find(({ offer }) => offer !== null)
  if (!text || !shown?.offer) return null
  const { variant, offer } = shown
  const amounts = amountsOf(row.nutrients)
  const main = amounts.find((amount) => amount.nutrient === nutrient) ?? amounts[0]
  const content = contentOf(variant)
  return {
    id: row.id,
    key: row.key,
    ...text,
    dosageForm: row.dosageForm,
    dosageFormWords: dosageFormName(row.dosageForm, language),
    picture: pictureOf(row, variant.id),
    mainFact: main ? factOf(main, language) : null,
    netQuantity: netQuantityOf(variant, language),
    offer,
    variantCount: row.variants.length,
    unitPrice: unitPrices(offer.price, content)[0] ?? null,
    pricePerDay: pricePerDay(offer.price, content, portionOf(row)),
    nameClaim: row.nameIsClaim ? nameClaimOf(row, text.name, { language, confirmations }) : null,
  }
}

function offerFacts(row: Row, locale: Locale) {
  return { productId: row.id, taxClass: row.taxClass, market: marketOf(locale) }
}

/** The shown variant's own picture before one of the product as such. */
function pictureOf({ pictures }: Row, variantId: number) {
  return (
    pictures.find((picture) => picture.variantId === variantId) ??
    pictures.find((picture) => picture.variantId === null) ??
    null
  )
}

function netQuantityOf({ translations }: VariantRow, language: Language): string {
  return translations.find((translation) => translation.language === language)?.netQuantity ?? ''
}

/** The authorised claim that must stand beside a name which is itself a reference to health (CLAIM-05). */
function nameClaimOf(
  row: Row,
  name: string,
  { language, confirmations }: { language: Language; confirmations: readonly WordingConfirmation[] },
): string | null {
  const shown = shownClaims(
    row.claims.map((claim) => claim.claimId),
    amountsOf(row.nutrients),
  )
  const settled = settledClaims(shown, language, confirmations)
  return claimsBesideName(name, language, settled)[0]?.text[language] ?? null
}
