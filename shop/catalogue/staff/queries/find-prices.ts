import 'server-only'
import { markets, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { contentOf } from '../../queries/rows.ts'
import type { PricedProduct, RecordedPrice } from '../price-view.ts'

/** A product's whole price history in every market; archived variants are left out. */
export async function findPrices(
  database: Database,
  staff: StaffMember,
  productId: number,
): Promise<PricedProduct | null> {
  insistOn(staff, 'products:read')
  const row = await database.product.findUnique({
    where: { id: productId },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      key: true,
      translations: { where: { language: staff.language }, select: { name: true } },
      variants: {
        where: { archivedAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          sku: true,
          netCount: true,
          netGrams: true,
          netMillilitres: true,
          translations: { where: { language: staff.language }, select: { label: true } },
          prices: { orderBy: [{ validFrom: 'asc' }, { id: 'asc' }] },
        },
      },
    },
  })
  if (!row) return null
  const actors = row.variants.flatMap(({ prices }) => prices.map(({ actor }) => actor))
  const names = await findActorNames(database, actors)
  return {
    id: row.id,
    key: row.key,
    name: row.translations[0]?.name || row.key,
    variants: row.variants.map(({ prices, translations, ...variant }) => ({
      id: variant.id,
      sku: variant.sku,
      label: translations[0]?.label ?? '',
      content: contentOf(variant),
      histories: Object.fromEntries(
        markets.map((market) => [
          market,
          prices
            .filter((price) => price.market === market)
            .map(({ amount, validFrom, announced, actor, createdAt }): RecordedPrice => {
              return { amount, validFrom, announced, name: names.get(actor) ?? null, recordedAt: createdAt }
            }),
        ]),
      ) as Record<Market, RecordedPrice[]>,
    })),
  }
}
