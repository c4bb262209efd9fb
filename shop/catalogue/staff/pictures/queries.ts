import 'server-only'
import { isLanguage, languages, type Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { listGuaranteeNotices } from '#shop/legal/queries.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { PictureSlot, ProductPicturesView } from './product-pictures.ts'

/** Everything the picture manager shows of a product. */
export async function findProductPictures(
  database: Database,
  staff: StaffMember,
  productId: number,
): Promise<ProductPicturesView | null> {
  insistOn(staff, 'media:write')
  const product = await database.product.findUnique({
    relationLoadStrategy: 'join',
    where: { id: productId },
    select: {
      key: true,
      translations: { select: { language: true, name: true, status: true } },
      variants: {
        where: { archivedAt: null },
        orderBy: { position: 'asc' },
        select: { id: true, sku: true, translations: { where: { language: staff.language } } },
      },
      pictures: { orderBy: [{ position: 'asc' }, { language: 'asc' }] },
    },
  })
  if (!product) return null
  const slots = new Map<number, PictureSlot>()
  for (const { id, language, position, variantId, file, width, height, widths, alt } of product.pictures) {
    if (!isLanguage(language)) continue
    const slot = slots.get(position) ?? { position, variantId, pictures: {} }
    slot.pictures[language] = { id, file, width, height, widths, alt }
    slots.set(position, slot)
  }
  const own = product.translations.find(({ language }) => language === staff.language)
  const isPublished = (language: Language) =>
    product.translations.some((text) => text.language === language && text.status === 'published')
  return {
    productId,
    name: own?.name ?? product.key,
    published: languages.filter(isPublished),
    variants: product.variants.map(({ id, sku, translations: [text] }) => ({
      id,
      label: text?.label ?? sku,
    })),
    slots: [...slots.values()],
  }
}

/** Which product a picture belongs to. */
export async function findPictureOwner(
  database: Database,
  staff: StaffMember,
  pictureId: number,
): Promise<{ productId: number; position: number } | null> {
  insistOn(staff, 'media:write')
  return database.productPicture.findUnique({
    where: { id: pictureId },
    select: { productId: true, position: true },
  })
}

/** Uploaded pictures that rows name, with their widths. */
export async function listNamedUploads(database: Database): Promise<Map<string, readonly number[]>> {
  const where = { file: { startsWith: 'uploads/' } }
  const select = { file: true, widths: true }
  const rows = [
    ...(await database.productPicture.findMany({ where, select })),
    ...(await database.articlePicture.findMany({ where, select })),
  ]
  const notices = Object.values(await listGuaranteeNotices(database))
  return new Map([...rows, ...notices].map(({ file, widths }) => [file, widths]))
}
