import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './fixtures.ts'

const locale: Locale = 'nl-NL'
const t = translator(locale, 'search')

test('the search suggests where it leads, by the keyboard alone and in words for those who do not see it', async ({
  page,
  complaints,
}) => {
  await page.goto(addressOf(locale, 'home'))
  await page.waitForLoadState('networkidle')
  const field = page.getByRole('banner').locator('#search')
  // The list and what it adds to the field come when somebody comes to type.
  await expect(field).toHaveRole('searchbox')
  await field.focus()
  await expect(field).toHaveRole('combobox')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
  await field.pressSequentially('magnesiumc')
  const list = page.getByRole('listbox', { name: t('suggestions') })
  await expect(list).toBeVisible()
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  const options = list.getByRole('option')
  await expect(page.getByRole('status')).toHaveText(t('suggested', { count: await options.count() }))

  await field.press('ArrowDown')
  const chosen = options.first()
  await expect(chosen).toHaveAttribute('aria-selected', 'true')
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
  await expect(field).toBeFocused()
  expect(await barriers(page)).toEqual([])

  await field.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveValue('magnesiumc')
  await field.press('ArrowDown')
  const href = (await chosen.getAttribute('href')) ?? ''
  await field.press('Enter')
  await expect(page).toHaveURL(href)
  expect(complaints).toEqual([])
})

test('a suggestion is a link; what was typed is searched for all the same', async ({ page }) => {
  await page.goto(addressOf(locale, 'search'))
  const field = page.locator('#search-page')
  await field.click()
  await field.pressSequentially('bisglicinaat')
  await expect(page.getByRole('option').first()).toBeVisible()
  await field.press('Enter')
  await expect(page).toHaveURL(`${addressOf(locale, 'search')}?q=bisglicinaat`)
  const products = page.getByRole('region', { name: t('products'), exact: true })
  await expect(products.getByRole('link', { name: /Magnesiumbisglycinaat/ })).toBeVisible()

  await field.focus()
  await field.fill('bisglycinaat')
  await page.getByRole('option', { name: /Magnesiumbisglycinaat/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Magnesiumbisglycinaat')
})
