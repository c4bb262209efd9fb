import 'server-only'
import type { Language, Market } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Database } from '#platform/database.ts'
import { availabilityOf, availableQuantity } from '#shop/inventory/stock.ts'
import { priceAt } from '#shop/pricing/price-history.ts'
import { nextChangeAt, reductionAt } from '#shop/pricing/reduction.ts'
import { unitPrices } from '#shop/pricing/unit-price.ts'
import type { OfferLine } from '../offer.ts'

export interface OfferWish {
  variantIds: readonly number[]
  market: Market
  language: Language
  now: Date
}

const numberOf = (decimal: Prisma.Decimal | null) => (decimal === null ? null : decimal.toNumber())

function select(market: Market, language: Language) {
  return {
    id: true,
    sku: true,
    netCount: true,
    netGrams: true,
    netMillilitres: true,
    archivedAt: true,
    stock: { select: { onHand: true, reserved: true } },
    prices: {
      where: { market },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
      select: { amount: true, validFrom: true, announced: true },
    },
    translations: { where: { language }, select: { slug: true, label: true, netQuantity: true } },
    pictures: { where: { language }, orderBy: { position: 'asc' }, take: 1 },
    product: {
      select: {
        id: true,
        taxClass: true,
        markets: { where: { market }, select: { market: true } },
        _count: { select: { variants: { where: { archivedAt: null } } } },
        pictures: { where: { language }, orderBy: { position: 'asc' }, take: 1 },
        translations: {
          where: { language, status: 'published' },
          select: { slug: true, name: true, legalName: true },
        },
      },
    },
  } satisfies Prisma.ProductVariantSelect
}

type Row = Prisma.ProductVariantGetPayload<{ select: ReturnType<typeof select> }>

function fromRow(row: Row, { market, language, now }: OfferWish): OfferLine | null {
  const text = row.translations[0]
  const productText = row.product.translations[0]
  const price = priceAt(row.prices, market, now)
  if (!text || !productText || !price || row.archivedAt || row.product.markets.length === 0) return null
  const available = row.stock ? availableQuantity(row.stock) : 0
  const content = {
    count: row.netCount,
    grams: numberOf(row.netGrams),
    millilitres: numberOf(row.netMillilitres),
  }
  return {
    productId: row.product.id,
    variantId: row.id,
    sku: row.sku,
    market,
    language,
    price,
    reduction: reductionAt(row.prices, market, now),
    unitPrice: unitPrices(price, content)[0] ?? null,
    taxClass: row.product.taxClass,
    availability: availabilityOf(available),
    available,
    changesAt: nextChangeAt(row.prices, market, now),
    name: productText.name,
    designation: productText.legalName,
    variantLabel: text.label,
    netQuantity: text.netQuantity,
    slug: productText.slug,
    variantSlug: text.slug,
    hasVariants: row.product._count.variants > 1,
    picture: row.pictures[0] ?? row.product.pictures[0] ?? null,
  }
}

/**
 * Offers of the variants as they stand now, for cart lines and orders: only what is published in the language and
 * sold to the market. What is missing from the answer is not for sale.
 */
export async function listOffers(database: Database, wish: OfferWish): Promise<OfferLine[]> {
  if (wish.variantIds.length === 0) return []
  const rows = await database.productVariant.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...wish.variantIds] } },
    select: select(wish.market, wish.language),
  })
  return rows.flatMap((row) => fromRow(row, wish) ?? [])
}
