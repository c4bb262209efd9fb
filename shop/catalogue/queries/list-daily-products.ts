import 'server-only'
import type { Database } from '#platform/database.ts'
import type { DailyProduct } from '#shop/nutrition/daily-amount.ts'
import { amountsOf } from './rows.ts'

/** What each product gives in its recommended daily portion, by its id: for sums over several products. */
export async function listDailyProducts(
  database: Database,
  productIds: readonly number[],
): Promise<DailyProduct[]> {
  if (productIds.length === 0) return []
  const rows = await database.product.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...new Set(productIds)] } },
    orderBy: { id: 'asc' },
    select: { id: true, nutrients: { orderBy: { position: 'asc' } } },
  })
  return rows.map((row) => ({ product: String(row.id), amounts: amountsOf(row.nutrients) }))
}
