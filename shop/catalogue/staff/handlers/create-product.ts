import 'server-only'
import { done, readForm } from '#platform/submission.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { createProduct as write } from '../mutations/create-product.ts'
import { newProductInput } from '../product-input.ts'
import { productPlaces } from '../product-places.ts'
import { refuseProductForm } from './answer-product.ts'

/** Begins a product as a draft and leads to its editor. */
export const createProduct = staffHandler('products:write', async (visit) => {
  const form = await readForm(visit.request, 'new-product', newProductInput)
  const { submission } = form
  const location = productPlaces.create
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  const answer = await write(visit.staff, form.data)
  return answer.ok
    ? done(submission, productPlaces.editor(answer.id))
    : refuseProductForm(visit, submission, [{ field: 'key', key: 'skuTaken' }], { location })
})
