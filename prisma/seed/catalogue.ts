import { languages, type Language } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { moveStock } from '#shop/inventory/mutations.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { seedCategories } from './categories.ts'
import { dayOffset } from './day.ts'
import { seedDecisions } from './decisions.ts'
import { readDemoJson, type InLanguages } from './demo-file.ts'
import { seedPictures } from './pictures.ts'
import { seedWordings } from './wordings.ts'

interface DemoFacts {
  sku: string
  name: InLanguages
  legalName: InLanguages
  category: InLanguages
  form: InLanguages & { key: string }
  recommendedDailyDose: { count?: number; g?: number; ml?: number }
  nutrients: { id: string; amount: number; unit: string; forms?: string[] }[]
  ingredients: InLanguages
  allergens: string[]
  usage: InLanguages
  warnings: { key: string }[]
  storage: InLanguages
  bestBefore: InLanguages
  operator: InLanguages
  allowedClaims: string[]
  novelFood: boolean
  nameIsClaim: boolean
}

interface DemoPrice {
  offsetDays: number
  amount: number | null
  announced?: boolean
}

interface DemoVariant {
  sku: string
  gtin: string
  slug: InLanguages
  label: InLanguages
  netQuantityText: InLanguages
  netCount: number | null
  netGrams: number | null
  netMl: number | null
  dosesPerPack: number
  shippingWeightGrams: number
  stock: number
  prices: Record<'PL' | 'NL', DemoPrice[]>
}

interface DemoCopy {
  position: number
  translations: InLanguages<{
    slug: string
    tagline: string
    description: string
    metaTitle: string
    metaDescription: string
  }>
  diets: string[]
  freeFrom: string[]
  packaging: string
  markets: Record<'PL' | 'NL', { notificationId: string | null; notifiedOffsetDays: number | null }>
  variants: DemoVariant[]
}

const mandatory = new Set(['daily-portion', 'varied-diet', 'young-children'])

function textsOf(facts: DemoFacts, copy: DemoCopy, language: Language, publishedAt: Date) {
  return {
    language,
    ...copy.translations[language],
    status: 'published' as const,
    publishedAt,
    name: facts.name[language],
    legalName: facts.legalName[language],
    nutrientCategory: facts.category[language],
    dosageFormLabel: facts.form[language],
    ingredients: facts.ingredients[language],
    usage: facts.usage[language],
    storage: facts.storage[language],
    bestBefore: facts.bestBefore[language],
    operator: facts.operator[language],
  }
}

async function seedVariant(
  transaction: Transaction,
  productId: number,
  variant: DemoVariant,
  position: number,
  seededAt: Date,
) {
  const { id } = await transaction.productVariant.create({
    select: { id: true },
    data: {
      productId,
      position,
      sku: variant.sku,
      gtin: variant.gtin,
      netCount: variant.netCount,
      netGrams: variant.netGrams,
      netMillilitres: variant.netMl,
      portionsPerPack: variant.dosesPerPack,
      shippingWeightGrams: variant.shippingWeightGrams,
      translations: {
        create: languages.map((language) => ({
          language,
          slug: variant.slug[language],
          label: variant.label[language],
          netQuantity: variant.netQuantityText[language],
        })),
      },
    },
  })
  await transaction.priceChange.createMany({
    data: (['PL', 'NL'] as const).flatMap((market) =>
      variant.prices[market].map(({ offsetDays, amount, announced }) => ({
        variantId: id,
        market,
        currency: marketFacts(market).currency,
        amount,
        announced: announced ?? false,
        validFrom: dayOffset(seededAt, offsetDays),
        actor: 'demo data',
      })),
    ),
  })
  if (variant.stock > 0) {
    await moveStock(transaction, 'receive', {
      variantId: id,
      quantity: variant.stock,
      reason: 'opening stock',
      actor: 'demo data',
    })
  } else {
    await transaction.stockItem.create({ data: { variantId: id } })
  }
}

async function seedProduct(transaction: Transaction, facts: DemoFacts, copy: DemoCopy, seededAt: Date) {
  const { count, g, ml } = facts.recommendedDailyDose
  const special = facts.warnings.map((warning) => warning.key).filter((key) => !mandatory.has(key))
  const legal = facts.legalName.en.toLowerCase()
  const product = await transaction.product.create({
    select: { id: true },
    data: {
      key: facts.sku,
      brand: 'Zelvanta',
      dosageForm: facts.form.key,
      packaging: copy.packaging,
      category: facts.nutrients[0]?.id ?? 'magnesium',
      taxClass: 'food-supplement',
      dailyCount: count ?? null,
      dailyGrams: g ?? null,
      dailyMillilitres: ml ?? null,
      allergens: facts.allergens,
      diets: copy.diets,
      freeFrom: copy.freeFrom,
      statements: special,
      sweeteners: legal.includes('sweetener'),
      sugars: legal.includes('sugar'),
      novelFood: facts.novelFood,
      nameIsClaim: facts.nameIsClaim,
      position: copy.position,
      createdAt: dayOffset(seededAt, -420),
      translations: {
        create: languages.map((language) => textsOf(facts, copy, language, dayOffset(seededAt, -400))),
      },
      nutrients: {
        create: facts.nutrients.map(({ id, amount, unit, forms }, position) => {
          return { nutrient: id, amount, unit, forms: forms ?? [], position }
        }),
      },
      claims: { create: facts.allowedClaims.map((claimId, position) => ({ claimId, position })) },
      markets: {
        create: (['PL', 'NL'] as const).map((market) => {
          const { notificationId, notifiedOffsetDays } = copy.markets[market]
          const notifiedAt = notifiedOffsetDays === null ? null : dayOffset(seededAt, notifiedOffsetDays)
          const labelFile = notificationId === null ? null : `${facts.sku} ${market} v1.pdf`
          return { market, notificationId, notifiedAt, labelFile }
        }),
      },
    },
  })
  for (const [position, variant] of copy.variants.entries()) {
    await seedVariant(transaction, product.id, variant, position, seededAt)
  }
  await transaction.auditEntry.create({
    data: {
      actor: 'demo data',
      action: 'product.created',
      entity: 'product',
      entityId: String(product.id),
      after: { version: 1 },
      at: seededAt,
    },
  })
}

export async function seedCatalogue(transaction: Transaction, seededAt: Date): Promise<void> {
  const { products } = await readDemoJson<{ products: DemoFacts[] }>('products.json')
  const copies = await readDemoJson<Record<string, DemoCopy>>('catalogue/catalogue.json')
  for (const facts of products) {
    const copy = copies[facts.sku]
    if (!copy) throw new Error(`no catalogue copy for ${facts.sku}`)
    await seedProduct(transaction, facts, copy, seededAt)
  }
  await seedCategories(transaction)
  await seedPictures(transaction)
  const attached = await transaction.productClaim.findMany({
    distinct: ['claimId'],
    select: { claimId: true },
  })
  await seedWordings(transaction, ({ id }) => attached.some(({ claimId }) => claimId === id), seededAt)
  await seedDecisions(transaction, seededAt)
}
