import { addressOf } from '#i18n/address.ts'
import type { Language, Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { messages } from '#i18n/messages.ts'
import { expect, test } from './fixtures.ts'
import type { ShopData } from './shop-data.ts'
import { enterWorkshop } from './staff.ts'

/** Each language has a product of its own: journeys run at the same time. */
const journeys: { language: Language; locale: Locale; key: string }[] = [
  { language: 'pl', locale: 'pl-PL', key: 'ZV-002' },
  { language: 'nl', locale: 'nl-NL', key: 'ZV-003' },
  { language: 'en', locale: 'en-NL', key: 'ZV-004' },
]

async function productOf(data: ShopData, key: string, language: Language) {
  const [row] = await data.rows<{ id: number; slug: string; tagline: string }>(
    `select product.id, text.slug, text.tagline from product
     join product_translation as text on text.product_id = product.id and text.language = $2 where product.key = $1`,
    [key, language],
  )
  if (!row) throw new Error(`no product ${key}`)
  return row
}

for (const { language, locale, key } of journeys) {
  const words = messages[language]['staff-catalogue']
  const t = translator(locale, 'staff-catalogue')
  const label = (name: keyof typeof words.fields) => `${words.fields[name]} · ${language.toUpperCase()}`

  test.describe(language, () => {
    test('a text and a price are changed; the public page shows both within two seconds', async ({
      page,
      context,
      data,
    }) => {
      const product = await productOf(data, key, language)
      await enterWorkshop(page, data, { role: 'editor', language })
      await page.goto(`/staff/products/${product.id}`)
      const tagline = `${product.tagline} (${Date.now() % 10_000})`
      await page.getByLabel(label('tagline'), { exact: true }).fill(tagline)
      await page.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: /\d/ }).first()).toBeVisible()
      await expect(page).toHaveURL(/saved=\d+/)

      const shopper = await context.newPage()
      const address = addressOf(locale, 'product', { slug: product.slug })
      await expect(async () => {
        await shopper.goto(address)
        await expect(shopper.getByText(tagline)).toBeVisible({ timeout: 200 })
      }).toPass({ timeout: 2000, intervals: [50] })

      await page.goto(`/staff/products/${product.id}/prices`)
      const form = page.locator(`form[id^="price-"][id$="-${locale.slice(3)}"]`).first()
      await form
        .getByLabel(t('prices.amount', { currency: locale === 'pl-PL' ? 'PLN' : 'EUR' }))
        .fill('73,21')
      await form.getByRole('button', { name: words.prices.look }).click()
      await expect(page.getByText(/73[.,]21/).first()).toBeVisible()
      await page
        .locator(`form[id^="price-"][id$="-${locale.slice(3)}"]`)
        .first()
        .getByRole('button', { name: words.prices.save })
        .click()
      await expect(page.getByText(words.prices.saved)).toBeVisible()
      await expect(async () => {
        await shopper.goto(address)
        await expect(shopper.getByText(/73[.,]21/).first()).toBeVisible({ timeout: 200 })
      }).toPass({ timeout: 2000, intervals: [50] })

      // A price that is not below the lowest of thirty days may not be announced (PRICE-02).
      await page.goto(`/staff/products/${product.id}/prices`)
      const next = page.locator(`form[id^="price-"][id$="-${locale.slice(3)}"]`).first()
      await next.getByLabel(t('prices.amount', { currency: locale === 'pl-PL' ? 'PLN' : 'EUR' })).fill('900')
      await next.getByLabel(words.prices.announced).check()
      await next.getByRole('button', { name: words.prices.save }).click()
      await expect(page.getByText(words.prices.wrong)).toBeVisible()
    })

    test('two editors: the second is shown both versions, merges and saves', async ({
      page,
      context,
      data,
    }) => {
      const product = await productOf(data, key, language)
      await enterWorkshop(page, data, { role: 'editor', language })
      const other = await context.newPage()
      await page.goto(`/staff/products/${product.id}`)
      await other.goto(`/staff/products/${product.id}`)
      await other.getByLabel(label('bestBefore'), { exact: true }).fill('Theirs 1')
      await other.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(other).toHaveURL(/saved=\d+/)
      await page.getByLabel(label('bestBefore'), { exact: true }).fill('Mine 1')
      await page.getByLabel(label('storage'), { exact: true }).fill('Mine 2')
      await page.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(page.getByText(words.compare.title)).toBeVisible()
      await expect(page.getByText('Theirs 1')).toBeVisible()
      await expect(page.getByLabel(label('bestBefore'), { exact: true })).toHaveValue('Mine 1')
      await expect(page.getByLabel(label('storage'), { exact: true })).toHaveValue('Mine 2')
      await page.getByRole('button', { name: words.compare.useTheirs }).click()
      await expect(page.getByLabel(label('bestBefore'), { exact: true })).toHaveValue('Theirs 1')
      await page.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(page).toHaveURL(/saved=\d+/)
      await expect(page.getByLabel(label('storage'), { exact: true })).toHaveValue('Mine 2')
    })

    test('a product that lacks something is not published; the refusal leads to the field', async ({
      page,
      data,
    }) => {
      await enterWorkshop(page, data, { role: 'editor', language })
      await page.goto('/staff/products/new')
      await page.getByLabel(words.create.key).fill(`E2E-${language.toUpperCase()}-${Date.now() % 1_000_000}`)
      await page.getByLabel(words.create.name, { exact: true }).fill('Magnesium 1')
      await page.getByLabel(words.fields.brand).fill('Zelvanta')
      await page.getByRole('button', { name: words.create.submit }).click()
      await expect(page).toHaveURL(/\/staff\/products\/\d+$/)
      const publish = `${words.publication.publish}: ${words.language[language]}`
      await page.getByRole('button', { name: publish }).click()
      const refusal = page.locator('[data-error-summary]:visible')
      await expect(refusal.getByText(words.publication.refused)).toBeVisible()
      await expect(refusal.getByText(messages[language]['staff-rules'].labelField.ingredients)).toBeVisible()
      await page
        .getByRole('link', { name: messages[language]['staff-rules'].labelField.ingredients })
        .first()
        .click()
      await expect(page.getByLabel(label('ingredients'), { exact: true })).toBeInViewport()
    })
  })
}
