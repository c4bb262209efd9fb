import 'server-only'
import { roomProblemTranslator } from '#i18n/problem.ts'
import { done, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { moveByHand, type MovementAnswer } from './mutations.ts'
import { movementInput } from './stock-input.ts'

/** Moves stock by hand; the pages that show the product are named by whoever knows how pages are named. */
export function moveStockByHand(tagsOf: (productId: number) => string[]) {
  return staffHandler('stock:adjust', async (visit) => {
    const form = await readForm(visit.request, 'movement', movementInput)
    const { submission } = form
    const page = {
      location: stockPage(submission),
      translate: roomProblemTranslator(visit.locale, 'staff-stock'),
    }
    if (!form.ok) return refuseForm(visit, submission, form.problems, { ...page, status: form.status })
    const answer = await moveByHand(visit.staff, form.data, tagsOf)
    if (answer.ok) return done(submission, `/staff/stock/${form.data.variantId}?moved=${answer.onHand}`)
    const status = answer.reason === 'unknown' ? 404 : 409
    return refuseForm(visit, submission, [problemOf(answer)], { ...page, status })
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

function stockPage({ values }: Submission): string {
  const { variantId = '' } = values
  return `/staff/stock/${/^\d{1,9}$/.test(variantId) ? variantId : ''}`
}
