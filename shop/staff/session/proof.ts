import 'server-only'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { hashToken } from '#platform/secrets.ts'
import { takePoints, type Flood } from '#platform/form-limit.ts'
import { forgetTries, type Limit } from '#platform/rate-limit.ts'
import { cookieOf } from '#platform/submission.ts'
import { endSession, freshenSession, spendCode } from '../mutations.ts'
import { findSession, isCodeSpent } from '../queries.ts'
import type { StaffMember } from '../staff-member.ts'
import { authentication } from './authentication.ts'

/** Tries for one account, whoever makes them (ASVS 6.3.1), and generous ones for an address that many may share. */
const accountTries: Limit = { name: 'staff-sign-in-account', points: 10, seconds: 900 }
const addressTries: Limit = { name: 'staff-sign-in-address', points: 100, seconds: 900 }

const freshMilliseconds = 10 * 60 * 1000

/** What a proof led to: cookies of a living session, a wish for the second factor, or nothing. */
export type Proof =
  | { ok: true; cookies: string[] }
  | { ok: true; isCodeWanted: true; cookies: string[] }
  | { ok: false; reason: 'wrong' }

/** Takes one try of the account's and of the address's; ten wrong ones close the account for a while to everybody. */
export function takeTry(account: string, clientAddress: string): Promise<Flood | null> {
  return takePoints([
    [addressTries, clientAddress],
    [accountTries, account],
  ])
}

/** After a right one the account's tries are counted anew. */
export function forgetAccountTries(account: string): Promise<void> {
  return forgetTries(accountTries, account)
}

async function readAnswer(response: Response): Promise<Record<string, unknown>> {
  return response.ok ? ((await response.json()) as Record<string, unknown>) : {}
}

/** Checks e-mail and password. Unknown people, wrong passwords and those who have left are told the same. */
export async function provePassword(
  request: Request,
  { email, password }: { email: string; password: string },
): Promise<Proof> {
  const response = await authentication().api.signInEmail({
    body: { email, password },
    headers: request.headers,
    asResponse: true,
  })
  const answer = await readAnswer(response)
  const cookies = response.headers.getSetCookie()
  if (answer.twoFactorRedirect === true) return { ok: true, isCodeWanted: true, cookies }
  if (typeof answer.token !== 'string') return { ok: false, reason: 'wrong' }
  // A password alone is no fresh proof, except where everybody knows it anyway.
  if (environment().isDemo)
    await freshenSession(database(), answer.token, new Date(Date.now() + freshMilliseconds))
  return { ok: true, cookies }
}

/** The name of the challenge in the browser's signed cookie; what is forged names nobody. */
function challengeOf(request: Request): string {
  return /^2fa-[\w-]+/.exec(cookieOf(request, challengeCookie()) ?? '')?.[0] ?? ''
}

/** The library's cookie of somebody whose password was right and whose second factor is awaited. */
export function challengeCookie(): string {
  return environment().shopUrl.protocol === 'https:' ? '__Host-staff.two_factor' : 'staff.two_factor'
}

/** Without the session somebody brings along: the library would take that for the proof of the password. */
function atTheDoor(request: Request): Headers {
  const headers = new Headers(request.headers)
  const isSession = (cookie: string) => cookie.trim().startsWith(`${cookieName('staff')}=`)
  const cookies = (headers.get('cookie') ?? '').split(';').filter((cookie) => !isSession(cookie))
  headers.set('cookie', cookies.join(';'))
  return headers
}

/** Checks the second factor after the password: a code of the clock, good once, or a recovery code. */
export async function proveCode(request: Request, code: string): Promise<Proof> {
  const isClock = /^\d{6}$/.test(code)
  // Asked before the library is: it would count the challenge as answered, and the person had to begin anew.
  if (isClock && (await isCodeSpent(database(), challengeOf(request), hashToken(code))))
    return { ok: false, reason: 'wrong' }
  const { api } = authentication()
  const given = { body: { code }, headers: atTheDoor(request), asResponse: true } as const
  const response = isClock ? await api.verifyTOTP(given) : await api.verifyBackupCode(given)
  const { token } = await readAnswer(response)
  const session = typeof token === 'string' ? await findSession(database(), { token }) : null
  if (!session) return { ok: false, reason: 'wrong' }
  if (isClock && !(await spendCode(database(), session.userId, hashToken(code)))) {
    await endSession(database(), session.id)
    return { ok: false, reason: 'wrong' }
  }
  await freshenSession(database(), session.token, new Date(Date.now() + freshMilliseconds))
  return { ok: true, cookies: response.headers.getSetCookie() }
}

/** Checks password and, where there is one, the second factor of somebody who is signed in. */
export async function proveAgain(
  request: Request,
  staff: StaffMember,
  { password, code }: { password: string; code: string | null },
): Promise<Proof> {
  const { api } = authentication()
  const { headers } = request
  const byPassword = await api.verifyPassword({ body: { password }, headers, asResponse: true })
  if (!byPassword.ok) return { ok: false, reason: 'wrong' }
  if (code !== null) {
    const byCode = await api.verifyTOTP({ body: { code }, headers, asResponse: true })
    if (!byCode.ok || !(await spendCode(database(), staff.id, hashToken(code))))
      return { ok: false, reason: 'wrong' }
  }
  const session = await findSession(database(), { id: staff.sessionId })
  if (!session) return { ok: false, reason: 'wrong' }
  await freshenSession(database(), session.token, new Date(Date.now() + freshMilliseconds))
  return { ok: true, cookies: [] }
}
