import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { listWordingConfirmations } from '#shop/claims/queries/list-wording-confirmations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { Product } from '../../product.ts'
import { productFromRow } from '../../queries/find-product.ts'
import { productSelect } from '../../queries/product-row.ts'

/** A product as its page would show it in a locale, published or not. */
export async function previewProduct(
  database: Database,
  staff: StaffMember,
  id: number,
  locale: Locale,
): Promise<Product | null> {
  insistOn(staff, 'products:read')
  const [row, confirmations] = await Promise.all([
    database.product.findUnique({
      relationLoadStrategy: 'join',
      where: { id },
      select: productSelect(locale),
    }),
    listWordingConfirmations(database, languageOf(locale)),
  ])
  return row && productFromRow(row, locale, { now: new Date(), confirmations })
}
