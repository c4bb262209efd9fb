import { AxeBuilder } from '@axe-core/playwright'
import { languages } from '#i18n/locale.ts'
import { staffPages } from '#prisma/fixtures/staff-routes.ts'
import { expect, test } from './fixtures.ts'
import { enterWorkshop } from './staff.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
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
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        // The dark appearance differs in its colours alone.
        const axe = new AxeBuilder({ page }).setLegacyMode()
        const asked = colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(['color-contrast'])
        const { violations } = await asked.analyze()
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
        )
        expect.soft(found, `${path}, ${colorScheme}`).toEqual([])
      }
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
