import type { Browser, Page } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, given, newPerson, test } from './fixtures.ts'
import { expectWords } from './inbox.ts'
import type { ShopData } from './shop-data.ts'
import { enterWorkshop, type Colleague } from './staff.ts'

const article = 'magnesium-in-food'

const claims: Record<'pl' | 'nl' | 'en', string> = {
  pl: 'Magnez wyleczył moją osteoporozę.',
  nl: 'Magnesium heeft mijn osteoporose genezen.',
  en: 'Magnesium cured my osteoporosis.',
}

/** A visitor writes; answers what was written and its id. */
async function write(
  page: Page,
  data: ShopData,
  { locale, path, words }: { locale: Locale; path: string; words: string },
) {
  const t = translator(locale, 'comments')
  const { email } = newPerson()
  const body = `${words} (${email.slice(8, 16)})`
  await page.goto(path)
  await page.getByLabel(t('form.name'), { exact: true }).fill('Żaneta')
  await page.getByLabel(t('form.email'), { exact: true }).fill(email)
  await page.getByLabel(t('form.body'), { exact: true }).fill(body)
  await page.getByRole('button', { name: t('form.submit'), exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: t('own.states.pending') })).toBeVisible()
  const { id } = await data.one<{ id: string }>('select id from comment where email = $1', [email])
  return { id, body, email }
}

async function moderator(
  browser: Browser,
  data: ShopData,
  locale: Locale,
): Promise<{ page: Page; colleague: Colleague; close: () => Promise<void> }> {
  const context = await browser.newContext({
    baseURL: given('SHOP_URL'),
    extraHTTPHeaders: { 'x-forwarded-for': newPerson().clientAddress },
  })
  const page = await context.newPage()
  const colleague = await enterWorkshop(page, data, { role: 'moderator', language: languageOf(locale) })
  return { page, colleague, close: () => context.close() }
}

for (const locale of ['pl-PL', 'nl-NL', 'en-NL'] as const) {
  const language = languageOf(locale)
  const t = translator(locale, 'staff-comments')

  test(`${locale}: a comment is approved and stands below the article; another is refused and never does`, async ({
    page,
    data,
    inbox,
    browser,
  }) => {
    test.slow()
    const { slug } = await data.article(article, locale)
    const path = addressOf(locale, 'article', { slug })
    const good = await write(page, data, { locale, path, words: claims[language].replace(/\.$/, '?') })
    const bad = await write(page, data, { locale, path, words: claims[language] })
    const { page: desk, colleague, close } = await moderator(browser, data, locale)
    const late = await moderator(browser, data, locale)

    await desk.goto(`/staff/comments?language=${language}`)
    const card = (body: string) => desk.getByRole('article').filter({ hasText: body.slice(-10) })
    await expect(card(bad.body).locator('mark').first()).toBeVisible()
    await expect(card(bad.body)).toContainText('CLAIM-07')
    await expect(card(bad.body)).toContainText(t('held.disease-claim'))
    await expect(desk.getByRole('main')).not.toContainText(bad.email)
    await late.page.goto(`/staff/comments/${good.id}`)

    await card(good.body)
      .getByRole('button', { name: t('actions.approve'), exact: true })
      .click()
    await expect(
      desk.getByRole('status').filter({ hasText: t('done.approved', { number: 1 }) }),
    ).toBeVisible()
    await expect(async () => {
      await page.goto(path)
      await expect(page.getByRole('main')).toContainText(good.body, { timeout: 500 })
    }).toPass()

    // Without a reason nothing is refused; with one its author is told.
    await card(bad.body).getByText(t('actions.rejectMore')).click()
    await card(bad.body)
      .getByRole('button', { name: t('actions.rejectSend'), exact: true })
      .click()
    const reason = card(bad.body).getByLabel(t('actions.reason'))
    await expect(reason).toHaveAccessibleDescription(translator(locale, 'problems')('refusalReason'))
    await reason.selectOption('health-claim')
    await card(bad.body)
      .getByRole('button', { name: t('actions.rejectSend'), exact: true })
      .click()
    await expect(
      desk.getByRole('status').filter({ hasText: t('done.rejected', { number: 1 }) }),
    ).toBeVisible()
    const mail = await inbox.mailTo(bad.email, translator(locale, 'comments')('mail.rejected.subject'))
    expectWords(mail.text, [translator(locale, 'comments')('refusal.health-claim').slice(0, 20)])
    await page.goto(path)
    await expect(page.getByRole('main')).not.toContainText(bad.body)

    // Who comes second is told who came first, and changes nothing.
    await late.page.getByRole('button', { name: t('actions.spam'), exact: true }).click()
    await expect(late.page.getByRole('main')).toContainText(colleague.name)
    const { status } = await data.one<{ status: string }>('select status::text from comment where id = $1', [
      good.id,
    ])
    expect(status).toBe('approved')
    await close()
    await late.close()
  })
}

test('single keys lead through the queue, leave fields alone and can be turned off', async ({
  page,
  data,
  browser,
}) => {
  test.slow()
  const locale: Locale = 'en-NL'
  const t = translator(locale, 'staff-comments')
  const { slug } = await data.article(article, locale)
  const path = addressOf(locale, 'article', { slug })
  const question = await write(page, data, { locale, path, words: 'Do lentils count when they are cooked?' })
  const { page: desk, close } = await moderator(browser, data, locale)
  await desk.goto(`/staff/comments?language=en#comment-${question.id}`)
  const card = desk.locator(`#comment-${question.id}`)
  await expect(card).toBeFocused()
  await desk.keyboard.press('x')
  await expect(card.getByRole('checkbox')).toBeChecked()
  await desk.keyboard.press('c')
  await expect(card.getByLabel(t('actions.answerLabel'))).toBeFocused()
  await desk.keyboard.type('as a jar')
  await expect(card.getByLabel(t('actions.answerLabel'))).toHaveValue('as a jar')
  await desk.getByText(t('keys.title'), { exact: true }).click()
  await desk.getByLabel(t('keys.switch')).uncheck()
  await card.focus()
  await desk.keyboard.press('a')
  await desk.keyboard.press('s')
  const { status } = await data.one<{ status: string }>('select status::text from comment where id = $1', [
    question.id,
  ])
  expect(status).toBe('pending')
  await desk.getByLabel(t('keys.switch')).check()
  await card.focus()
  await desk.keyboard.press('a')
  await expect(desk.getByRole('status').filter({ hasText: t('done.approved', { number: 1 }) })).toBeVisible()
  await close()
})

test('an answer of the shop stands below the question; boxes decide several at once, without a script', async ({
  page,
  data,
  browser,
}) => {
  test.slow()
  const locale: Locale = 'nl-NL'
  const t = translator(locale, 'staff-comments')
  const { slug } = await data.article(article, locale)
  const path = addressOf(locale, 'article', { slug })
  const [asked, one, two] = [
    await write(page, data, { locale, path, words: 'Hoeveel zit er in linzen?' }),
    await write(page, data, { locale, path, words: 'Koop op www.pillen.example' }),
    await write(page, data, { locale, path, words: 'Kijk op www.meer-pillen.example' }),
  ]
  const context = await browser.newContext({ baseURL: given('SHOP_URL'), javaScriptEnabled: false })
  const desk = await context.newPage()
  const colleague = await enterWorkshop(desk, data, { role: 'moderator', language: 'nl' })
  await desk.goto(`/staff/comments/${asked.id}`)
  await desk.getByText(t('actions.answer'), { exact: true }).click()
  const send = desk.getByRole('button', { name: t('actions.approveAndAnswer'), exact: true })
  await desk.getByLabel(t('actions.answerLabel')).fill('Onze druppels genezen osteoporose.')
  await send.click()
  await expect(desk.getByLabel(t('actions.answerLabel'))).toHaveValue('Onze druppels genezen osteoporose.')
  await desk.getByLabel(t('actions.answerLabel')).fill('Ongeveer 36 mg per 100 gram, gekookt.')
  await send.click()
  await expect(desk.getByRole('status').filter({ hasText: t('done.answered') })).toBeVisible()
  await expect(async () => {
    await page.goto(path)
    const thread = page.getByRole('listitem').filter({ hasText: asked.body }).first()
    await expect(thread).toContainText('Ongeveer 36 mg per 100 gram', { timeout: 500 })
    await expect(thread).toContainText(colleague.name)
  }).toPass()

  await desk.goto('/staff/comments?language=nl')
  for (const { id } of [one, two]) await desk.locator(`input[name="comment-${id}"][type="checkbox"]`).check()
  await desk.getByRole('button', { name: t('bulk.spam'), exact: true }).click()
  await expect(desk.getByRole('status').filter({ hasText: t('done.spam', { number: 2 }) })).toBeVisible()
  const states = await data.rows<{ status: string }>('select status::text from comment where id = any($1)', [
    [one.id, two.id],
  ])
  expect(states.map(({ status }) => status)).toEqual(['spam', 'spam'])
  await context.close()
})
