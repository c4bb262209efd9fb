import 'server-only'
import { isLanguage, type Language } from '#i18n/locale.ts'
import { keepFormUnder } from '#platform/kept-form.ts'
import { done, longFormLimit, readForm, type Problem } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { conflictPage, decisionForm, textAddress, textForm } from '../address.ts'
import { articleTextInput, confirmationInput, decisionInput, previewInput } from '../article-input.ts'
import { previewKey } from '../preview-key.ts'
import { decidePairing } from '../mutations/pair.ts'
import { confirmText, saveText, type SavedText, type TextPlace } from '../mutations/save-text.ts'

function placeOf(params: Record<string, string>): TextPlace {
  const language: Language = isLanguage(params.language ?? '') ? (params.language as Language) : 'en'
  return { id: rowIdOf(params.id), language }
}

function problemsOf(saved: Exclude<SavedText, { ok: true }>): Problem[] {
  if (saved.reason === 'not-publishable')
    return saved.hindrances.map(({ field, key, facts = {} }) => ({ field, key, facts }))
  if (saved.reason === 'slug-taken') return [{ field: 'slug', key: 'slugTaken' }]
  return [{ field: null, key: saved.reason === 'article-gone' ? 'articleGone' : 'editedMeanwhile' }]
}

/** Saves a text; who saves over somebody else's change is shown both. */
export const saveArticleText = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const place = placeOf(params)
  const location = textAddress(place.id, place.language)
  const form = await readForm(request, textForm(place.id, place.language), articleTextInput, longFormLimit)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const saved = await saveText(staff, place, form.data)
  if (saved.ok) return done(submission, `${location}?done=saved`)
  const isOutdated = saved.reason === 'edited-meanwhile'
  return refuseForm(visit, submission, problemsOf(saved), isOutdated ? conflictPage(location) : { location })
})

/** Keeps what is typed so far where the preview page finds it; nobody else sees it, nothing is saved. */
export const previewArticleText = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const place = placeOf(params)
  const location = textAddress(place.id, place.language)
  const form = await readForm(request, 'preview', previewInput, longFormLimit)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  await keepFormUnder(previewKey(staff, place), 'preview', form.data)
  return done(submission, `${location}/preview?typed=1`)
})

/** The translation still says what the other languages say. */
export const confirmArticleText = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const place = placeOf(params)
  const location = textAddress(place.id, place.language)
  const form = await readForm(request, 'confirm-text', confirmationInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  if (await confirmText(staff, place, form.data.version))
    return done(submission, `${location}?done=confirmed`)
  return refuseForm(visit, submission, [{ field: null, key: 'editedMeanwhile' }], { location, status: 409 })
})

/** The owner decides that this text may stand beside products (CLAIM-09). */
export const decideArticlePairing = staffHandler('articles:decide-pairing', async (visit) => {
  const { staff, request, params } = visit
  const place = placeOf(params)
  const location = textAddress(place.id, place.language)
  const form = await readForm(request, decisionForm(place.id, place.language), decisionInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const decided = await decidePairing(staff, place, form.data)
  if (decided.ok) return done(submission, `${location}?done=decided`)
  const key = decided.reason === 'article-gone' ? 'articleGone' : 'editedMeanwhile'
  return refuseForm(visit, submission, [{ field: null, key }], { location, status: 409 })
})
