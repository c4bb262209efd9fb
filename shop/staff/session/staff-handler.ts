import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { isOwnOrigin } from '#platform/submission.ts'
import { mayDo, type Permission } from '../permission.ts'
import { workshopLocale, type StaffMember } from '../staff-member.ts'
import { safeReturn, withReturn, workshop } from '../workshop-address.ts'
import { findStaffMember } from './current-staff.ts'

/** A request of somebody who may make it. */
export interface StaffVisit {
  staff: StaffMember
  request: Request
  /** Of the address, e.g. `id`. */
  params: Record<string, string>
  locale: Locale
}

interface RouteContext {
  /** Undefined for an address without parameters. */
  params: Promise<Record<string, string | string[] | undefined> | undefined>
}

/** A route handler that knows who may use it; the matrix test reads `permission`. */
export interface StaffHandler {
  (request: Request, context: RouteContext): Promise<Response>
  permission: Permission
}

/** What stands in the address, as the database can look for it; what cannot be read stays as it is and names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('\0', '').toWellFormed()
  } catch {
    return part
  }
}

/** The page the form stood on: where somebody is led back to after signing in or confirming. */
function pageOf(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return workshop.home
  const { pathname, search } = new URL(referer)
  return safeReturn(pathname + search)
}

/** With a script the page stays as it is, so that nothing typed is lost; without one the browser is led to the gate. */
function led(request: Request, status: 401 | 403, location: string, message: string): Response {
  if (wantsJson(request)) return refused(request, message, status)
  return new Response(null, { status: 303, headers: { 'cache-control': 'no-store', location } })
}

function wantsJson(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('application/json')
}

function refused(request: Request, message: string, status: 401 | 403 = 403): Response {
  const headers = { 'cache-control': 'no-store' }
  if (wantsJson(request)) return Response.json({ problems: [{ field: null, message }] }, { status, headers })
  return new Response(`${message}\n`, {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  })
}

/** Why this request goes no further, if it does not. */
function refusalOf(request: Request, staff: StaffMember | null, permission: Permission): Response | null {
  const translate = problemTranslator(staff ? workshopLocale(staff) : 'en-NL')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead && !isOwnOrigin(request)) return refused(request, translate({ key: 'origin' }))
  if (!staff)
    return led(request, 401, withReturn(workshop.signIn, pageOf(request)), translate({ key: 'signInFirst' }))
  const answer = mayDo(staff, permission, new Date())
  if (answer.ok) return null
  if (answer.reason === 'stale')
    return led(
      request,
      403,
      withReturn(workshop.confirm, pageOf(request)),
      translate({ key: 'confirmFirst' }),
    )
  const path = new URL(request.url, environment().shopUrl).pathname
  logger.warn({ staff: staff.id, permission, path }, 'refused by role')
  return refused(request, translate({ key: 'notYourRole' }))
}

async function parametersOf(context: RouteContext): Promise<Record<string, string>> {
  const given = Object.entries((await context.params) ?? {})
  return Object.fromEntries(
    given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, decoded(value)]] : [])),
  )
}

/**
 * Lets in who may do this now (ASVS 8.2.1, 8.3.1): own origin on every write, a living session, the role, and fresh
 * authentication where the matrix asks for it. Whoever is turned away finds the reason and the way on; a refusal by
 * role is logged, nothing is changed.
 */
export function staffHandler(
  permission: Permission,
  handle: (visit: StaffVisit) => Promise<Response>,
): StaffHandler {
  const guarded = async (request: Request, context: RouteContext): Promise<Response> => {
    const staff = await findStaffMember(request.headers)
    const refusal = refusalOf(request, staff, permission)
    if (refusal || !staff) return refusal ?? new Response(null, { status: 401 })
    return handle({ staff, request, params: await parametersOf(context), locale: workshopLocale(staff) })
  }
  return Object.assign(guarded, { permission })
}
