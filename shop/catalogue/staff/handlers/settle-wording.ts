import 'server-only'
import { done, readForm } from '#platform/submission.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { claimPlaces, registerForm, settledPlace } from '../claim-register.ts'
import { confirmWording } from '../mutations/confirm-wording.ts'
import { takeBackWording } from '../mutations/take-back-wording.ts'
import { settlingInput } from '../product-input.ts'
import { refuseProductForm } from './answer-product.ts'

const problemKeys = {
  'unknown-claim': 'claims.unknown',
  'wording-changed': 'claims.wording-changed',
  'not-confirmed': 'claims.not-confirmed',
} as const

/** Confirms a wording of the register or takes it back, whichever products carry the claim. */
export const settleWording = staffHandler('claims:confirm-wording', async (visit) => {
  const { staff, request, params } = visit
  const location = claimPlaces.register
  const form = await readForm(request, registerForm, settlingInput)
  const { submission } = form
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  const { action, language, wording, reason = '' } = form.data
  const claimId = params.claim ?? ''
  const wish = { claimId, language, wording, now: new Date() }
  const answer =
    action === 'confirm'
      ? await confirmWording(staff, wish)
      : await takeBackWording(staff, { ...wish, reason })
  if (answer.ok) {
    const { takenOff = [] } = answer
    return done(submission, settledPlace(form.data, { claimId, language, takenOff }))
  }
  return refuseProductForm(
    visit,
    submission,
    [{ field: null, key: problemKeys[answer.reason], facts: { claim: claimId } }],
    { location, status: answer.reason === 'unknown-claim' ? 404 : 409 },
  )
})
