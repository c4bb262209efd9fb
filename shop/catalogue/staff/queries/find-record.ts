import 'server-only'
import { languages, type Language } from '#i18n/locale.ts'
import { isoDay } from '#i18n/dates.ts'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listWordingConfirmations } from '#shop/claims/queries/list-wording-confirmations.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { amountsOf, compositionOf, contentOf, portionOf } from '../../queries/rows.ts'
import { undoChanges } from '../field-differences.ts'
import { textFields, ticked, type ProductFields } from '../product-fields.ts'
import { versionActions, type ProductRecord } from '../product-record.ts'

const select = {
  id: true,
  key: true,
  version: true,
  archivedAt: true,
  brand: true,
  dosageForm: true,
  packaging: true,
  taxClass: true,
  dailyCount: true,
  dailyGrams: true,
  dailyMillilitres: true,
  position: true,
  novelFood: true,
  nameIsClaim: true,
  sweeteners: true,
  sugars: true,
  statements: true,
  allergens: true,
  diets: true,
  freeFrom: true,
  translations: true,
  nutrients: { orderBy: { position: 'asc' } },
  claims: { orderBy: { position: 'asc' }, select: { claimId: true } },
  markets: true,
  pictures: { orderBy: { position: 'asc' }, select: { language: true, position: true, alt: true } },
  decisions: { select: { key: true } },
  labels: { where: { removedAt: null }, orderBy: { id: 'desc' }, select: { market: true, name: true } },
  variants: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      translations: true,
      prices: { orderBy: [{ validFrom: 'asc' }, { id: 'asc' }] },
    },
  },
} satisfies Prisma.ProductSelect

type Row = Prisma.ProductGetPayload<{ select: typeof select }>

/** The product with this id, archived or not. */
export async function findProductRecord(
  database: Database,
  staff: StaffMember,
  id: number,
): Promise<ProductRecord | null> {
  const [record] = await listProductRecords(database, staff, { id })
  return record ?? null
}

/** Products as the workshop edits them, in the order of their ids. */
export async function listProductRecords(
  database: Database,
  staff: StaffMember,
  where: Prisma.ProductWhereInput,
  most = 10_000,
): Promise<ProductRecord[]> {
  insistOn(staff, 'products:read')
  return readProductRecords(database, where, most)
}

/** The same where no person asks: the demo data looks at what it has made. */
export async function readProductRecords(
  database: Database,
  where: Prisma.ProductWhereInput,
  most: number,
): Promise<ProductRecord[]> {
  const page = { where, take: most, orderBy: { id: 'asc' } } as const
  const rows = await database.product.findMany({ ...page, select, relationLoadStrategy: 'join' })
  if (rows.length === 0) return []
  const servedMarkets = await findServedMarkets(database)
  const confirmedWordings = await listWordingConfirmations(database)
  return rows.map((row) => ({ ...recordOf(row), servedMarkets, confirmedWordings }))
}

/**
 * The fields as they were in an earlier version, found from what the audit trail says was changed since; null where the
 * trail no longer reaches back so far.
 */
export async function findEarlierFields(
  database: Database,
  record: ProductRecord,
  version: number,
): Promise<ProductFields | null> {
  if (version === record.version) return record.fields
  const entries = await database.auditEntry.findMany({
    where: {
      entity: 'product',
      entityId: String(record.id),
      action: { in: [...versionActions] },
      // Somebody may have saved again since the record was read: the trail may be longer than it by now.
      before: { path: ['version'], gte: version, lt: record.version },
    },
    orderBy: { id: 'desc' },
    select: { before: true },
  })
  const changes = entries.map(({ before }) => before as Record<string, unknown> | null)
  if (changes.length < record.version - version || changes.at(-1)?.version !== version) return null
  return undoChanges(
    record.fields,
    changes.map((change) =>
      Object.fromEntries(
        Object.entries(change ?? {}).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value]] : [],
        ),
      ),
    ),
  )
}

function recordOf(row: Row): Omit<ProductRecord, 'servedMarkets' | 'confirmedWordings'> {
  return {
    id: row.id,
    key: row.key,
    version: row.version,
    archivedAt: row.archivedAt,
    fields: fieldsOf(row),
    texts: row.translations.map(({ language, name, slug, status, publishedAt }) => {
      return { language: language as Language, name, slug, status, publishedAt }
    }),
    variants: row.variants.map(({ id, sku, archivedAt, prices }) => ({
      id,
      sku,
      isArchived: archivedAt !== null,
      prices: Object.fromEntries(
        [...new Set(prices.map(({ market }) => market))].map((market) => [
          market,
          prices.filter((price) => price.market === market),
        ]),
      ),
    })),
    pictures: row.pictures.map(({ language, position, alt }) => {
      return { language: language as Language, position, alt }
    }),
    labels: row.labels,
    decided: new Set(row.decisions.map(({ key }) => key)),
    otherStatements: row.statements.filter((key) => key !== 'polyols' && key !== 'aspartame'),
  }
}

type Pairs = [string, string | null][]

const tick = (isTicked: boolean) => (isTicked ? ticked : '')
const tickAll = (beginning: string, names: readonly string[]): Pairs =>
  names.map((name) => [beginning + name, ticked])

function fieldsOf(row: Row): ProductFields {
  const composition = compositionOf(row)
  const pairs: Pairs = [
    ['brand', row.brand],
    ['dosageForm', row.dosageForm],
    ['packaging', row.packaging],
    ['taxClass', row.taxClass],
    ['dailyPortion', String(portionOf(row).quantity)],
    ['position', String(row.position)],
    ['novelFood', tick(row.novelFood)],
    ['nameIsClaim', tick(row.nameIsClaim)],
    ['composition.sweeteners', tick(composition.sweeteners)],
    ['composition.sugars', tick(composition.sugars)],
    ['composition.polyols', tick(composition.addedPolyolsAboveTenPercent)],
    ['composition.aspartame', tick(composition.aspartame)],
    ...tickAll('allergens.', row.allergens),
    ...tickAll('diets.', row.diets),
    ...tickAll('freeFrom.', row.freeFrom),
    ...tickAll(
      'claims.',
      row.claims.map(({ claimId }) => claimId),
    ),
    ...textPairs(row),
    ...marketPairs(row),
    ...nutrientPairs(row),
    ...row.variants.flatMap(variantPairs),
  ]
  return Object.fromEntries(pairs.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function textPairs({ translations }: Row): Pairs {
  return translations.flatMap((texts) =>
    textFields.map(({ name }): [string, string] => [`texts.${texts.language}.${name}`, texts[name].trim()]),
  )
}

function marketPairs({ markets }: Row): Pairs {
  return markets.flatMap(({ market, notificationId, notifiedAt, labelFile }): Pairs => {
    const place = `markets.${market}`
    return [
      [`${place}.sold`, ticked],
      [`${place}.notificationId`, notificationId],
      [`${place}.notifiedAt`, notifiedAt && isoDay(notifiedAt)],
      [`${place}.labelFile`, labelFile],
    ]
  })
}

function nutrientPairs({ nutrients }: Row): Pairs {
  return amountsOf(nutrients).flatMap(({ nutrient, amount, unit, forms }, index): Pairs => {
    const place = `nutrients.${nutrient}`
    return [
      [`${place}.amount`, String(amount)],
      [`${place}.unit`, unit],
      [`${place}.position`, String(index + 1)],
      ...tickAll(`${place}.forms.`, forms),
    ]
  })
}

function variantPairs(variant: Row['variants'][number]): Pairs {
  const place = `variants.${variant.id}`
  const { count, grams, millilitres } = contentOf(variant)
  const numbers = {
    netCount: count,
    netGrams: grams,
    netMillilitres: millilitres,
    portionsPerPack: variant.portionsPerPack,
    shippingWeightGrams: variant.shippingWeightGrams,
    position: variant.position,
  }
  return [
    [`${place}.sku`, variant.sku],
    [`${place}.gtin`, variant.gtin],
    ...Object.entries(numbers).map(([name, value]): [string, string | null] => [
      `${place}.${name}`,
      value === null ? null : String(value),
    ]),
    [`${place}.archived`, tick(variant.archivedAt !== null)],
    ...languages.flatMap((language): Pairs => {
      const texts = variant.translations.find((translation) => translation.language === language)
      return (['label', 'netQuantity', 'slug'] as const).map((name) => [
        `${place}.${language}.${name}`,
        texts?.[name].trim() ?? null,
      ])
    }),
  ]
}
