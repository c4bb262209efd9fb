import 'server-only'
import { setCookie } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { keepForm } from '#platform/kept-form.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { findActorName } from '#shop/staff/queries.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { heldDataFile } from '../held-data.ts'
import { answerPrivacyRequest, erasePerson, noteHandedOut, type PrivacyAnswer } from './mutations.ts'
import { erasureInput, personInput, privacyAnswerInput } from './person.ts'
import { findHeldData } from './queries.ts'

const location = '/staff/privacy'
const lookUp = 'privacy-look-up'

/** Leads to the page that shows what is held. The address of the person is in no address of a page, and in no log. */
export const lookUpPerson = staffHandler('privacy:handle', async (visit) => {
  const form = await readForm(visit.request, lookUp, personInput)
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { location, status: form.status })
  const token = await keepForm(lookUp, { email: form.data.email }, [])
  return done(form.submission, location, [setCookie('form', token, 900)])
})

/** Everything that is held about a person, as a file. */
export const exportPerson = staffHandler('privacy:handle', async (visit) => {
  const form = await readForm(visit.request, 'privacy-export', personInput)
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { location, status: form.status })
  const held = await findHeldData(database(), visit.staff, form.data.email)
  await noteHandedOut(visit.staff, held)
  return heldDataFile(held)
})

/** Erases a person; the page tells numbers alone. */
export const erasePersonForGood = staffHandler('privacy:handle', async (visit) => {
  const form = await readForm(visit.request, 'privacy-erase', erasureInput)
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { location, status: form.status })
  const { orders, comments, letters, receipts, open } = await erasePerson(visit.staff, form.data.email)
  const told = { done: 'erased', orders, comments, letters, receipts: receipts.length, open: open.length }
  const query = new URLSearchParams(Object.entries(told).map(([name, value]) => [name, String(value)]))
  return done(form.submission, `${location}?${query.toString()}`)
})

async function problemOf(answer: Extract<PrivacyAnswer, { ok: false }>): Promise<Problem> {
  switch (answer.reason) {
    case 'words-needed':
      return { field: 'words', key: 'required' }
    case 'not-over':
      return { field: 'outcome', key: 'notOverYet', facts: { count: answer.open } }
    case 'answered': {
      const name = (await findActorName(database(), answer.answeredBy)) ?? '–'
      return { field: null, key: 'privacyAnswered', facts: { name, outcome: answer.outcome ?? '' } }
    }
    case 'unknown':
      return { field: null, key: 'editedMeanwhile' }
  }
}

/** Answers a request that somebody proved by the link in their mail, and does what was asked. */
export const answerPerson = staffHandler('privacy:handle', async (visit) => {
  const id = visit.params.id ?? ''
  const back = `${location}/${encodeURIComponent(id)}`
  const form = await readForm(visit.request, 'privacy-answer', privacyAnswerInput)
  if (!form.ok)
    return refuseForm(visit, form.submission, form.problems, { location: back, status: form.status })
  const answer = await answerPrivacyRequest(visit.staff, { id, ...form.data })
  if (!answer.ok) {
    const status = answer.reason === 'words-needed' ? 422 : 409
    return refuseForm(visit, form.submission, [await problemOf(answer)], { location: back, status })
  }
  return done(form.submission, `${back}?done=answered`)
})
