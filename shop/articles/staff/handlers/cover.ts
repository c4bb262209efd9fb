import 'server-only'
import { database } from '#platform/database.ts'
import { acceptPicture, uploadLimit, type AcceptedPicture } from '#platform/pictures/accept-picture.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { articleAddress, coverForm } from '../address.ts'
import { coverInput, coverProblems, coverTexts, type CoverInput } from '../cover.ts'
import { removeCover, saveCover, type SavedCover } from '../mutations/save-cover.ts'
import { findStaffArticle } from '../queries/staff-articles.ts'
import type { StaffArticle } from '../staff-article.ts'

const reasons = {
  'article-gone': { problem: { field: null, key: 'articleGone' }, status: 409 },
  'no-cover': { problem: { field: 'picture', key: 'pictureMissing' }, status: 422 },
} as const

/** The picture that came along; none where only the words change. */
function pictureOf(file: File | null): Promise<AcceptedPicture> | null {
  return file && file.size > 0 ? acceptPicture(file) : null
}

type Outcome = { ok: true } | { ok: false; problems: Problem[]; status: number }

function outcomeOf(saved: SavedCover): Outcome {
  if (saved.ok) return saved
  const { problem, status } = reasons[saved.reason]
  return { ok: false, problems: [problem], status }
}

/** Saves what a form says, with the picture that came along, if one did. */
async function put(
  staff: StaffMember,
  article: StaffArticle,
  { fields, file }: { fields: CoverInput; file: File | null },
): Promise<Outcome> {
  const texts = coverTexts(fields)
  const published = article.texts.filter(({ status }) => status === 'published')
  const problems = coverProblems(
    texts,
    published.map(({ language }) => language),
  )
  if (problems.length > 0) return { ok: false, problems, status: 422 }
  const accepted = await pictureOf(file)
  if (accepted && !accepted.ok) return { ok: false, problems: [accepted.problem], status: accepted.status }
  const picture = accepted?.picture ?? null
  try {
    return outcomeOf(await saveCover(staff, article.id, { texts, picture }))
  } finally {
    await picture?.discard()
  }
}

/** Gives an article a cover, says anew what it shows, or takes it away. */
export const writeCover = staffHandler('media:write', async (visit) => {
  const { staff, request, params } = visit
  const id = rowIdOf(params.id)
  const location = articleAddress(id)
  const form = await readForm(request, coverForm(id), coverInput, { bytes: uploadLimit, file: 'picture' })
  const { submission } = form
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const article = await findStaffArticle(database(), staff, id)
  const wish = { fields: form.data, file: form.file }
  const outcome =
    article === null
      ? outcomeOf({ ok: false, reason: 'article-gone' })
      : form.data.action === 'remove'
        ? outcomeOf(await removeCover(staff, id))
        : await put(staff, article, wish)
  if (outcome.ok) return done(submission, `${location}?done=cover`)
  return refuseForm(visit, submission, outcome.problems, { location, status: outcome.status })
})
