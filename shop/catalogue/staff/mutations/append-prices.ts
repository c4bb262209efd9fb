import 'server-only'
import type { Market } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { priceAt, type PriceChange, type PriceHistory } from '#shop/pricing/price-history.ts'
import { recordAudits } from '#shop/staff/mutations.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { productListTag, productTag } from '../../cache.ts'

export type UnknownVariant = { ok: false; reason: 'unknown' }

/** A row for the history of one variant in one market, decided on what its history is once nobody else can write it. */
export interface PriceAppending<Refused> {
  variantId: number
  market: Market
  action: 'price.planned' | 'price.cancelled'
  decide: (history: PriceHistory, now: Date) => { ok: true; change: PriceChange } | Refused
}

export interface AppendedPrice {
  ok: true
  productId: number
  change: PriceChange
  /** Minor units that would hold at that moment without it. */
  before: number | null
  /** As it was before. */
  history: PriceHistory
}

/**
 * Appends prices to the history, each unless its decision says no. The variants are locked: two people decide one after
 * the other, each on what the other has written.
 */
export async function appendPrices<Refused extends { ok: false }>(
  transaction: Transaction,
  staff: StaffMember,
  appendings: readonly PriceAppending<Refused>[],
): Promise<(AppendedPrice | Refused | UnknownVariant)[]> {
  const variantIds = appendings.map(({ variantId }) => variantId)
  const products = await lockVariants(transaction, variantIds)
  const histories = await readHistories(transaction, variantIds)
  const now = new Date()
  const answers = appendings.map(
    ({ variantId, market, decide }): AppendedPrice | Refused | UnknownVariant => {
      const productId = products.get(variantId)
      if (productId === undefined) return { ok: false, reason: 'unknown' }
      const history = histories.get(placeOf({ variantId, market })) ?? []
      const decision = decide(history, now)
      if (!decision.ok) return decision
      const before = priceAt(history, market, decision.change.validFrom)?.amount ?? null
      return { ok: true, productId, change: decision.change, before, history }
    },
  )
  const appended = appendings.flatMap((appending, place) => {
    const answer = answers[place]
    return answer && isAppended(answer) ? [{ ...appending, ...answer }] : []
  })
  if (appended.length > 0) await write(transaction, staff, appended)
  return answers
}

function isAppended(answer: AppendedPrice | { ok: false }): answer is AppendedPrice {
  return answer.ok
}

const placeOf = ({ variantId, market }: { variantId: number; market: string }) => `${variantId}/${market}`

type Appended = Pick<PriceAppending<never>, 'variantId' | 'market' | 'action'> & AppendedPrice

async function write(
  transaction: Transaction,
  staff: StaffMember,
  appended: readonly Appended[],
): Promise<void> {
  const actor = actorOf(staff)
  await transaction.priceChange.createMany({
    data: appended.map(({ variantId, market, change: { amount, validFrom, announced } }) => {
      const { currency } = marketFacts(market)
      return { variantId, market, currency, amount, validFrom, announced, actor }
    }),
  })
  await recordAudits(
    transaction,
    staff,
    appended.map(({ variantId, market, action, before, change: { amount, validFrom, announced } }) => ({
      action,
      entity: 'price',
      entityId: placeOf({ variantId, market }),
      before: { amount: before },
      after: { amount, announced, validFrom: validFrom.toISOString() },
    })),
  )
  // Pages know the moments at which their prices change by themselves; that there is a new one they learn here.
  await invalidate(transaction, [...appended.map(({ productId }) => productTag(productId)), productListTag])
}

/** The product before its variant, as everybody who writes parts of a product takes them; of several in one order. */
async function lockVariants(
  transaction: Transaction,
  variantIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await transaction.$queryRaw<{ variantId: number; productId: number }[]>`
    SELECT pack.id AS "variantId", product.id AS "productId"
    FROM product JOIN product_variant AS pack ON pack.product_id = product.id
    WHERE pack.id = ANY(${variantIds}) AND pack.archived_at IS NULL
    ORDER BY product.id, pack.id FOR NO KEY UPDATE`
  return new Map(rows.map(({ variantId, productId }) => [variantId, productId]))
}

async function readHistories(
  transaction: Transaction,
  variantIds: readonly number[],
): Promise<Map<string, PriceChange[]>> {
  const rows = await transaction.priceChange.findMany({
    where: { variantId: { in: [...variantIds] } },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  })
  const histories = new Map<string, PriceChange[]>()
  for (const row of rows) {
    const history = histories.get(placeOf(row)) ?? []
    history.push(row)
    histories.set(placeOf(row), history)
  }
  return histories
}
