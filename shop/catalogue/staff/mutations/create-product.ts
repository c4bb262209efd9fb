import 'server-only'
import { languages } from '#i18n/locale.ts'
import { inTransaction, isUniqueViolation, type Transaction } from '#platform/database.ts'
import { legalName } from '#shop/nutrition/designation.ts'
import { measureOf } from '#shop/nutrition/dosage-form.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

export interface NewProduct {
  /** Number of the product; also that of its first variant. */
  key: string
  brand: string
  name: string
  dosageForm: string
}

/** Begins a product: a draft in every language, with one variant and nothing in it yet. */
export async function createProduct(
  staff: StaffMember,
  product: NewProduct,
): Promise<{ ok: true; id: number } | { ok: false; reason: 'taken' }> {
  insistOn(staff, 'products:write')
  try {
    const id = await inTransaction((transaction) => createInside(transaction, staff, product))
    return { ok: true, id }
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'taken' }
    throw error
  }
}

/** Begins a product within a transaction of the caller's; answers its id. */
export async function createInside(
  transaction: Transaction,
  staff: StaffMember,
  { key, brand, name, dosageForm }: NewProduct,
): Promise<number> {
  const measure = measureOf(dosageForm)
  const slug = key.toLowerCase()
  const { id } = await transaction.product.create({
    select: { id: true },
    data: {
      key,
      brand,
      dosageForm,
      packaging: 'bottle',
      category: '',
      taxClass: 'food-supplement',
      [{ piece: 'dailyCount', mass: 'dailyGrams', volume: 'dailyMillilitres' }[measure]]: 1,
      position: 1000,
      translations: {
        create: languages.map((language) => ({
          ...empty,
          language,
          slug,
          name,
          legalName: legalName(language, { sweeteners: false, sugars: false }),
        })),
      },
      variants: {
        create: {
          sku: key,
          portionsPerPack: 1,
          shippingWeightGrams: 0,
          stock: { create: {} },
          translations: {
            create: languages.map((language) => ({ language, slug, label: '', netQuantity: '' })),
          },
        },
      },
    },
  })
  await recordAudit(transaction, staff, {
    action: 'product.created',
    entity: 'product',
    entityId: String(id),
    after: { version: 1, key, brand, name, dosageForm },
  })
  return id
}

const empty = {
  tagline: '',
  description: '',
  nutrientCategory: '',
  dosageFormLabel: '',
  ingredients: '',
  usage: '',
  storage: '',
  bestBefore: '',
  operator: '',
  metaTitle: '',
  metaDescription: '',
}
