import 'server-only'
import { done, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { staffHandler, type StaffVisit } from '#shop/staff/session/staff-handler.ts'
import { momentOf } from '../local-moment.ts'
import {
  recordDecision,
  setArchived,
  setPublication,
  type PublicationAnswer,
} from '../mutations/publish-product.ts'
import { archiveInput, decisionInput, publicationInput } from '../product-input.ts'
import { archiveForm, decisionForm, productPlaces, publicationForm } from '../product-places.ts'
import { obstacleProblems, refuseProductForm } from './answer-product.ts'

/** Publishes the texts of a language now or later, or takes them back; a refusal lists what is missing. */
export const publishProduct = staffHandler('products:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const form = await readForm(request, publicationForm(id), publicationInput)
  const { submission } = form
  const location = productPlaces.editor(id)
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  const { version, language, action } = form.data
  const now = new Date()
  const planned = action === 'schedule' ? momentOf(form.data.from ?? '') : now
  if (planned === null || (action === 'schedule' && planned <= now))
    return refuseProductForm(visit, submission, [{ field: 'from', key: 'futureMoment' }], { location })
  const from = action === 'withdraw' ? null : planned
  return answerChange(
    visit,
    submission,
    id,
    await setPublication(staff, { id, version, language, from, now }),
  )
})

/** Takes a product out of the shop for good, or back as a draft. */
export const archiveProduct = staffHandler('products:archive', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const form = await readForm(request, archiveForm(id), archiveInput)
  const { submission } = form
  if (!form.ok)
    return refuseProductForm(visit, submission, form.problems, {
      location: productPlaces.editor(id),
      status: form.status,
    })
  const { version, action } = form.data
  const wish = { id, version, isArchived: action === 'archive', now: new Date() }
  return answerChange(visit, submission, id, await setArchived(staff, wish))
})

function answerChange(
  visit: StaffVisit,
  submission: Submission,
  id: number,
  answer: PublicationAnswer,
): Promise<Response> | Response {
  const location = productPlaces.editor(id)
  if (answer.ok) return done(submission, `${location}?saved=${answer.version}`)
  const status = { unknown: 404, 'edited-meanwhile': 409, 'not-publishable': 422 }[answer.reason]
  const problems: Problem[] =
    answer.reason === 'not-publishable'
      ? obstacleProblems(answer.obstacles, answer.record.variants)
      : [{ field: null, key: answer.reason === 'unknown' ? 'productGone' : 'editedMeanwhile' }]
  return refuseProductForm(visit, submission, problems, { location, status })
}

/** Records what was decided where the law leaves a decision, with the reason. */
export const decideOnProduct = staffHandler('products:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = productPlaces.editor(id)
  const form = await readForm(request, decisionForm(id), decisionInput)
  const { submission } = form
  if (!form.ok) return refuseProductForm(visit, submission, form.problems, { location, status: form.status })
  const answer = await recordDecision(staff, { id, ...form.data, now: new Date() })
  if (answer.ok) return done(submission, `${location}#publication`)
  const key = answer.reason === 'unknown' ? 'nothingToDecide' : 'ownerDecides'
  return refuseProductForm(visit, submission, [{ field: null, key }], {
    location,
    status: answer.reason === 'unknown' ? 409 : 403,
  })
})
