import 'server-only'
import { languages } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import type { DraftVariant, ProductDraft } from '../product-draft.ts'
import type { ProductRecord } from '../product-record.ts'

const parts = ['texts.', 'variants.', 'nutrients.', 'claims.', 'markets.']

/**
 * Writes what has changed of a product as drafted; the version is the caller's, who has just made it the next one. What
 * stayed as it was is left alone: a list changes a word in each of hundreds of products.
 */
export async function writeProduct(
  transaction: Transaction,
  draft: ProductDraft,
  { record, changed }: { record: ProductRecord; changed: readonly string[] },
): Promise<void> {
  const touches = (beginning: string) => changed.some((field) => field.startsWith(beginning))
  await keepFormerSlugs(transaction, draft, record)
  if (changed.some((field) => !parts.some((part) => field.startsWith(part))))
    await writeFacts(transaction, draft, record)
  await writeRows(transaction, draft, { productId: record.id, touches })
  for (const language of languages) {
    if (record.texts.some((text) => text.language === language) && !touches(`texts.${language}.`)) continue
    const words = draft.texts[language]
    await transaction.productTranslation.upsert({
      where: { productId_language: { productId: record.id, language } },
      create: { productId: record.id, language, ...words },
      update: words,
    })
  }
  for (const variant of draft.variants) {
    if (variant.id !== null && !touches(`variants.${variant.id}.`)) continue
    await writeVariant(transaction, variant, record.id)
  }
}

/** An address that was public once leads to the present one for good; one that is used again is former no more. */
async function keepFormerSlugs(
  transaction: Transaction,
  draft: ProductDraft,
  { id: productId, texts }: ProductRecord,
): Promise<void> {
  for (const { language, slug, publishedAt } of texts) {
    const next = draft.texts[language].slug
    if (slug === next) continue
    await transaction.productFormerSlug.deleteMany({ where: { language, slug: next, productId } })
    if (publishedAt === null) continue
    await transaction.productFormerSlug.upsert({
      where: { language_slug: { language, slug } },
      create: { language, slug, productId },
      update: { productId },
    })
  }
}

async function writeFacts(
  transaction: Transaction,
  draft: ProductDraft,
  { id, otherStatements }: ProductRecord,
): Promise<void> {
  const { composition, dailyPortion } = draft
  const amountIn = (measure: typeof dailyPortion.measure) =>
    dailyPortion.measure === measure ? dailyPortion.quantity : null
  await transaction.product.update({
    where: { id },
    data: {
      brand: draft.brand,
      dosageForm: draft.dosageForm,
      packaging: draft.packaging,
      taxClass: draft.taxClass,
      dailyCount: amountIn('piece'),
      dailyGrams: amountIn('mass'),
      dailyMillilitres: amountIn('volume'),
      position: draft.position,
      novelFood: draft.novelFood,
      nameIsClaim: draft.nameIsClaim,
      sweeteners: composition.sweeteners,
      sugars: composition.sugars,
      statements: [
        ...otherStatements,
        ...(composition.addedPolyolsAboveTenPercent ? ['polyols'] : []),
        ...(composition.aspartame ? ['aspartame'] : []),
      ],
      allergens: draft.allergens,
      diets: draft.diets,
      freeFrom: draft.freeFrom,
    },
  })
}

async function writeRows(
  transaction: Transaction,
  draft: ProductDraft,
  { productId, touches }: { productId: number; touches: (beginning: string) => boolean },
): Promise<void> {
  if (touches('nutrients.')) {
    await transaction.productNutrient.deleteMany({ where: { productId } })
    await transaction.productNutrient.createMany({
      data: draft.amounts.map(({ nutrient, amount, unit, forms }, position) => {
        return { productId, nutrient, amount, unit, forms: [...forms], position }
      }),
    })
  }
  if (touches('claims.')) {
    await transaction.productClaim.deleteMany({ where: { productId } })
    await transaction.productClaim.createMany({
      data: draft.claimIds.map((claimId, position) => ({ productId, claimId, position })),
    })
  }
  if (touches('markets.')) {
    await transaction.productMarket.deleteMany({ where: { productId } })
    await transaction.productMarket.createMany({
      data: draft.markets.map((market) => ({ productId, ...market })),
    })
  }
}

async function writeVariant(
  transaction: Transaction,
  { id, isArchived, texts, ...facts }: DraftVariant,
  productId: number,
): Promise<void> {
  const known = id === null ? null : await transaction.productVariant.findFirst({ where: { id, productId } })
  if (id !== null && !known) throw new Error(`variant ${id} is none of product ${productId}`)
  const data = { ...facts, archivedAt: isArchived ? (known?.archivedAt ?? new Date()) : null }
  const variant = known
    ? await transaction.productVariant.update({ where: { id: known.id }, data, select: { id: true } })
    : await transaction.productVariant.create({ data: { ...data, productId }, select: { id: true } })
  for (const language of languages) {
    await transaction.productVariantTranslation.upsert({
      where: { variantId_language: { variantId: variant.id, language } },
      create: { variantId: variant.id, language, ...texts[language] },
      update: texts[language],
    })
  }
}
