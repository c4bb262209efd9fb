import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { staffPages, staffRoutes, type StaffRoute } from '#prisma/fixtures/staff-routes.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { freshen, hire, signInAs, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { isOffered, permissions, type Grant } from './permission.ts'
import { roles, type Role } from './staff-member.ts'

/** Before anybody is known, or concerning nobody else: these guard themselves, each with tests of its own. */
const openRoutes = [
  '/staff/api/invitation',
  '/staff/api/language',
  '/staff/api/sign-in',
  '/staff/api/sign-in/code',
  '/staff/api/sign-out',
]
const openPages = ['/staff/confirm', '/staff/invitation/[token]', '/staff/sign-in', '/staff/sign-in/code']

let shop: TestShop
const routes = await staffRoutes()
const guarded = routes.filter(({ path }) => !openRoutes.includes(path))
const cookies = {} as Record<Role, string>

beforeAll(async () => {
  shop = await openTestShop()
  for (const role of roles) cookies[role] = await signInAs(await hire(role))
})
afterAll(() => shop.close())

/** Every row of every table that staff may change, in one word. */
async function stateOfTheShop(): Promise<string> {
  const [row] = await database().$queryRaw<{ state: string }[]>`
    SELECT string_agg(format('%s=%s', table_name,
      (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]), ' '
      ORDER BY table_name) AS state
    FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('rate_limit', 'kept_form')`
  return row?.state ?? ''
}

async function ask(
  route: StaffRoute,
  options: { cookie?: string; origin?: string | null },
): Promise<Response> {
  const params: Record<string, string> = {}
  for (const [, name = ''] of route.path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g))
    params[name] = '00000000-0000-7000-8000-000000000000'
  const path = route.path.replaceAll(/\[[^\]]+\]/g, '00000000-0000-7000-8000-000000000000')
  const request = staffRequest(path, { method: route.method, ...options })
  return route.handler(request, { params: Promise.resolve(params) })
}

it('knows every page and every address that is written to', () => {
  expect(
    routes
      .filter(({ path }) => openRoutes.includes(path))
      .map(({ path }) => path)
      .sort(),
  ).toEqual(openRoutes)
  const unguarded = guarded.filter(({ handler }) => !(handler.permission in permissions))
  expect(
    unguarded.map(({ path }) => path),
    'routes that anybody could call',
  ).toEqual([])
  const open = staffPages().filter(({ permission }) => !permission || !(permission in permissions))
  expect(
    open.map(({ path }) => path),
    'pages that anybody could see',
  ).toEqual(openPages)
})

it('writes only where it is written to', () => {
  const reading = guarded.filter(({ method }) => method !== 'POST')
  for (const { method, path } of reading) expect(['GET'], `${method} ${path}`).toContain(method)
})

describe.each(guarded.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const { permission } = route.handler

  it('is closed to strangers and to forms of other sites', async () => {
    const before = await stateOfTheShop()
    expect((await ask(route, {})).status).toBe(401)
    expect((await ask(route, { cookie: 'staff=forged.signature' })).status).toBe(401)
    if (route.method !== 'GET') {
      for (const origin of ['https://evil.example', 'null', null])
        expect((await ask(route, { cookie: cookies.owner, origin })).status, `Origin ${origin}`).toBe(403)
    }
    expect(await stateOfTheShop()).toBe(before)
  })

  it.each(roles)('answers to %s as the matrix says', async (role) => {
    const grant: Grant = permissions[permission][role]
    const before = await stateOfTheShop()
    await freshen(cookies[role], null)
    const stale = await ask(route, { cookie: cookies[role] })
    if (grant === 'yes') {
      expect([401, 403]).not.toContain(stale.status)
      expect(stale.status).toBeLessThan(500)
      return
    }
    expect(stale.status).toBe(403)
    await freshen(cookies[role], new Date(Date.now() + 600_000))
    const fresh = await ask(route, { cookie: cookies[role] })
    if (grant === 'no') {
      expect(fresh.status).toBe(403)
      expect(await stateOfTheShop(), 'nothing is changed').toBe(before)
    } else {
      expect([401, 403]).not.toContain(fresh.status)
      expect(fresh.status).toBeLessThan(500)
    }
  })
})

it('offers in the menu what may be done, and nothing else', () => {
  expect(isOffered('moderator', 'orders:read')).toBe(false)
  expect(isOffered('clerk', 'orders:refund')).toBe(true)
})
