/** The room's address in the workshop. */
export const stockRoom = '/staff/stock'

/** A variant on the shelf, as staff see it. */
export interface StockedVariant {
  variantId: number
  productId: number
  sku: string
  name: string
  label: string
  onHand: number
  reserved: number
}

export interface StockSearch {
  words: string
  /** Only what is sold out or nearly so. */
  isLow: boolean
  productId: number | null
  after: { sku: string } | null
}

/** One line of the ledger: what moved, why, who did it, and what lay there afterwards. */
export interface LedgerLine {
  id: string
  at: Date
  kind: string
  quantity: number
  reason: string
  /** Null: the shop itself. */
  name: string | null
  orderNumber: string | null
  orderId: string | null
  onHandAfter: number
}

export function stockSearchOf(search: Readonly<Record<string, string>>): StockSearch {
  const product = search.product ?? ''
  return {
    words: (search.q ?? '').trim().slice(0, 100),
    isLow: search.low === 'yes',
    productId: /^\d{1,9}$/.test(product) ? Number(product) : null,
    after: search.after ? { sku: search.after.slice(0, 60) } : null,
  }
}

export function stockSearchAddress({ words, isLow, productId }: StockSearch, after: string): string {
  const parameters = new URLSearchParams({ after })
  if (words) parameters.set('q', words)
  if (isLow) parameters.set('low', 'yes')
  if (productId !== null) parameters.set('product', String(productId))
  return `${stockRoom}?${parameters}`
}
