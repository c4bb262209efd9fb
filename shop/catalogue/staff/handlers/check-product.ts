import 'server-only'
import { database } from '#platform/database.ts'
import { longFormLimit, readForm } from '#platform/submission.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { checkProduct as check } from '../product-check.ts'
import { productFieldsOf } from '../product-fields.ts'
import { productInput } from '../product-input.ts'
import { productForm, productPlaces } from '../product-places.ts'
import { findProductRecord } from '../queries/find-record.ts'
import { refuseProductForm } from './answer-product.ts'

/** What the shop says to a product while it is being edited; nothing is written. */
export const checkProduct = staffHandler('products:write', async (visit) => {
  const { staff, request, params, locale } = visit
  const id = rowIdOf(params.id)
  const form = await readForm(request, productForm(id), productInput, longFormLimit)
  const location = productPlaces.editor(id)
  if (!form.ok)
    return refuseProductForm(visit, form.submission, form.problems, { location, status: form.status })
  const [record, vatRates] = await Promise.all([
    findProductRecord(database(), staff, id),
    listVatRates(database()),
  ])
  if (!record)
    return refuseProductForm(visit, form.submission, [{ field: null, key: 'productGone' }], {
      location,
      status: 404,
    })
  const checked = check(productFieldsOf(form.data), record, { vatRates, now: new Date() }, locale)
  return Response.json(checked, { headers: { 'cache-control': 'no-store' } })
})
