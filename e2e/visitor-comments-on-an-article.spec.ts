import type { Locator, Page } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, given, test } from './fixtures.ts'
import type { ShopData } from './shop-data.ts'

const article = 'magnesium-in-food'

const bodies: Record<'pl' | 'nl' | 'en', string> = {
  pl: 'Czy pestki dyni tracą magnez po uprażeniu? W tabeli są tylko surowe.',
  nl: 'Verliezen pompoenpitten magnesium als je ze roostert? De tabel noemt alleen rauwe.',
  en: 'Do pumpkin seeds lose magnesium when they are roasted? The table only has raw ones.',
}

function form(page: Page, locale: Locale) {
  const t = translator(locale, 'comments')
  return {
    name: page.getByLabel(t('form.name'), { exact: true }),
    email: page.getByLabel(t('form.email'), { exact: true }),
    body: page.getByLabel(t('form.body'), { exact: true }),
    send: page.getByRole('button', { name: t('form.submit'), exact: true }),
  }
}

async function openArticle(
  page: Page,
  locale: Locale,
  data: ShopData,
): Promise<{ id: number; path: string }> {
  const { id, slug } = await data.article(article, locale)
  const path = addressOf(locale, 'article', { slug })
  await page.goto(path)
  return { id, path }
}

function commentOf(data: ShopData, email: string) {
  return data.one<{
    id: string
    status: string
    language: string
    body: string
    held: string[]
    parent: string | null
  }>(
    `select id, status::text, language, body, held_reasons as held, parent_id as parent from comment where email = $1`,
    [email],
  )
}

async function expectBeside(field: Locator, message: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(new RegExp(message.replaceAll(/[.?]/g, '\\$&')))
}

for (const withScript of [true, false]) {
  for (const locale of ['pl-PL', 'nl-NL', 'en-NL'] as const) {
    test.describe(`${locale}, ${withScript ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled: withScript })

      test('a comment: errors beside the fields, nothing lost, then it waits for a person', async ({
        page,
        person,
        data,
        inbox,
        browser,
      }) => {
        const t = translator(locale, 'comments')
        const problems = translator(locale, 'problems')
        const body = `${bodies[languageOf(locale)]} (${person.email.slice(8, 16)})`
        const { path } = await openArticle(page, locale, data)

        const fields = form(page, locale)
        await fields.name.fill('Żaneta')
        await fields.email.fill('zaneta(at)example')
        await fields.send.click()
        await expectBeside(fields.email, problems('email'))
        await expectBeside(fields.body, problems('required'))
        await expect(page.getByText(t('form.problems'))).toBeVisible()
        await expect(fields.name).toHaveValue('Żaneta')
        await expect(fields.email).toHaveValue('zaneta(at)example')

        await fields.body.fill(body)
        await fields.send.click()
        await expectBeside(fields.email, problems('email'))
        await expect(fields.body).toHaveValue(body)

        await fields.email.fill(person.email)
        await fields.send.click()
        await expect(page.getByRole('status').filter({ hasText: t('own.states.pending') })).toBeVisible()
        await expect(page.getByRole('article').filter({ hasText: body })).toContainText(t('own.waiting'))
        await expect(page.getByRole('main')).not.toContainText(person.email)

        const comment = await commentOf(data, person.email)
        expect(comment).toMatchObject({ status: 'pending', language: languageOf(locale), body, parent: null })
        const mail = await inbox.mailTo(person.email, t('mail.received.subject'))
        const link = mail.links.find((each) => each.includes(comment.id)) ?? ''

        // Nobody else sees it before it was read, and nobody at all sees the address.
        const strangers = await browser.newContext()
        const stranger = await strangers.newPage()
        await stranger.goto(given('SHOP_URL') + path)
        await expect(stranger.getByRole('main')).not.toContainText(body)
        expect(await stranger.content()).not.toContain(person.email)
        await strangers.close()

        await page.goto(link)
        await page.getByRole('button', { name: t('own.withdraw'), exact: true }).click()
        await expect(page.getByRole('status').filter({ hasText: t('own.states.withdrawn') })).toBeVisible()
        expect(await data.rows('select id from comment where email = $1', [person.email])).toEqual([])
      })
    })
  }
}

test('an answer to a published comment stands below it once a person has approved it', async ({
  page,
  person,
  data,
}) => {
  const locale: Locale = 'en-NL'
  const t = translator(locale, 'comments')
  const { id, slug } = await data.article('forms-of-magnesium-compared', locale)
  const path = addressOf(locale, 'article', { slug })
  const published = await data.one<{ id: string; name: string }>(
    `select id, author_name as name from comment where article_id = $1 and language = 'en' and status = 'approved'
       and parent_id is null and withdrawn_at is null order by created_at limit 1`,
    [id],
  )
  await page.goto(path)
  await page
    .getByRole('link', { name: t('thread.replyTo', { name: published.name }) })
    .first()
    .click()
  await expect(
    page.getByRole('heading', { level: 1, name: t('form.replyTitle', { name: published.name }) }),
  ).toBeVisible()
  const fields = form(page, locale)
  const body = `That was my question too, thank you (${person.email.slice(8, 16)}).`
  await fields.name.fill('Mirte')
  await fields.email.fill(person.email)
  await fields.body.fill(body)
  await fields.send.click()
  await expect(page.getByRole('status').filter({ hasText: t('own.states.pending') })).toBeVisible()

  const comment = await commentOf(data, person.email)
  expect(comment).toMatchObject({ status: 'pending', parent: published.id })
  await data.rows(
    `update comment set status = 'approved', decided_by = 'journey', decided_at = now() where id = $1`,
    [comment.id],
  )
  await data.invalidate([`article:${id}`])
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByRole('article', { name: 'Mirte' }).filter({ hasText: body })).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  const thread = page.getByRole('listitem').filter({ hasText: body }).first()
  await expect(thread.getByRole('list', { name: t('thread.replies') })).toContainText(body)

  // The address is neither on the page nor in its data, feed or comment pages.
  for (const address of [
    path,
    addressOf(locale, 'feed'),
    `${addressOf(locale, 'comment', { slug })}?reply=${comment.id}`,
  ]) {
    const answer = await page.request.get(address)
    expect(answer.status()).toBe(200)
    expect((await answer.text()).toLowerCase()).not.toContain(person.email)
  }
})

test('a comment sent twice is one comment; a program that fills the hidden field gets no letter', async ({
  page,
  person,
  data,
  inbox,
}) => {
  const locale: Locale = 'en-NL'
  const { id, path } = await openArticle(page, locale, data)
  const stamp = await page.locator('input[name="stamp"]').inputValue()
  const sent = {
    locale,
    article: String(id),
    name: 'Program',
    email: person.email,
    body: 'Good text indeed.',
    stamp,
  }
  const headers = { origin: given('SHOP_URL'), accept: 'application/json' }
  for (const _ of [1, 2]) {
    const answer = await page.request.post('/api/comments', { form: { ...sent, website: 'x' }, headers })
    expect(answer.status()).toBe(200)
  }
  const comment = await commentOf(data, person.email)
  expect(comment.status).toBe('pending')
  expect(comment.held).toContain('honeypot')
  expect(await data.rows('select id from mail where recipient = $1', [person.email])).toEqual([])
  expect(await inbox.present(person.email)).toEqual([])
  await page.goto(path)
  await expect(page.getByRole('main')).not.toContainText('Good text indeed.')
})

test('a reader reports a comment and is told that a person will look', async ({
  page,
  person,
  data,
  inbox,
}) => {
  const locale: Locale = 'nl-NL'
  const t = translator(locale, 'comments')
  const { slug } = await data.article('forms-of-magnesium-compared', locale)
  await page.goto(addressOf(locale, 'article', { slug }))
  const { name } = await data.one<{ name: string }>(
    `select c.author_name as name from comment c join article a on a.id = c.article_id
     where a.key = 'forms-of-magnesium-compared' and c.language = 'nl' and c.status = 'approved' and withdrawn_at is null
     order by c.created_at limit 1`,
  )
  await page
    .getByRole('link', { name: t('thread.reportOf', { name }) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: t('report.title') })).toBeVisible()
  await page.getByRole('button', { name: t('report.submit'), exact: true }).click()
  await expectBeside(page.getByLabel(t('report.reason')), translator(locale, 'problems')('required'))
  await page.getByLabel(t('report.reason')).fill('Dit is reclame.')
  await page.getByLabel(t('report.email')).fill(person.email)
  await page.getByRole('button', { name: t('report.submit'), exact: true }).click()
  await expect(page.getByRole('main')).toContainText(t('report.sent'))
  expect(await data.rows('select id from comment_report where email = $1', [person.email])).toHaveLength(1)
  await inbox.mailTo(person.email)
})
