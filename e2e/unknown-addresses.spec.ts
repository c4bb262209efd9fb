import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, test } from './fixtures.ts'

const readers: [string, Locale][] = [
  ['pl', 'pl-PL'],
  ['nl-BE', 'nl-NL'],
  ['en-GB', 'en-NL'],
  ['de', 'en-NL'],
]

for (const [languages, locale] of readers) {
  test(`an address of no locale helps whoever reads ${languages}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', locale: languages })
    const page = await context.newPage()
    for (const path of ['/xx/products', '/products', '/wp-login.php', '/pl-PL/nothing', '/a/b/c/d']) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      expect(answer?.headers()['cache-control'], path).toContain('no-store')
      await expect(page.locator('html')).toHaveAttribute('lang', languageOf(locale))
      const t = translator(locale, 'site')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('notFound.title'))
      const way = page.getByRole('main').getByRole('link', { name: t('notFound.products') })
      await expect(way).toHaveAttribute('href', addressOf(locale, 'products'))
    }
    await context.close()
  })
}
