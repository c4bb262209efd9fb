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

const cases = 2000

let shop: StrangeShop
beforeAll(async () => {
  shop = await openStrangeShop()
})
afterAll(() => shop.close())

const routes = (await staffRoutes()).filter(({ method }) => method !== 'HEAD')
const forms = await publicFormRoutes()

describe(`T15: ${cases} strange inputs to every address, seed ${seed}`, () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_, route) => {
      expect((await tryStrangelyAsOwner(shop, route, cases)).answered).toBe(cases)
    },
  )

  it.each(forms.map((form) => [form.path, form] as const))('%s', async (_, form) => {
    expect(await tryStrangely(shop, form, cases)).toBe(cases)
  })
})
