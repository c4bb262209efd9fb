import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { takePoints } from '#platform/form-limit.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { mailboxOf } from '#shop/input/field.ts'
import { heldDataFile } from './held-data.ts'
import { confirmPrivacyRequest, noteCopied, recordPrivacyRequest } from './mutations.ts'
import { privacyLinkInput, privacyRequestInput } from './privacy-request.ts'
import { collectHeldData, findCopyOwner } from './queries.ts'
import { requestOfToken } from './session.ts'

export const privacyRequestForm = 'privacy-request'

/** An address typed by somebody unknown gets few mails a day, and few are sent on behalf of one client (decision 10). */
const perEmail: Limit = { name: 'privacy-email', points: 3, seconds: 24 * 60 * 60 }
const perAddress: Limit = { name: 'privacy-address', points: 30, seconds: 600 }
const linksPerAddress: Limit = { name: 'privacy-link-address', points: 60, seconds: 600 }
/** Gathering all that is held costs more than reading a page. */
const copiesPerRequest: Limit = { name: 'privacy-copy', points: 10, seconds: 3600 }

interface Refusal {
  problems: Problem[]
  status: number
  retryAfterSeconds?: number
}

function refuse(submission: Submission, { problems, ...refusal }: Refusal): Promise<Response> {
  const locale = formLocale(submission)
  const page = { location: addressOf(locale, 'yourData'), translate: problemTranslator(locale) }
  return invalid(submission, problems, { ...page, ...refusal })
}

const gone: Refusal = { problems: [{ field: null, key: 'privacyLinkGone' }], status: 404 }

/** Mails the link that proves an address; every address is answered alike, and the same work is done for it. */
export async function askAboutData(request: Request): Promise<Response> {
  const form = await readForm(request, privacyRequestForm, privacyRequestInput)
  const { submission } = form
  if (!form.ok) return refuse(submission, form)
  const flood = await takePoints([[perAddress, submission.clientAddress]])
  if (flood) return refuse(submission, flood)
  if ((await withinLimit(perEmail, mailboxOf(form.data.email))).ok) await recordPrivacyRequest(form.data)
  return done(submission, `${addressOf(form.data.locale, 'yourData')}?sent=1`)
}

/** The button behind the link: a mail program that opens links by itself proves nothing. */
export async function confirmRequest(request: Request): Promise<Response> {
  const form = await readForm(request, 'privacy-link', privacyLinkInput)
  const { submission } = form
  if (!form.ok) return refuse(submission, form)
  const flood = await takePoints([[linksPerAddress, submission.clientAddress]])
  if (flood) return refuse(submission, flood)
  const { locale, token } = form.data
  const id = requestOfToken(token)
  if (id === null || !(await confirmPrivacyRequest(id))) return refuse(submission, gone)
  return done(submission, addressOf(locale, 'yourRequest', { token }))
}

/** The copy that was granted, to whoever holds the link of the mail. */
export async function fetchCopy(request: Request): Promise<Response> {
  const form = await readForm(request, 'privacy-link', privacyLinkInput)
  const { submission } = form
  if (!form.ok) return refuse(submission, form)
  const id = requestOfToken(form.data.token)
  const flood = await takePoints([
    [linksPerAddress, submission.clientAddress],
    [copiesPerRequest, id ?? 'none'],
  ])
  if (flood) return refuse(submission, flood)
  const email = id === null ? null : await findCopyOwner(database(), id)
  if (id === null || email === null) return refuse(submission, gone)
  const held = await collectHeldData(database(), email)
  await noteCopied(id)
  return heldDataFile(held)
}
