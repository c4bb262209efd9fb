import 'server-only'
import { problemTranslator } from '#i18n/problem.ts'
import { isLanguage, languageOf } from '#i18n/locale.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { database } from '#platform/database.ts'
import { hashToken, randomToken } from '#platform/secrets.ts'
import { done, invalid, readForm, type Submission } from '#platform/submission.ts'
import { takePoints } from '#platform/form-limit.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { encode } from 'uqr'
import { acceptInvitation } from '../mutations/invitations.ts'
import { endStaffSession, noteSecondFactor, storePassword } from '../mutations/people.ts'
import { spendCode } from '../mutations.ts'
import { isGuessable } from '../password.ts'
import {
  acceptanceInput,
  factorCodeInput,
  factorStartInput,
  passwordChangeInput,
  sessionInput,
} from '../person-input.ts'
import { findInvitation } from '../queries.ts'
import { authentication } from '../session/authentication.ts'
import { invitationOf } from '../session/invitation-link.ts'
import { takeTry } from '../session/proof.ts'
import { staffHandler, type StaffVisit } from '../session/staff-handler.ts'
import { workshopLocale } from '../staff-member.ts'
import { workshop } from '../workshop-address.ts'
import { refuseForm } from '../session/answer.ts'

const account = '/staff/account'
const acceptances: Limit = { name: 'staff-invitation', points: 60, seconds: 3600 }

interface OpenInvitation {
  id: string
  email: string
  language: string
}

/** The living invitation that a link is about. */
async function invitationBy(token: string): Promise<OpenInvitation | null> {
  const id = invitationOf(token)
  const found = id ? await findInvitation(database(), id) : null
  return id && found ? { id, ...found } : null
}

function acceptancePage(request: Request, token: string, invitation: OpenInvitation | null) {
  const language = invitation?.language ?? ''
  const asked = languageOf(negotiateLocale(request.headers.get('accept-language')))
  const locale = workshopLocale({ language: isLanguage(language) ? language : asked })
  return {
    location: `/staff/invitation/${encodeURIComponent(token)}`,
    translate: problemTranslator(locale),
  }
}

/** Somebody who holds a living link chooses a password. */
export async function acceptWork(request: Request): Promise<Response> {
  const form = await readForm(request, 'invitation', acceptanceInput)
  const { submission } = form
  const token = submission.values.token ?? ''
  const invitation = await invitationBy(token)
  const page = acceptancePage(request, token, invitation)
  if (!form.ok) return invalid(submission, form.problems, { ...page, status: form.status })
  const flood = await takePoints([[acceptances, submission.clientAddress]])
  if (flood) return invalid(submission, flood.problems, { ...page, ...flood })
  const gone = () => invalid(submission, [{ field: null, key: 'invitationGone' }], { ...page, status: 410 })
  if (!invitation) return gone()
  const { name, password } = form.data
  if (isGuessable(password, { name, email: invitation.email }))
    return invalid(submission, [{ field: 'password', key: 'guessable' }], page)
  const { password: passwords } = await authentication().$context
  const accepted = await acceptInvitation({
    invitationId: invitation.id,
    name,
    passwordHash: await passwords.hash(password),
    newUserId: randomToken(),
  })
  return accepted.ok ? done(submission, workshop.signIn) : gone()
}

/** Whoever holds somebody's session may not guess the password or a code there. */
async function tooManyTries(visit: StaffVisit, submission: Submission): Promise<Response | null> {
  const flood = await takeTry(visit.staff.email, submission.clientAddress)
  return flood && refuseForm(visit, submission, flood.problems, { location: account, ...flood })
}

/** Ends a session of one's own, or, for the owner, of anybody's. */
export const endOwnSession = staffHandler('account:manage-own', async (visit) => {
  const form = await readForm(visit.request, 'end-session', sessionInput)
  const page = { location: account }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const ended = await endStaffSession(visit.staff, form.data.session)
  if (!ended.ok)
    return refuseForm(visit, form.submission, [{ field: null, key: 'sessionGone' }], { ...page, status: 404 })
  return done(form.submission, account)
})

/** Takes a new password from somebody who knows the old one. */
export const changePassword = staffHandler('account:manage-own', async (visit) => {
  const { staff, request } = visit
  const form = await readForm(request, 'password', passwordChangeInput)
  const page = { location: account }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const { current, password } = form.data
  const tired = await tooManyTries(visit, form.submission)
  if (tired) return tired
  const { api, $context } = authentication()
  const isRight = await api.verifyPassword({
    body: { password: current },
    headers: request.headers,
    asResponse: true,
  })
  if (!isRight.ok)
    return refuseForm(visit, form.submission, [{ field: 'current', key: 'wrongPassword' }], page)
  if (isGuessable(password, staff))
    return refuseForm(visit, form.submission, [{ field: 'password', key: 'guessable' }], page)
  const { password: passwords } = await $context
  await storePassword(staff, await passwords.hash(password))
  return done(form.submission, `${account}?done=password`)
})

/** Begins a second factor: the secret to scan and the recovery codes, shown this once to whoever knows the password. */
export const startSecondFactor = staffHandler('account:manage-own', async (visit) => {
  const { request } = visit
  const form = await readForm(request, 'factor', factorStartInput)
  const page = { location: account }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const tired = await tooManyTries(visit, form.submission)
  if (tired) return tired
  const begun = await authentication().api.enableTwoFactor({
    body: { password: form.data.password },
    headers: request.headers,
    asResponse: true,
  })
  if (!begun.ok)
    return refuseForm(visit, form.submission, [{ field: 'password', key: 'wrongPassword' }], page)
  const { totpURI, backupCodes } = (await begun.json()) as { totpURI: string; backupCodes: string[] }
  const { data, size } = encode(totpURI)
  const modules = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return Response.json(
    { factor: { path: modules.join(''), size, secret, recoveryCodes: backupCodes } },
    { headers: { 'cache-control': 'no-store' } },
  )
})

/** Ends the set-up with the first code of the new factor. */
export const finishSecondFactor = staffHandler('account:manage-own', async (visit) => {
  const { staff, request } = visit
  const form = await readForm(request, 'factor-code', factorCodeInput)
  const page = { location: account }
  if (!form.ok) return refuseForm(visit, form.submission, form.problems, { ...page, status: form.status })
  const tired = await tooManyTries(visit, form.submission)
  if (tired) return tired
  const { code } = form.data
  const verified = await authentication().api.verifyTOTP({
    body: { code },
    headers: request.headers,
    asResponse: true,
  })
  if (!verified.ok || !(await spendCode(database(), staff.id, hashToken(code))))
    return refuseForm(visit, form.submission, [{ field: 'code', key: 'code' }], page)
  await noteSecondFactor(staff)
  return done(form.submission, `${account}?done=factor`, verified.headers.getSetCookie())
})
