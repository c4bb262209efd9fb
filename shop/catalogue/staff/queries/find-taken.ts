import 'server-only'
import { languages } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { ProductDraft } from '../product-draft.ts'

/** An address or number that another product has, or that this one gives twice. */
export interface TakenField {
  field: string
  key: 'slugTaken' | 'skuTaken' | 'gtinTaken' | 'variantSlugTwice'
}

/** Which addresses and numbers of a product are taken. */
export async function findTaken(database: Database, draft: ProductDraft, id: number): Promise<TakenField[]> {
  const slugs = languages.map((language) => ({ language, slug: draft.texts[language].slug }))
  const skus = draft.variants.map(({ sku }) => sku)
  const gtins = draft.variants.flatMap(({ gtin }) => gtin ?? [])
  const [texts, variants] = await Promise.all([
    database.productTranslation.findMany({
      where: { OR: slugs, productId: { not: id } },
      select: { language: true },
    }),
    database.productVariant.findMany({
      where: { OR: [{ sku: { in: skus } }, { gtin: { in: gtins } }] },
      select: { id: true, sku: true, gtin: true },
    }),
  ])
  return [
    ...texts.map(({ language }): TakenField => ({ field: `texts.${language}.slug`, key: 'slugTaken' })),
    ...draft.variants.flatMap((variant, index): TakenField[] => {
      const place = `variants.${variant.id ?? 'new'}`
      const before = draft.variants.slice(0, index)
      const others = [
        ...variants.filter((other) => !draft.variants.some((mine) => mine.id === other.id)),
        ...before,
      ]
      const isTwice = (language: (typeof languages)[number]) => {
        const { slug } = variant.texts[language]
        return slug !== '' && before.some((other) => other.texts[language].slug === slug)
      }
      return [
        ...(others.some(({ sku }) => sku === variant.sku)
          ? [{ field: `${place}.sku`, key: 'skuTaken' as const }]
          : []),
        ...(variant.gtin !== null && others.some(({ gtin }) => gtin === variant.gtin)
          ? [{ field: `${place}.gtin`, key: 'gtinTaken' as const }]
          : []),
        ...languages
          .filter(isTwice)
          .map((language) => ({ field: `${place}.${language}.slug`, key: 'variantSlugTwice' as const })),
      ]
    }),
  ]
}
