import 'server-only'
import { done, readForm } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { confirmWording as confirm } from '../mutations/confirm-wording.ts'
import { wordingInput } from '../product-input.ts'
import { fieldAddress, productPlaces, wordingForm } from '../product-places.ts'
import { wordingField } from '../../publishing-claims.ts'
import { refuseProductForm } from './answer-product.ts'

/** Records that a wording of a claim was compared with the official text; leads back to where it stands. */
export const confirmWording = staffHandler('claims:confirm-wording', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = productPlaces.editor(id)
  const form = await readForm(request, wordingForm, wordingInput)
  const { submission } = form
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  const { claim, language, wording } = form.data
  const answer = await confirm(staff, { claimId: claim, language, wording, now: new Date() })
  // Another address, so that the browser loads the page anew instead of only moving to the anchor.
  const confirmed = `${location}?confirmed=${encodeURIComponent(`${claim}.${language}`)}`
  if (answer.ok) return done(submission, confirmed + fieldAddress(id, wordingField(claim, language)))
  const key = answer.reason === 'unknown-claim' ? 'claims.unknown' : 'claims.wording-changed'
  return refuseProductForm(visit, submission, [{ field: null, key, facts: { claim } }], {
    location,
    status: 409,
  })
})
