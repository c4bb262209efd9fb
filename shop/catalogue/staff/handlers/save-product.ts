import 'server-only'
import { done, longFormLimit, readForm } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { saveProduct as write } from '../mutations/save-product.ts'
import { productFieldsOf } from '../product-fields.ts'
import { productInput } from '../product-input.ts'
import { productForm, productPlaces } from '../product-places.ts'
import { obstacleProblems, refuseProductForm } from './answer-product.ts'

/** Saves a product: 422 with every field that is wrong, 409 with both versions when somebody else was faster. */
export const saveProduct = staffHandler('products:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const editor = productPlaces.editor(id)
  const form = await readForm(request, productForm(id), productInput, longFormLimit)
  const { submission } = form
  if (!form.ok)
    return refuseProductForm(visit, submission, form.problems, { location: editor, status: form.status })
  const answer = await write(staff, {
    id,
    version: Number(form.data.version),
    fields: productFieldsOf(form.data),
    now: new Date(),
  })
  if (answer.ok) return done(submission, `${editor}?saved=${answer.version}`)
  switch (answer.reason) {
    case 'unknown':
      return refuseProductForm(visit, submission, [{ field: null, key: 'productGone' }], {
        location: productPlaces.list,
        status: 404,
      })
    case 'edited-meanwhile':
      return refuseProductForm(visit, submission, [{ field: null, key: 'editedMeanwhile' }], {
        location: `${editor}?compare=${answer.record.version}`,
        status: 409,
        isOutdated: true,
      })
    case 'unreadable':
      return refuseProductForm(visit, submission, answer.problems, { location: editor })
    case 'not-publishable': {
      const problems = obstacleProblems(answer.obstacles, answer.record.variants)
      const all = [{ field: null, key: 'wouldBeUnlawful' }, ...problems]
      return refuseProductForm(visit, submission, all, { location: editor })
    }
  }
})
