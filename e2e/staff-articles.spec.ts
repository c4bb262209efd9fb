import type { Page } from '@playwright/test'
import type { Language } from '#i18n/locale.ts'
import { barriers } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { enterWorkshop, hire, signIn } from './staff.ts'

const words = {
  en: {
    title: 'Title',
    begin: 'Begin the article',
    summary: 'Summary',
    text: 'Text',
    save: 'Save',
    status: 'Status',
  },
  nl: {
    title: 'Titel',
    begin: 'Artikel beginnen',
    summary: 'Samenvatting',
    text: 'Tekst',
    save: 'Opslaan',
    status: 'Status',
  },
  pl: {
    title: 'Tytuł',
    begin: 'Zacznij artykuł',
    summary: 'Streszczenie',
    text: 'Tekst',
    save: 'Zapisz',
    status: 'Status',
  },
} as const

async function begin(page: Page, language: Language, title: string): Promise<string> {
  const t = words[language]
  await page.goto('/staff/articles/new')
  await page.getByLabel(t.title, { exact: true }).fill(title)
  await page.getByRole('button', { name: t.begin }).click()
  await page.waitForURL(/\/staff\/articles\/\d+\/\w\w$/)
  return /articles\/(\d+)\//.exec(page.url())?.[1] ?? ''
}

async function complete(page: Page, language: Language, body: string): Promise<void> {
  const t = words[language]
  await page.getByLabel(t.summary, { exact: true }).fill('Nuts.')
  await page.getByLabel(t.text, { exact: true }).fill(body)
  await page.locator('[name=metaDescription]').fill('Nuts.')
}

const save = (page: Page, language: Language) =>
  page.getByRole('button', { name: words[language].save, exact: true }).click()

for (const language of ['en', 'nl', 'pl'] as const) {
  test(`an article is begun, previewed, published and read (${language})`, async ({
    page,
    data,
    complaints,
  }) => {
    await enterWorkshop(page, data, { role: 'editor', language })
    const title = `Nuts ${language} ${Date.now()}`
    await begin(page, language, title)
    const slug = await page.locator('[name=slug]').inputValue()
    const section = { en: 'articles', nl: 'artikelen', pl: 'artykuly' }[language]
    expect((await page.request.get(`/${language}/${section}/${slug}`)).status()).toBe(404)
    await complete(page, language, '## Walnuts\n\nA *walnut* and a half.')
    const preview = page.locator('section[tabindex="0"]')
    await expect(preview.getByRole('heading', { name: 'Walnuts' })).toBeVisible()
    await expect(preview.locator('em')).toHaveText('walnut')
    await page.locator('[name=status]').selectOption('published')
    await save(page, language)
    await expect(page.locator('[role=status]').first()).toBeVisible()
    await page.waitForURL(/done=saved/)
    await page.goto(`/${language}/${section}/${slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByRole('heading', { name: 'Walnuts' })).toBeVisible()
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
  })
}

test('an educational article shows no product until the owner decides, and none again after an edit', async ({
  page,
  data,
}) => {
  await enterWorkshop(page, data, { role: 'editor', language: 'en' })
  const id = await begin(page, 'en', `Bones ${Date.now()}`)
  const slug = await page.locator('[name=slug]').inputValue()
  await complete(page, 'en', 'Osteoporosis is a disease of the bones.')
  await page.locator('[name=status]').selectOption('published')
  await save(page, 'en')
  await page.waitForURL(/done=saved/)
  await page.goto(`/staff/articles/${id}?product=ZV-001#find-product`)
  await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: /^Add/ }).first().click()
  await page.waitForURL(/done=products/)

  const products = page.getByRole('complementary').filter({ has: page.locator('#products') })
  await page.goto(`/en/articles/${slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(products).toHaveCount(0)
  await page.goto(`/staff/articles/${id}/en`)
  await expect(page.getByText('Only an owner can decide this.')).toBeVisible()

  const owner = await hire(data, 'owner', 'en')
  await page.context().clearCookies()
  await signIn(page, owner)
  await page.goto(`/staff/articles/${id}/en`)
  await page.getByLabel('Reason').fill('It describes the disease and ascribes nothing to a product.')
  await page.getByRole('button', { name: 'Decide: may be shown beside products' }).click()
  await page.waitForURL(/done=decided/)
  await expect(page.getByText('Stands', { exact: true })).toBeVisible()
  await page.goto(`/en/articles/${slug}`)
  await expect(products).toHaveCount(1)

  await page.goto(`/staff/articles/${id}/en`)
  await page.getByLabel('Text', { exact: true }).fill('Osteoporosis is a common disease of the bones.')
  await save(page, 'en')
  await page.waitForURL(/done=saved/)
  await expect(page.getByText('Lapsed', { exact: true })).toBeVisible()
  const publicPage = await (await page.request.get(`/en/articles/${slug}`)).text()
  expect(publicPage).toContain('common disease')
  expect(publicPage).not.toContain('id="products"')
})

test('two editors of one text: the second is shown both versions', async ({ page, data, browser }) => {
  const colleague = await enterWorkshop(page, data, { role: 'editor', language: 'en' })
  const id = await begin(page, 'en', `Both ${Date.now()}`)
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '10.9.8.7' } })
  const other = await context.newPage()
  await signIn(other, colleague)
  await other.goto(`/staff/articles/${id}/en`)
  await page.getByLabel('Summary').fill('What the first one wrote.')
  await save(page, 'en')
  await page.waitForURL(/done=saved/)
  await other.getByLabel('Summary').fill('What the second one wrote.')
  await save(other, 'en')
  await other.waitForURL(/conflict=1/)
  await expect(other.getByRole('main').getByRole('alert')).toContainText('Somebody else has saved meanwhile')
  await expect(other.getByLabel('Summary')).toHaveValue('What the second one wrote.')
  await expect(other.getByText('What the first one wrote.', { exact: true }).first()).toBeVisible()
  await save(other, 'en')
  await other.waitForURL(/done=saved/)
  await expect(other.getByLabel('Summary')).toHaveValue('What the second one wrote.')
  await context.close()
})

test('the pages of articles and pictures have no faults that axe finds, and fit a telephone', async ({
  page,
  data,
}) => {
  await enterWorkshop(page, data, { role: 'owner', language: 'pl' })
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [
    '/staff/articles',
    '/staff/articles/1',
    '/staff/articles/1/pl',
    '/staff/products/1/pictures',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(390)
    expect(await barriers(page), path).toEqual([])
  }
})
