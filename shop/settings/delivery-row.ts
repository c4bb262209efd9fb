import type { Market } from '#i18n/locale.ts'

/** A way of delivery with its words in every language, offered or not. */
export interface DeliveryRow {
  market: Market
  key: string
  kind: 'courier' | 'pickup'
  currency: string
  amount: number
  freeFromAmount: number | null
  active: boolean
  /** By language. */
  texts: Record<string, { name: string; promise: string }>
}
