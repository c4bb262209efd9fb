import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc, { seed } from '#local/properties.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '#prisma/fixtures/staff-routes.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { freshen, hire, signInAs, testOrigin } from '#prisma/fixtures/test-staff.ts'

const shopFolder = fileURLToPath(new URL('..', import.meta.url))
const cases = Number(process.env.FUZZ_CASES ?? 50)

/** Names that forms of the workshop know, as their schemas write them. */
const fieldNames = [
  ...new Set(
    readdirSync(shopFolder, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && /input|handlers|fields/.test(file),
      )
      .flatMap((file) => [...readFileSync(`${shopFolder}/${file}`, 'utf8').matchAll(/^\s+(\w{2,30}):/gm)])
      .map(([, name = '']) => name),
  ),
]

const id = '00000000-0000-7000-8000-000000000000'
const strangeText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '0',
    '1',
    '-1',
    '1e400',
    'NaN',
    '99999999999999999999',
    '__proto__',
    "'; drop table orders; --",
    '\0',
    '\ud800',
    'a\r\nBcc: x@example.org',
    '2026-02-30',
    id,
    'pl',
    'PL',
    'owner',
    'on',
    'x'.repeat(3000),
  ),
)
const strangeValue = fc.oneof(
  { weight: 6, arbitrary: strangeText },
  { weight: 1, arbitrary: fc.constantFrom(null, true, -1, 1.5, [], ['a'], {}, { $ne: null }) },
)
const strangeBody = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fieldNames) }, { weight: 1, arbitrary: strangeText }),
  strangeValue,
  { maxKeys: 12 },
)

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

const routes = (await staffRoutes()).filter(({ method }) => method !== 'HEAD')

describe(`strange input, seed ${seed}`, () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers it in words, never with an error of ours',
    async (_, route) => {
      const person = await hire('owner')
      let cookie = await signInAs(person)
      await freshen(cookie, new Date(Date.now() + 3600_000))
      const property = fc.asyncProperty(strangeBody, strangeText, async (body, part) => {
        const params: Record<string, string> = {}
        for (const [, name = ''] of route.path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g))
          params[name] = encodeURIComponent(part.toWellFormed().slice(0, 200)) || 'x'
        const isRead = route.method === 'GET'
        const request = new Request(
          `${testOrigin}${isRead ? `/?q=${encodeURIComponent(part.toWellFormed())}` : '/'}`,
          {
            method: route.method,
            headers: {
              cookie,
              origin: testOrigin,
              accept: 'application/json',
              'content-type': 'application/json',
              'x-shop-client-address': `10.30.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
            },
            body: isRead ? null : JSON.stringify(body),
          },
        )
        const answer = await route.handler(request, { params: Promise.resolve(params) })
        expect(answer.status).toBeLessThan(500)
        expect(await answer.text()).not.toMatch(/node_modules|at .*\.ts:|prisma|postgres/i)
        // What was accepted may have ended the session.
        if (answer.status === 401) cookie = await signInAs(await hire('owner'))
      })
      await fc.assert(property, { numRuns: cases, seed })
    },
  )
})
