import { languages } from '#i18n/locale.ts'
import { staffPages } from '#prisma/fixtures/staff-routes.ts'
import { barriersInLightAndDark } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { enterWorkshop } from './staff.ts'

const pages = staffPages()
  .map(({ path }) => path)
  .filter((path) => !path.includes('['))

for (const language of languages) {
  test(`${language}: no barrier that a machine can find in the workshop, in light and dark, also at 320 pixels`, async ({
    page,
    data,
    complaints,
  }) => {
    test.setTimeout(240_000)
    await enterWorkshop(page, data, { role: 'owner', language })
    for (const path of pages) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(path)
      expect.soft(await barriersInLightAndDark(page), path).toEqual({ light: [], dark: [] })
      await page.setViewportSize({ width: 320, height: 800 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(overflow, `${path}, 320 pixels wide`).toBeLessThanOrEqual(0)
      await expect.soft(page.locator('h1'), path).toHaveCount(1)
    }
    expect(complaints).toEqual([])
  })
}
