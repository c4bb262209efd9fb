import type { Page } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import type { Language, Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { messages } from '#i18n/messages.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { expect, test } from './fixtures.ts'
import type { ShopData } from './shop-data.ts'
import { enterWorkshop } from './staff.ts'

/** Sold out, so that no other journey buys it; one journey after the other, because they change the same product. */
const key = 'ZV-009'
test.describe.configure({ mode: 'default' })

const journeys: { language: Language; locale: Locale }[] = [
  { language: 'pl', locale: 'pl-PL' },
  { language: 'nl', locale: 'nl-NL' },
  { language: 'en', locale: 'en-NL' },
]

/** Two seconds are promised; a machine that builds and tests at once is given more, and the time is noted. */
async function expectOnPage(page: Page, address: string, words: string | RegExp): Promise<void> {
  const startedAt = performance.now()
  const text = async () => (await page.request.get(address)).text()
  await expect.poll(text, { timeout: 15_000, intervals: [100] }).toMatch(words)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2)
  test.info().annotations.push({ type: 'seconds until the page shows it', description: seconds })
}

async function productOf(data: ShopData, language: Language) {
  const [row] = await data.rows<{ id: number; slug: string; tagline: string }>(
    `select product.id, text.slug, text.tagline from product
     join product_translation as text on text.product_id = product.id and text.language = $2 where product.key = $1`,
    [key, language],
  )
  if (!row) throw new Error(`no product ${key}`)
  return row
}

for (const { language, locale } of journeys) {
  const words = messages[language]['staff-catalogue']
  const t = translator(locale, 'staff-catalogue')
  const label = (name: keyof typeof words.fields) => `${words.fields[name]} · ${language.toUpperCase()}`

  test.describe(language, () => {
    test('a text and a price are changed; the public page shows both at once', async ({ page, data }) => {
      const product = await productOf(data, language)
      await enterWorkshop(page, data, { role: 'editor', language })
      await page.goto(`/staff/products/${product.id}`)
      const mark = `(${Date.now() % 1_000_000})`
      await page
        .getByLabel(label('tagline'), { exact: true })
        .fill(`${product.tagline.replace(/ \(\d+\)$/, '')} ${mark}`)
      await page.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: /\d/ }).first()).toBeVisible()
      await expect(page).toHaveURL(/saved=\d+/)

      const address = addressOf(locale, 'product', { slug: product.slug })
      await expectOnPage(page, address, mark)

      const priceForm = page.locator(`form[id^="price-"][id$="-${locale.slice(3)}"]`).first()
      const amountLabel = t('prices.amount', { currency: locale === 'pl-PL' ? 'PLN' : 'EUR' })
      const [whole, cents] = ['83', String(10 + (Date.now() % 90))]
      await page.goto(`/staff/products/${product.id}/prices`)
      await priceForm.getByLabel(amountLabel).fill(`${whole},${cents}`)
      await priceForm.getByRole('button', { name: words.prices.look }).click()
      await expect(page.getByText(new RegExp(`${whole}[.,]${cents}`)).first()).toBeVisible()
      await priceForm.getByRole('button', { name: words.prices.save }).click()
      await expect(page.getByText(words.prices.saved)).toBeVisible()
      await expectOnPage(page, address, new RegExp(`${whole}[.,]${cents}`))

      // A price that is not below the lowest of thirty days may not be announced (PRICE-02).
      await priceForm.getByLabel(amountLabel).fill('900')
      await priceForm.getByLabel(words.prices.announced).check()
      await priceForm.getByRole('button', { name: words.prices.save }).click()
      const refusal = page.locator('[data-error-summary]:visible')
      await expect(refusal).toContainText(words.prices.wrong)
    })

    test('two editors: the second is shown both versions, merges and saves', async ({
      page,
      context,
      data,
    }) => {
      const product = await productOf(data, language)
      await enterWorkshop(page, data, { role: 'editor', language })
      const other = await context.newPage()
      const [theirs, mine] = [`Theirs ${Date.now()}`, `Mine ${Date.now()}`]
      await page.goto(`/staff/products/${product.id}`)
      await other.goto(`/staff/products/${product.id}`)
      await other.getByLabel(label('bestBefore'), { exact: true }).fill(theirs)
      await other.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(other).toHaveURL(/saved=\d+/)
      await page.getByLabel(label('bestBefore'), { exact: true }).fill(`${mine} 1`)
      await page.getByLabel(label('storage'), { exact: true }).fill(`${mine} 2`)
      await page.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(page.getByText(words.compare.title)).toBeVisible()
      await expect(page.getByText(theirs)).toBeVisible()
      await expect(page.getByLabel(label('bestBefore'), { exact: true })).toHaveValue(`${mine} 1`)
      await expect(page.getByLabel(label('storage'), { exact: true })).toHaveValue(`${mine} 2`)
      await page.getByRole('button', { name: words.compare.useTheirs }).click()
      await expect(page.getByLabel(label('bestBefore'), { exact: true })).toHaveValue(theirs)
      await page.getByRole('button', { name: words.editor.save, exact: true }).click()
      await expect(page).toHaveURL(/saved=\d+/)
      await expect(page.getByLabel(label('storage'), { exact: true })).toHaveValue(`${mine} 2`)
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

test('CLAIM-01 a wording is taken back with a reason and confirmed again; the product loses its claim and has it back', async ({
  page,
  data,
}) => {
  const [language, locale] = ['pl', 'pl-PL'] as const
  const claim = claimById('magnesium-cell-division')
  if (!claim || claim.verified[language]) throw new Error('the journey needs a claim that people confirm')
  const wording = claim.text[language]
  await data.rows(
    `insert into claim_wording_confirmation (claim_id, language, wording, actor)
     values ($1, $2, $3, 'staff:demo-owner')`,
    [claim.id, language, wording],
  )
  const { slug } = await productOf(data, language)
  const colleague = await enterWorkshop(page, data, { role: 'editor', language })
  const words = messages[language]['staff-claims']
  const line = page.locator(`[id="${claim.id}.${language}"]`)
  const shown = async () => {
    const { catalogue } = messages[language]
    await page.goto(addressOf(locale, 'product', { slug }))
    const claims = page.getByRole('region', { name: catalogue.product.claims, exact: true })
    return (await claims.innerText()).replaceAll(/\s+/g, ' ').includes(wording)
  }

  await page.goto('/staff/claims?nutrient=magnesium')
  await expect(line).toContainText(words.state.confirmed)
  await line.getByText(words.takeBack.open).click()
  await line.getByLabel(words.takeBack.reason).fill('Inaczej niż w Dzienniku Urzędowym')
  await line.getByRole('button', { name: words.takeBack.button }).click()
  await expect(page).toHaveURL(/nutrient=magnesium.*done=take-back/)
  await expect(line).toContainText(words.state['taken-back'])
  await expect(line).toContainText(colleague.name)
  await expect.poll(shown, { timeout: 15_000 }).toBe(false)

  await page.goto('/staff/claims?nutrient=magnesium&state=taken-back')
  await line.getByRole('button', { name: words.confirm }).click()
  await expect(page).toHaveURL(/done=confirm/)
  await expect(line).toHaveCount(0)
  await expect.poll(shown, { timeout: 15_000 }).toBe(true)
})
