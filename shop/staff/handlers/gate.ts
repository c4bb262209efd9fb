import 'server-only'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { isLanguage, languageOf, type Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { cookieName, setCookie } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { hashToken } from '#platform/secrets.ts'
import { cookieOf, done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { codeInput, confirmInput, languageInput, signInInput, signOutInput } from '../gate-input.ts'
import { changeLanguage, endSession } from '../mutations.ts'
import { hasSecondFactor } from '../queries.ts'
import { nothingThere } from '../session/answer.ts'
import { findStaffMember } from '../session/current-staff.ts'
import {
  challengeCookie,
  forgetAccountTries,
  proveAgain,
  proveCode,
  provePassword,
  takeTry,
} from '../session/proof.ts'
import { staffHandler } from '../session/staff-handler.ts'
import { workshopLocale } from '../staff-member.ts'
import { safeReturn, withReturn, workshop } from '../workshop-address.ts'

function localeOf(request: Request): Locale {
  const chosen = cookieOf(request, cookieName('staff-language')) ?? ''
  const asked = languageOf(negotiateLocale(request.headers.get('accept-language')))
  return workshopLocale({ language: isLanguage(chosen) ? chosen : asked })
}

interface Refusal {
  gate: string
  locale: Locale
  status?: number
  retryAfterSeconds?: number
}

function refuse(
  submission: Submission,
  problems: Problem[],
  { gate, locale, status = 422, ...refusal }: Refusal,
): Promise<Response> {
  const location = withReturn(gate, submission.values.back ?? '')
  return invalid(submission, problems, { location, translate: problemTranslator(locale), ...refusal, status })
}

/** Signs somebody in, or asks for the second factor; says the same for every kind of wrong (ASVS 6.3.8). */
export async function signIn(request: Request): Promise<Response> {
  const form = await readForm(request, 'sign-in', signInInput)
  const { submission } = form
  const refusal: Refusal = { gate: workshop.signIn, locale: localeOf(request) }
  if (!form.ok) return refuse(submission, form.problems, { ...refusal, status: form.status })
  const { email, password, back } = form.data
  const flood = await takeTry(email, submission.clientAddress)
  if (flood) {
    logger.warn({ account: hashToken(email) }, 'staff sign-in: too many tries')
    return refuse(submission, flood.problems, { ...refusal, ...flood })
  }
  const proof = await provePassword(request, { email, password })
  if (!proof.ok) {
    logger.warn({ account: hashToken(email) }, 'staff sign-in refused')
    return refuse(submission, [{ field: 'password', key: 'signIn' }], refusal)
  }
  await forgetAccountTries(email)
  if ('isCodeWanted' in proof) return done(submission, withReturn(workshop.code, back ?? ''), proof.cookies)
  return done(submission, safeReturn(back), proof.cookies)
}

/** Takes the second factor of somebody whose password was right. */
export async function signInWithCode(request: Request): Promise<Response> {
  const form = await readForm(request, 'sign-in-code', codeInput)
  const { submission } = form
  const refusal: Refusal = { gate: workshop.code, locale: localeOf(request) }
  if (!form.ok) return refuse(submission, form.problems, { ...refusal, status: form.status })
  // Which account it is stands in a signed cookie; who tries without one tries for nobody.
  const challenge = cookieOf(request, challengeCookie()) ?? 'none'
  const flood = await takeTry(`code ${challenge}`, submission.clientAddress)
  if (flood) return refuse(submission, flood.problems, { ...refusal, ...flood })
  const proof = await proveCode(request, form.data.code)
  if (!proof.ok) {
    logger.warn({}, 'staff sign-in: second factor refused')
    return refuse(submission, [{ field: 'code', key: 'code' }], refusal)
  }
  return done(submission, safeReturn(form.data.back), proof.cookies)
}

/** Asks once more who it is, before what cannot be undone. */
export const confirmIdentity = staffHandler('account:manage-own', async ({ staff, request, locale }) => {
  const form = await readForm(request, 'confirm', confirmInput)
  const { submission } = form
  const refusal: Refusal = { gate: workshop.confirm, locale }
  if (!form.ok) return refuse(submission, form.problems, { ...refusal, status: form.status })
  const { password, code, back } = form.data
  const withCode = await hasSecondFactor(database(), staff)
  if (!withCode && !environment().isDemo)
    return refuse(submission, [{ field: null, key: 'secondFactorFirst' }], refusal)
  // Counted apart from the door: there a right password gives all tries back, and wrong ones close it to everybody.
  const account = `confirm ${staff.id}`
  const flood = await takeTry(account, submission.clientAddress)
  if (flood) return refuse(submission, flood.problems, { ...refusal, ...flood })
  const proof = await proveAgain(request, staff, { password, code: withCode ? (code ?? '') : null })
  if (!proof.ok) {
    logger.warn({ staff: staff.id }, 'staff confirmation refused')
    return refuse(submission, [{ field: 'password', key: withCode ? 'proof' : 'signIn' }], refusal)
  }
  await forgetAccountTries(account)
  return done(submission, safeReturn(back))
})

/** For forms that stand on every page. */
function refuseAtHome(
  request: Request,
  { submission, problems, status }: { submission: Submission; problems: Problem[]; status: number },
): Promise<Response> {
  return refuse(submission, problems, { gate: workshop.home, locale: localeOf(request), status })
}

/** Ends the session on the server and in the browser. */
export async function signOut(request: Request): Promise<Response> {
  const form = await readForm(request, 'sign-out', signOutInput)
  const { submission } = form
  if (!form.ok) return refuseAtHome(request, form)
  const staff = await findStaffMember(request.headers)
  if (staff) await endSession(database(), staff.sessionId)
  return done(submission, workshop.signIn, [setCookie('staff', '', 0)])
}

/** The workshop speaks this person's language from now on. */
export async function chooseLanguage(request: Request): Promise<Response> {
  const form = await readForm(request, 'language', languageInput)
  const { submission } = form
  if (!form.ok) return refuseAtHome(request, form)
  const { language, back } = form.data
  const staff = await findStaffMember(request.headers)
  if (staff) await changeLanguage(database(), staff, language)
  return done(submission, safeReturn(back), [setCookie('staff-language', language, 365 * 24 * 3600)])
}

/** An address that names nothing is answered by ours: what is sent to it never reaches the part that makes pages. */
export const unknownAddress = staffHandler('workshop:enter', async () => nothingThere())
