import { languages, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { publishingFindings } from '#shop/catalogue/publishing.ts'
import { compareEdits, type Comparison } from '#shop/catalogue/staff/field-differences.ts'
import { checkProduct } from '#shop/catalogue/staff/product-check.ts'
import { sketchProduct } from '#shop/catalogue/staff/product-draft.ts'
import { productFieldsOf, type ProductFields } from '#shop/catalogue/staff/product-fields.ts'
import { productForm } from '#shop/catalogue/staff/product-places.ts'
import { editedProduct, type ProductRecord } from '#shop/catalogue/staff/product-record.ts'
import { standingIn } from '#shop/catalogue/staff/publication.ts'
import { findEarlierFields, findProductRecord } from '#shop/catalogue/staff/queries/find-record.ts'
import { listProductChanges, type ProductChange } from '#shop/catalogue/staff/queries/list-changes.ts'
import { listWordings } from '#shop/catalogue/staff/queries/list-wordings.ts'
import { claimOffers } from '#shop/claims/offering.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { keptProductForm } from '../kept-product-form.ts'

/** Everything the editor of a product shows: as saved, as typed and refused, or as two people left it. */
export async function loadEditor(staff: StaffMember, locale: Locale, id: number) {
  const form = productForm(id)
  const [record, vatRates, kept, changes] = await Promise.all([
    findProductRecord(database(), staff, id),
    listVatRates(database()),
    keptProductForm(locale, form),
    listProductChanges(database(), staff, id, 12),
  ])
  if (!record) return null
  const reference = { vatRates, now: new Date() }
  const { typed, conflict } = await typedInto(record, kept.values, changes)
  const values = conflict?.comparison.merged ?? typed ?? record.fields
  const { draft } = sketchProduct(values)
  const saved = editedProduct(sketchProduct(record.fields).draft, record)
  const findings = publishingFindings(saved, reference)
  const offers = claimOffers(draft.amounts, draft.claimIds)
  const near = offers.filter(({ attached, hindrance }) => attached || hindrance === null)
  return {
    record,
    now: reference.now,
    view: { form, locale, values, error: kept.error },
    problems: kept.problems,
    offers,
    wordings: await listWordings(
      database(),
      staff,
      near.map(({ claim }) => claim),
    ),
    checked: checkProduct(values, record, reference, locale),
    standings: languages.map((language) => standingIn(language, { findings, product: saved, record })),
    changes,
    conflict,
  }
}

/** What was typed and refused, and how it stands against what was saved meanwhile. */
async function typedInto(
  record: ProductRecord,
  values: Record<string, string> | null,
  changes: readonly ProductChange[],
): Promise<{ typed: ProductFields | null; conflict: EditConflict | null }> {
  if (!values) return { typed: null, conflict: null }
  const typed = productFieldsOf(values)
  const version = Number(values.version)
  if (!(version < record.version)) return { typed, conflict: null }
  const comparison = await compare(record, typed, version)
  return { typed, conflict: { comparison, mine: version, others: savedSince(changes, version) } }
}

/** Two versions of one product, who made the other one, and from which this editor began. */
interface EditConflict {
  comparison: Comparison
  mine: number
  others: { name: string; at: Date }[]
}

function savedSince(changes: readonly ProductChange[], version: number): { name: string; at: Date }[] {
  return changes
    .filter((change) => change.version > version)
    .map(({ name, at }) => ({ name: name ?? '–', at }))
}

async function compare(record: ProductRecord, typed: ProductFields, version: number): Promise<Comparison> {
  const base = await findEarlierFields(database(), record, version)
  // Without the trail of what was there before, whatever differs is for the person to decide.
  return compareEdits(base ?? {}, typed, record.fields)
}
