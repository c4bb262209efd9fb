import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, test } from './fixtures.ts'
import { addToCart, lineName, price, quantityOf } from './shopping.ts'

const locale: Locale = 'nl-NL'
const t = translator(locale, 'cart')

test.describe('a quantity that was just changed', () => {
  test.beforeEach(async ({ page, data }) => {
    await addToCart(page, locale, await data.variant('ZV-001-90', locale))
    await page.goto(addressOf(locale, 'cart'))
    await page.waitForLoadState('networkidle')
  })

  test('is ordered as chosen, however fast one goes on', async ({ page, data }) => {
    const goods = await data.variant('ZV-001-90', locale)
    await quantityOf(page, locale, goods).selectOption('3')
    await page.getByRole('link', { name: t('summary.checkout') }).click()
    await expect(page).toHaveURL(addressOf(locale, 'checkout'))
    await expect(page.getByRole('main')).toContainText(price(3 * goods.variant.amount, locale))
  })

  test('is there when one comes back from elsewhere', async ({ page, data }) => {
    const goods = await data.variant('ZV-001-90', locale)
    await quantityOf(page, locale, goods).selectOption('4')
    await page.getByRole('link', { name: t('toShop') }).click()
    await expect(page).toHaveURL(addressOf(locale, 'products'))
    await page.goto(addressOf(locale, 'cart'))
    await expect(quantityOf(page, locale, goods)).toHaveValue('4')
  })

  test('is not lost to another form of the page', async ({ page, data }) => {
    const goods = await data.variant('ZV-001-90', locale)
    const other = await data.variant('ZV-004-60', locale)
    await addToCart(page, locale, other)
    await page.goto(addressOf(locale, 'cart'))
    await page.waitForLoadState('networkidle')
    await quantityOf(page, locale, goods).selectOption('2')
    await page.getByRole('button', { name: t('line.removeName', { name: lineName(other) }) }).click()
    await expect(page.getByText(other.product.name)).toHaveCount(0)
    await expect(quantityOf(page, locale, goods)).toHaveValue('2')
  })

  test('counts although it was chosen before the scripts had come', async ({ page, data }) => {
    const goods = await data.variant('ZV-001-90', locale)
    const scripts = Promise.withResolvers<void>()
    await page.route('**/_next/static/**/*.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    await page.reload({ waitUntil: 'commit' })
    await quantityOf(page, locale, goods).selectOption('2')
    scripts.resolve()
    await expect(page.getByText(price(2 * goods.variant.amount, locale)).first()).toBeAttached()
  })

  test('that is not in stock any more is refused on the spot', async ({ page, data }) => {
    const goods = await data.variant('ZV-001-90', locale)
    await page.route('**/api/cart/change', (route) =>
      route.request().headers().accept === 'application/json'
        ? route.fulfill({ status: 409, json: { problems: [] } })
        : route.continue(),
    )
    await quantityOf(page, locale, goods).selectOption('5')
    await page.getByRole('link', { name: t('summary.checkout') }).click()
    // Sent as a page, the shop decides; here it has enough.
    await expect(page).toHaveURL(addressOf(locale, 'cart'))
    await expect(quantityOf(page, locale, goods)).toHaveValue('5')
  })
})
