import 'server-only'
import { done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { staffHandler, type StaffVisit } from '#shop/staff/session/staff-handler.ts'
import { moveByHand, type MovementAnswer } from './mutations.ts'
import { movementInput } from './stock-input.ts'
import { stockProblemWords } from './stock-words.ts'

/** Moves stock by hand; the pages that show the product are named by whoever knows how pages are named. */
export function moveStockByHand(tagsOf: (productId: number) => string[]) {
  return staffHandler('stock:adjust', async (visit) => {
    const form = await readForm(visit.request, 'movement', movementInput)
    const { submission } = form
    if (!form.ok) return refuse(visit, submission, form.problems, form.status)
    const answer = await moveByHand(visit.staff, form.data, tagsOf)
    if (answer.ok) return done(submission, `/staff/stock/${form.data.variantId}?moved=${answer.onHand}`)
    return refuse(visit, submission, [problemOf(answer)], answer.reason === 'unknown' ? 404 : 409)
  })
}

function problemOf(answer: Exclude<MovementAnswer, { ok: true }>): Problem {
  switch (answer.reason) {
    case 'unknown':
      return { field: null, key: 'variantGone' }
    case 'nothing-to-count':
      return { field: 'quantity', key: 'nothingToCount' }
    case 'promised':
      return {
        field: 'quantity',
        key: 'promised',
        facts: { reserved: answer.reserved, onHand: answer.onHand },
      }
    case 'moved-meanwhile':
      return { field: 'quantity', key: 'movedMeanwhile', facts: { onHand: answer.onHand } }
  }
}

function refuse(
  { locale }: Pick<StaffVisit, 'locale'>,
  submission: Submission,
  problems: Problem[],
  status: number,
): Promise<Response> {
  const id = /^\d{1,9}$/.test(submission.values.variantId ?? '') ? submission.values.variantId : ''
  return invalid(submission, problems, {
    location: `/staff/stock/${id}`,
    status,
    translate: stockProblemWords(locale),
  })
}
