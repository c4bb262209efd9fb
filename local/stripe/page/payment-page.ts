import type { IncomingMessage, ServerResponse } from 'node:http'
import { idOf } from '../identifiers.ts'
import { beginAttempt, declineNamed, pay, refuseAttempt, type PaymentOutcome } from '../objects/payments.ts'
import { chooseShippingRate } from '../objects/sessions.ts'
import { readBody } from '../requests/answer.ts'
import type { Attempt, StoredSession } from '../state.ts'
import type { World } from '../world.ts'
import { bankContent, challengeContent, closedContent, missingContent } from './notice-view.ts'
import { pageDocument, styleHash } from './layout.ts'
import type { Markup } from './html.ts'
import { attemptFrom, type Step } from './payment-attempt.ts'
import { checkForm, readTyped, type Problem, type Typed } from './payment-form.ts'
import { paymentContent } from './payment-view.ts'
import { pageLanguage, speaker, type TextKey } from './texts.ts'

interface Visit {
  world: World
  stored: StoredSession
  acceptLanguage: string | undefined
  response: ServerResponse
}

const address = /^\/pay\/(cs_[A-Za-z0-9_]+)(?:\/(shipping|challenge|bank))?$/
const delayedSeconds = 20

/** Stripe's hosted page, for people: forms and redirects, no script. */
export async function handlePage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, id = '', step] = address.exec(new URL(request.url ?? '/', world.url).pathname) ?? []
  const form = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : null
  world.agenda.runDue()
  const stored = world.state.sessions.get(id)
  const acceptLanguage = request.headers['accept-language']
  if (stored === undefined) return sendMissing(world, acceptLanguage, response)
  const visit: Visit = { world, stored, acceptLanguage, response }
  return form === null ? show(visit, step) : take(visit, step, form)
}

function show(visit: Visit, step: string | undefined): void {
  if (visit.stored.session.status !== 'open') return showClosed(visit)
  return step === 'challenge' || step === 'bank' ? showStep(visit, step) : showPayment(visit, {})
}

function take(visit: Visit, step: string | undefined, form: URLSearchParams): void {
  const { world, stored } = visit
  if (stored.session.status !== 'open') return leave(visit)
  if (step === 'challenge' || step === 'bank') return endStep(visit, step, form.get('outcome') ?? '')
  if (step === undefined) return submit(visit, readTyped(form))
  chooseShippingRate(world, stored, form.get('shipping_rate') ?? '')
  return leave(visit)
}

function submit(visit: Visit, typed: Typed): void {
  const { world, stored } = visit
  const { session } = stored
  const checked = checkForm(typed, {
    methods: session.payment_method_types,
    knownEmail: session.customer_email,
    now: world.clock.now(),
  })
  if (!checked.ok) return showPayment(visit, { status: 422, typed, problems: checked.problems })
  const step: Step = attemptFrom(checked.form)
  if (step.kind === 'elsewhere') {
    beginAttempt(world, stored, step.attempt)
    return redirect(visit, `/pay/${session.id}/${step.attempt.page}`)
  }
  pay(world, stored, step.payer, step.outcome)
  if (step.outcome.kind === 'declined') return showPayment(visit, { status: 402, typed })
  return leave(visit)
}

function showStep(visit: Visit, step: 'challenge' | 'bank'): void {
  const { attempt } = visit.stored
  if (attempt?.page !== step) return redirect(visit, `/pay/${visit.stored.session.id}`)
  const view = noticeView(visit)
  const content = step === 'challenge' ? challengeContent(view) : bankContent(view, attempt.payer.method)
  const title = step === 'challenge' ? 'challengeTitle' : 'pageTitle'
  sendPage(visit, { status: 200, title, content, back: false })
}

function endStep(visit: Visit, step: 'challenge' | 'bank', choice: string): void {
  const { world, stored } = visit
  const { attempt } = stored
  if (attempt?.page === step) {
    const outcome = chosenOutcome(attempt, choice)
    if (outcome !== null) pay(world, stored, attempt.payer, outcome)
    else if (choice === 'fail') {
      refuseAttempt(world, stored, step === 'challenge' ? 'authentication_failed' : 'payment_failed')
    }
  }
  return leave(visit)
}

function chosenOutcome({ decline, trait }: Attempt, choice: string): PaymentOutcome | null {
  switch (choice) {
    case 'complete':
    case 'authorise':
      if (decline !== null) return { kind: 'declined', decline: declineNamed(decline) }
      return { kind: 'succeeded', trait }
    case 'later':
      return { kind: 'processing', later: 'succeeded', afterSeconds: delayedSeconds }
    case 'later-fail':
      return { kind: 'processing', later: 'failed', afterSeconds: delayedSeconds }
    default:
      return null
  }
}

/** Where the shopper goes from here: to the merchant once the session is complete, else back to the page. */
function leave(visit: Visit): void {
  const { session } = visit.stored
  redirect(visit, session.status === 'complete' ? (successUrl(visit.stored) ?? '/') : `/pay/${session.id}`)
}

interface Shown {
  status?: number
  typed?: Typed
  problems?: Problem[]
}

function showPayment(
  visit: Visit,
  { status = 200, typed = readTyped(new URLSearchParams()), problems = [] }: Shown,
): void {
  const { stored } = visit
  const { language, say } = speech(visit)
  const name = stored.lastDecline
  const decline = name === null ? null : say(`decline_${declineNamed(name)}` satisfies TextKey)
  const content = paymentContent({ say, language, stored, typed, problems, decline })
  sendPage(visit, { status, title: 'pageTitle', content, back: true, failed: status !== 200 })
}

function showClosed(visit: Visit): void {
  const { world, stored } = visit
  const { session } = stored
  const intent = world.state.paymentIntents.get(idOf(session.payment_intent) ?? '')
  const failed = session.status === 'complete' && intent?.status === 'requires_payment_method'
  const expired = session.status === 'expired'
  const next = expired ? session.cancel_url : successUrl(stored)
  const title = expired ? 'expiredTitle' : failed ? 'failedTitle' : 'pageTitle'
  sendPage(visit, {
    status: expired ? 410 : 200,
    title,
    content: closedContent(noticeView(visit), next, failed),
    back: false,
  })
}

function sendMissing(world: World, acceptLanguage: string | undefined, response: ServerResponse): void {
  const language = pageLanguage(null, acceptLanguage)
  const say = speaker(language)
  const page = { language, say, merchant: world.merchantName, backUrl: null }
  const body = pageDocument({ ...page, title: say('missingTitle'), content: missingContent(say) })
  response.writeHead(404, pageHeaders([]))
  response.end(body)
}

interface Sent {
  status: number
  title: TextKey
  content: Markup
  back: boolean
  failed?: boolean
}

function sendPage(visit: Visit, { status, title, content, back, failed = false }: Sent): void {
  const { stored, response } = visit
  const { language, say } = speech(visit)
  const merchant = merchantOf(visit)
  const { cancel_url: cancelUrl, success_url: doneUrl } = stored.session
  const backUrl = back ? cancelUrl : null
  const plainTitle = say(title, { merchant })
  const shownTitle = failed ? say('problemsTitle', { title: plainTitle }) : plainTitle
  response.writeHead(status, pageHeaders([cancelUrl, doneUrl]))
  response.end(pageDocument({ language, say, merchant, backUrl, title: shownTitle, content }))
}

// A browser applies form-action to the redirect after the form, too: the merchant's own addresses must be in it.
function pageHeaders(destinations: readonly (string | null)[]): Record<string, string> {
  const origins = destinations.flatMap((url) => (url === null ? [] : [new URL(url).origin]))
  const formAction = [...new Set(["'self'", ...origins])].join(' ')
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src ${styleHash}; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  }
}

function redirect({ response }: Visit, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': '0' })
  response.end()
}

function successUrl({ session }: StoredSession): string | null {
  return session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null
}

function speech({ stored, acceptLanguage }: Visit) {
  const language = pageLanguage(stored.session.locale, acceptLanguage)
  return { language, say: speaker(language) }
}

function noticeView(visit: Visit) {
  return { ...speech(visit), merchant: merchantOf(visit), stored: visit.stored }
}

function merchantOf({ world, stored }: Visit): string {
  return stored.session.branding_settings?.display_name ?? world.merchantName
}
