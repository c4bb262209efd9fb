import type { Language, Market } from '#i18n/locale.ts'
import type { WordingConfirmation } from '#shop/claims/wording.ts'
import type { PriceHistory } from '#shop/pricing/price-history.ts'
import type { EditedPicture, EditedProduct } from '../publishing-facts.ts'
import type { ProductDraft } from './product-draft.ts'
import type { ProductFields } from './product-fields.ts'

/** Deeds of the audit trail that make a version of a product; pictures and decisions leave rows, too, but none. */
export const versionActions = [
  'product.created',
  'product.saved',
  'product.published',
  'product.unpublished',
  'product.archived',
  'product.restored',
] as const

/** How the texts of one language stand. */
export interface RecordedTexts {
  language: Language
  name: string
  slug: string
  status: 'draft' | 'published'
  publishedAt: Date | null
}

export interface RecordedVariant {
  id: number
  sku: string
  isArchived: boolean
  prices: Partial<Record<Market, PriceHistory>>
}

/** A product as the workshop edits it: its fields, and what stands around them. */
export interface ProductRecord {
  id: number
  key: string
  version: number
  archivedAt: Date | null
  fields: ProductFields
  texts: RecordedTexts[]
  variants: RecordedVariant[]
  pictures: EditedPicture[]
  /** Markets the shop sells to now; nothing is asked of a product for the others. */
  servedMarkets: readonly Market[]
  /** Files of labels as notified that count, the newest first. */
  labels: readonly { market: string; name: string }[]
  decided: ReadonlySet<string>
  /** Wordings of claims that a person has confirmed, whatever product they were confirmed for. */
  confirmedWordings: readonly WordingConfirmation[]
  /** Rule keys of statements that no field of the form decides about. */
  otherStatements: string[]
}

/** The product as the rules of publishing see it: as drafted, with the prices and pictures it has. */
export function editedProduct(draft: ProductDraft, record: ProductRecord): EditedProduct {
  return {
    ...draft,
    confirmedWordings: record.confirmedWordings,
    pictures: record.pictures,
    markets: draft.markets
      .filter(({ market }) => record.servedMarkets.includes(market))
      .map((sold) => ({ ...sold, labelFile: sold.labelFile ?? labelIn(record, sold.market) })),
    variants: draft.variants
      .filter(({ isArchived }) => !isArchived)
      .map(({ id, sku, netCount, netGrams, netMillilitres, texts }) => ({
        sku,
        texts,
        content: { count: netCount, grams: netGrams, millilitres: netMillilitres },
        prices: record.variants.find((variant) => variant.id === id)?.prices ?? {},
      })),
  }
}

/** The file that is kept stands for a reference to it. */
function labelIn({ labels }: ProductRecord, market: Market): string | null {
  return labels.find((label) => label.market === market)?.name ?? null
}
