import { z } from 'zod'
import { markets, type Market } from '#i18n/locale.ts'

/** The label of a product as a market's authority was notified of it (FOOD-10). */
export interface LabelDocument {
  id: string
  market: Market
  name: string
  fingerprint: string
  uploadedAt: Date
  /** Taken back; it is kept and no longer counts. */
  removedAt: Date | null
}

export const newLabelInput = z.strictObject({ market: z.enum(markets, 'invalid') })
export const labelRemovalInput = z.strictObject({})

/** The form of a market's label; each market of a product has one. */
export const labelForm = (productId: number, market: Market): string => `label-${productId}-${market}`

/** Addresses of labels. */
export const labelPlaces = {
  upload: (productId: number) => `/staff/api/media/label/${productId}`,
  remove: (id: string) => `/staff/api/media/label/remove/${id}`,
  file: (id: string) => `/staff/api/products/label/${id}`,
} as const

/** The label that counts in a market: the newest that was not taken back. */
export function labelOf(documents: readonly LabelDocument[], market: Market): LabelDocument | null {
  return documents.find((document) => document.market === market && document.removedAt === null) ?? null
}
