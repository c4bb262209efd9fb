import 'server-only'
import { done, readForm } from '#platform/submission.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { cancelPrice as writeCancellation, planPrice as write } from '../mutations/plan-price.ts'
import { cancelPriceInput, priceInput, readPrice } from '../price-input.ts'
import { priceProblem } from '../price-refusal.ts'
import { priceForm } from '../price-view.ts'
import { productPlaces } from '../product-places.ts'
import { refuseProductForm } from './answer-product.ts'

const gone = [{ field: null, key: 'productGone' }]

/** Records a price from now or a later moment on; an announcement the law forbids is refused with the reason. */
export const planPrice = staffHandler('prices:write', async (visit) => {
  const form = await readForm(visit.request, 'price', priceInput)
  const { submission } = form
  if (!form.ok) {
    const location = productPlaces.prices(submission.values.productId ?? '0')
    return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  }
  const { variantId, market, productId } = form.data
  const typed = readPrice(form.data, market)
  submission.form = priceForm(variantId, market)
  const location = `${productPlaces.prices(productId)}#${submission.form}`
  if (!typed.ok) return refuseProductForm(visit, submission, [typed.problem], { location })
  const answer = await write(visit.staff, { variantId, market, ...typed.price })
  if (answer.ok) return done(submission, `${productPlaces.prices(answer.productId)}?done=saved`)
  if (answer.reason === 'unknown')
    return refuseProductForm(visit, submission, gone, { location: productPlaces.list, status: 404 })
  return refuseProductForm(visit, submission, [priceProblem(answer, visit.locale)], { location })
})

/** Takes back a price that has not begun. */
export const cancelPrice = staffHandler('prices:write', async (visit) => {
  const form = await readForm(visit.request, 'price-cancellation', cancelPriceInput)
  const { submission } = form
  const location = productPlaces.prices(submission.values.productId ?? '0')
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  const answer = await writeCancellation(visit.staff, form.data)
  if (answer.ok) return done(submission, `${productPlaces.prices(answer.productId)}?done=cancelled`)
  if (answer.reason === 'unknown')
    return refuseProductForm(visit, submission, gone, { location: productPlaces.list, status: 404 })
  const problem = { ...priceProblem(answer, visit.locale), field: null }
  return refuseProductForm(visit, submission, [problem], { location, status: 409 })
})
