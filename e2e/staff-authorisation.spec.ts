import { staffPages } from '#prisma/fixtures/staff-routes.ts'
import { mayDo, type Permission } from '#shop/staff/permission.ts'
import { roles } from '#shop/staff/staff-member.ts'
import { expect, test } from './fixtures.ts'
import { enterWorkshop } from './staff.ts'

const nobodysId = '00000000-0000-7000-8000-000000000000'

/** Pages of a list or of the shop as a whole; what shows one thing is asked for something that does not exist. */
const pages = staffPages().filter(
  (page): page is { path: string; permission: Permission } => !!page.permission,
)
const addressOf = (path: string) => path.replaceAll(/\[[^\]]+\]/g, nobodysId)

/** Ways to ask for a page that have been a way around a guard elsewhere. */
const variants: Record<string, Record<string, string>> = {
  plain: {},
  navigation: { rsc: '1', 'next-router-prefetch': '1' },
  inner: { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
}

test('nobody sees a page of the workshop without signing in, however it is asked for', async ({
  request,
}) => {
  for (const { path } of pages) {
    for (const [name, headers] of Object.entries(variants)) {
      const answer = await request.get(addressOf(path), { headers, maxRedirects: 0 })
      const text = await answer.text()
      const what = `${path}, ${name}`
      expect.soft(text, what).not.toContain('staff/api/sign-out')
      if (name !== 'navigation') {
        expect.soft(answer.status(), what).toBe(307)
        expect.soft(answer.headers().location, what).toMatch(/^\/staff\/sign-in(\?|$)/)
      }
      expect.soft(answer.headers()['cache-control'], what).toContain('no-store')
    }
  }
})

for (const role of roles) {
  test(`${role}: every page answers as the matrix says`, async ({ page, data }) => {
    await enterWorkshop(page, data, { role, language: 'en' })
    for (const { path, permission } of pages) {
      const answer = await page.request.get(addressOf(path), { maxRedirects: 0 })
      const may = mayDo({ role, freshUntil: new Date(Date.now() + 60_000) }, permission, new Date())
      // What does not exist is as unknown to those who may see such things as to those who may not.
      const expected = may.ok && !path.includes('[') ? 200 : 404
      expect.soft(answer.status(), `${path} for ${role}`).toBe(expected)
      expect.soft(answer.headers()['cache-control'], path).toContain('no-store')
    }
  })
}
