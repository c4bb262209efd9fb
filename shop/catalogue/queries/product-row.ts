import { languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { variantSelect } from './rows.ts'

/** Columns that the page of a product is made of, in one statement. */
export function productSelect(locale: Locale) {
  const market = marketOf(locale)
  const language = languageOf(locale)
  return {
    id: true,
    key: true,
    brand: true,
    dosageForm: true,
    taxClass: true,
    dailyCount: true,
    dailyGrams: true,
    dailyMillilitres: true,
    allergens: true,
    diets: true,
    freeFrom: true,
    statements: true,
    sweeteners: true,
    sugars: true,
    novelFood: true,
    nameIsClaim: true,
    updatedAt: true,
    translations: true,
    markets: { select: { market: true } },
    nutrients: { orderBy: { position: 'asc' } },
    claims: { orderBy: { position: 'asc' } },
    pictures: { where: { language }, orderBy: { position: 'asc' } },
    variants: {
      where: { archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: variantSelect(market),
    },
  } satisfies Prisma.ProductSelect
}

export type ProductRow = Prisma.ProductGetPayload<{ select: ReturnType<typeof productSelect> }>
