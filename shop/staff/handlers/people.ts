import 'server-only'
import type { z } from 'zod'
import { done, readForm } from '#platform/submission.ts'
import { inviteColleague, sendPasswordLink, withdrawInvitation } from '../mutations/invitations.ts'
import {
  changeRole,
  disablePerson,
  enablePerson,
  removeSecondFactor,
  type PersonChange,
} from '../mutations/people.ts'
import { invitationChoice, invitationInput, personInput, roleInput } from '../person-input.ts'
import { staffHandler } from '../session/staff-handler.ts'
import type { StaffMember } from '../staff-member.ts'
import { refuseForm } from '../session/answer.ts'

const people = '/staff/people'

const problemKeys = { unknown: 'personUnknown', yourself: 'notYourself', 'last-owner': 'lastOwner' } as const

/** Asks somebody to work here. */
export const invitePerson = staffHandler('staff:manage', async (visit) => {
  const form = await readForm(visit.request, 'invite', invitationInput)
  const page = { location: people }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const invited = await inviteColleague(visit.staff, form.data)
  if (!invited.ok) return refuseForm(visit, form.submission, [{ field: 'email', key: 'worksHere' }], page)
  return done(form.submission, `${people}?done=invited`)
})

/** Takes an open invitation back. */
export const withdraw = staffHandler('staff:manage', async (visit) => {
  const form = await readForm(visit.request, 'withdraw-invitation', invitationChoice)
  const page = { location: people }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const withdrawn = await withdrawInvitation(visit.staff, form.data.invitation)
  if (withdrawn.ok) return done(form.submission, `${people}?done=withdraw-invitation`)
  const problem = { field: null, key: 'invitationAnswered' }
  return refuseForm(visit, form.submission, [problem], { ...page, status: 409 })
})

function personHandler<Schema extends z.ZodType>(
  form: string,
  schema: Schema,
  change: (staff: StaffMember, data: z.output<Schema>) => Promise<PersonChange>,
) {
  return staffHandler('staff:manage', async (visit) => {
    const read = await readForm(visit.request, form, schema)
    const page = { location: people }
    if (!read.ok) return refuseForm(visit, read.submission, read.problems, { ...page, status: read.status })
    const changed = await change(visit.staff, read.data)
    if (!changed.ok)
      return refuseForm(visit, read.submission, [{ field: null, key: problemKeys[changed.reason] }], {
        ...page,
        status: 409,
      })
    return done(read.submission, `${people}?done=${form}`)
  })
}

export const giveRole = personHandler('role', roleInput, (staff, { person, role }) =>
  changeRole(staff, person, role),
)
export const dismiss = personHandler('dismiss', personInput, (staff, { person }) =>
  disablePerson(staff, person),
)
export const reinstate = personHandler('reinstate', personInput, (staff, { person }) =>
  enablePerson(staff, person),
)
export const sendLink = personHandler('send-link', personInput, (staff, { person }) =>
  sendPasswordLink(staff, person),
)
export const takeFactor = personHandler('take-factor', personInput, (staff, { person }) =>
  removeSecondFactor(staff, person),
)
