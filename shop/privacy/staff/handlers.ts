import 'server-only'
import { setCookie } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { keepForm } from '#platform/kept-form.ts'
import { done, readForm } from '#platform/submission.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { erasePerson, noteHandedOut } from './mutations.ts'
import { erasureInput, personInput } from './person.ts'
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
  return new Response(JSON.stringify(held, null, 2), {
    headers: {
      'cache-control': 'private, no-store',
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="personal-data-${held.at.toISOString().slice(0, 10)}.json"`,
    },
  })
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
