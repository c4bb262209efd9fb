import 'server-only'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import {
  articleAddress,
  articlesAddress,
  conflictPage,
  factsForm,
  sourceForm,
  textAddress,
} from '../address.ts'
import {
  articleFactsInput,
  chosenSubstances,
  newArticleInput,
  newSourceInput,
  pairedProductInput,
  sourceInput,
} from '../article-input.ts'
import { addSource, createSource, removeSource, type ChangedSources } from '../mutations/change-sources.ts'
import { changePairedProduct } from '../mutations/pair.ts'
import { createArticle, saveFacts } from '../mutations/save-article.ts'

/** Begins an article and leads to its text. */
export const beginArticle = staffHandler('articles:write', async (visit) => {
  const { staff, request } = visit
  const form = await readForm(request, 'new-article', newArticleInput)
  const { submission } = form
  const location = `${articlesAddress}/new`
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const created = await createArticle(staff, form.data)
  if (created.ok) return done(submission, textAddress(created.id, form.data.language))
  return refuseForm(visit, submission, [{ field: 'author', key: 'authorGone' }], { location })
})

/** Saves what is the same in every language. */
export const saveArticleFacts = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = articleAddress(id)
  const form = await readForm(request, factsForm(id), articleFactsInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const { version, author, publishedOn, reviewedOn } = form.data
  const substances = chosenSubstances(form.data)
  const saved = await saveFacts(staff, id, { version, author, publishedOn, reviewedOn, substances })
  if (saved.ok) return done(submission, `${location}?done=saved`)
  if (saved.reason === 'author-gone')
    return refuseForm(visit, submission, [{ field: 'author', key: 'authorGone' }], { location })
  const isOutdated = saved.reason === 'edited-meanwhile'
  const problem = { field: null, key: isOutdated ? 'editedMeanwhile' : 'articleGone' }
  return refuseForm(
    visit,
    submission,
    [problem],
    isOutdated ? conflictPage(location) : { location, status: 409 },
  )
})

const sourceProblems: Record<Exclude<ChangedSources, { ok: true }>['reason'], Problem> = {
  'article-gone': { field: null, key: 'articleGone' },
  'source-gone': { field: null, key: 'sourceGone' },
  'source-cited': { field: null, key: 'sourceCited' },
}

/** Puts a known source among those of the article, or takes one away. */
export const changeArticleSources = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = articleAddress(id)
  const form = await readForm(request, `sources-${id}`, sourceInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const { reference, action } = form.data
  const changed = await (action === 'add' ? addSource : removeSource)(staff, id, reference)
  if (changed.ok) return done(submission, `${location}?done=sources`)
  return refuseForm(visit, submission, [sourceProblems[changed.reason]], { location, status: 409 })
})

/** Writes down a new source for the article. */
export const createArticleSource = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = articleAddress(id)
  const form = await readForm(request, sourceForm(id), newSourceInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const created = await createSource(staff, id, form.data)
  if (created.ok) return done(submission, `${location}?done=sources`)
  const problem =
    created.reason === 'source-known'
      ? { field: 'doi', key: 'sourceKnown', facts: { source: created.referenceId } }
      : { field: null, key: 'articleGone' }
  return refuseForm(visit, submission, [problem], { location, status: 422 })
})

/** Pairs the article with a product by hand, or parts them. */
export const changeArticleProducts = staffHandler('articles:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = articleAddress(id)
  const form = await readForm(request, `products-${id}`, pairedProductInput)
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  if (await changePairedProduct(staff, id, form.data)) return done(submission, `${location}?done=products`)
  return refuseForm(visit, submission, [{ field: null, key: 'productGone' }], { location, status: 409 })
})
