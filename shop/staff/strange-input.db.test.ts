import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '#local/properties.ts'
import { staffRoutes } from '#prisma/fixtures/staff-routes.ts'
import { publicFormRoutes } from '#prisma/fixtures/public-form-routes.ts'
import {
  openStrangeShop,
  tryStrangely,
  tryStrangelyAsOwner,
  type StrangeShop,
} from '#prisma/fixtures/strange-input.ts'

/** As many as a short run has time for; strange-input.long.test.ts has more. */
const cases = 50

let shop: StrangeShop
beforeAll(async () => {
  shop = await openStrangeShop()
})
afterAll(() => shop.close())

const routes = (await staffRoutes()).filter(({ method }) => method !== 'HEAD')
const forms = await publicFormRoutes()

describe(`T15: strange input, seed ${seed}, is answered in words, never with an error of ours`, () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_, route) => {
      expect((await tryStrangelyAsOwner(shop, route, cases)).answered).toBe(cases)
    },
  )

  it.each(forms.map((form) => [form.path, form] as const))(
    '%s leaves nothing behind of what it refuses',
    async (_, form) => {
      expect(await tryStrangely(shop, form, cases)).toBe(cases)
    },
  )
})
