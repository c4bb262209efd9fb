import 'server-only'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { conflictPage, figureForm, figureRemovalForm, sourceAddress, sourceChangeForm } from '../address.ts'
import { removeFigure, saveFigure, type SavedFigure } from '../mutations/save-figure.ts'
import { saveSource, type SavedSource } from '../mutations/save-source.ts'
import { figureInput, figureRemovalInput, sourceChangeInput } from '../source-input.ts'

type Refused = Exclude<SavedSource | SavedFigure, { ok: true }>

const keys = {
  'source-gone': { field: null, key: 'sourceGone' },
  'figure-gone': { field: null, key: 'figureGone' },
  'edited-meanwhile': { field: null, key: 'editedMeanwhile' },
  'figure-known': { field: 'figure', key: 'figureKnown' },
  'figure-shown': { field: null, key: 'figureShown' },
} as const

/** Why it was refused; `fields` says where the words in a language were typed. */
function problemsOf(refused: Refused, field: 'note' | 'title'): Problem[] {
  if (refused.reason === 'unlawful')
    return refused.findings.map(({ language, finding: { words, rule } }) => {
      return { field: `${field}-${language}`, key: 'copyFindingOpen', facts: { words, rule } }
    })
  if (refused.reason === 'source-known')
    return [{ field: 'doi', key: 'sourceKnown', facts: { source: refused.referenceId } }]
  return [keys[refused.reason]]
}

function placeOf(params: Record<string, string>) {
  const place = { articleId: rowIdOf(params.id), referenceId: params.source ?? '' }
  return { place, location: sourceAddress(place.articleId, place.referenceId) }
}

function pageAfter({ reason }: Refused, location: string) {
  if (reason === 'edited-meanwhile') return conflictPage(location)
  return { location, status: reason === 'unlawful' || reason.endsWith('known') ? 422 : 409 }
}

/** Mends a source; who saves over somebody else's change is shown both. */
export const changeSource = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const { place, location } = placeOf(params)
  const form = await readForm(request, sourceChangeForm(place.referenceId), sourceChangeInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const saved = await saveSource(staff, place, form.data)
  if (saved.ok) return done(submission, `${location}?done=source`)
  return refuseForm(visit, submission, problemsOf(saved, 'note'), pageAfter(saved, location))
})

/** Draws a figure from the source, or mends one. */
export const changeFigure = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const { place, location } = placeOf(params)
  const form = await readForm(request, 'figure', figureInput)
  const { values } = form.submission
  const isNew = values.version === '0'
  const submission = {
    ...form.submission,
    form: figureForm(place.referenceId, isNew ? '' : (values.figure ?? '').slice(0, 60)),
  }
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const saved = await saveFigure(staff, place, form.data)
  if (saved.ok) return done(submission, `${location}?done=figure`)
  return refuseForm(visit, submission, problemsOf(saved, 'title'), pageAfter(saved, location))
})

/** Takes a figure away that no text shows. */
export const takeFigureAway = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const { place, location } = placeOf(params)
  const form = await readForm(request, figureRemovalForm(place.referenceId), figureRemovalInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const removed = await removeFigure(staff, place, form.data.figure)
  if (removed.ok) return done(submission, `${location}?done=figure`)
  return refuseForm(visit, submission, problemsOf(removed, 'title'), { location, status: 409 })
})
