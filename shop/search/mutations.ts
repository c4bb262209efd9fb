import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { fold } from '#i18n/fold.ts'

/** Writes the folded text of everything that can be found anew. */
export async function rebuildSearch(transaction: Transaction): Promise<void> {
  await transaction.searchDocument.deleteMany()
  const products = await transaction.productTranslation.findMany({ include: { product: true } })
  await transaction.searchDocument.createMany({
    data: products.map(({ product, language, name, tagline }) => ({
      kind: 'product' as const,
      key: product.key,
      language,
      title: name,
      folded: fold(`${name} ${tagline}`),
    })),
  })
}
