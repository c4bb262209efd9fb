import 'server-only'
import { markets, type Market } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { acceptFile, findKeptFile, handOut } from '#platform/kept-file.ts'
import { uploadLimit } from '#platform/pictures/accept-picture.ts'
import { done, readForm } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { nothingThere, refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { productPlaces } from '../product-places.ts'
import { labelForm, labelRemovalInput, newLabelInput } from './label-document.ts'
import { addLabel, noteLabelHandedOut, removeLabel } from './mutations.ts'
import { findLabelDocument } from './queries.ts'

const pageOf = (productId: number, market: Market | null) =>
  `${productPlaces.compliance(productId)}${market ? `#${market}` : ''}`

/** Takes the label as notified, to be kept as it is (FOOD-10). */
export const uploadLabel = staffHandler('products:write', async (visit) => {
  const id = rowIdOf(visit.params.id)
  const limit = { bytes: uploadLimit, file: 'label' }
  const form = await readForm(visit.request, 'label', newLabelInput, limit)
  const { submission } = form
  const market = markets.find((each) => each === submission.values.market) ?? null
  // Every market of the page has a form of its own: the refusal is shown at the one that was sent.
  const own = { ...submission, form: market ? labelForm(id, market) : 'label' }
  const page = { location: pageOf(id, market) }
  if (!form.ok) return refuseForm(visit, own, form.problems, { ...page, status: form.status })
  const accepted = await acceptFile(form.file)
  if (!accepted.ok) {
    const problem = { field: 'label', ...accepted.problem }
    return refuseForm(visit, own, [problem], { ...page, status: accepted.status })
  }
  const name = (form.file?.name ?? '').replaceAll('\0', '').toWellFormed().slice(0, 200) || 'label'
  const { file } = accepted
  if (await addLabel(visit.staff, { productId: id, market: form.data.market, name, file }))
    return done(submission, `${productPlaces.compliance(id)}?done=label#${form.data.market}`)
  return refuseForm(visit, own, [{ field: null, key: 'productGone' }], { ...page, status: 409 })
})

/** Takes a label back. */
export const withdrawLabel = staffHandler('products:write', async (visit) => {
  const { id = '' } = visit.params
  const form = await readForm(visit.request, `label-removal-${id}`, labelRemovalInput)
  const found = await findLabelDocument(database(), visit.staff, id)
  const location = found ? pageOf(found.productId, found.market) : productPlaces.complianceList
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { location, status: form.status })
  if (found && (await removeLabel(visit.staff, id))) return done(form.submission, location)
  return refuseForm(visit, form.submission, [{ field: null, key: 'labelGone' }], { location, status: 409 })
})

/** The file of a label, for staff alone; who took it is noted. */
export const downloadLabel = staffHandler('products:read', async ({ staff, params }) => {
  const label = await findLabelDocument(database(), staff, params.id ?? '')
  const file = label && (await findKeptFile(database(), label.fingerprint))
  if (!label || !file) return nothingThere()
  await noteLabelHandedOut(staff, label)
  return handOut(file, label.name)
})
