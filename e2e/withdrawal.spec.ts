import { addressOf } from '#i18n/address.ts'
import { locales } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, test } from './fixtures.ts'
import { expectWords } from './inbox.ts'
import { legalWords } from './legal-words.ts'
import { pathOf, publicPages } from './public-pages.ts'

for (const locale of locales) {
  test.describe(`${locale}, without JavaScript`, () => {
    test.use({ javaScriptEnabled: false })

    test('a guest withdraws in three clicks from any page and gets a receipt with date and time', async ({
      page,
      person,
      data,
      inbox,
    }) => {
      const t = translator(locale, 'orders')
      await page.goto(await pathOf('article with products', locale, data))
      // First click: the function is at the foot of every page.
      await page
        .getByRole('contentinfo')
        .getByRole('link', { name: legalWords('withdraw', locale), exact: true })
        .click()
      await expect(page).toHaveURL(addressOf(locale, 'withdrawal'))
      await page.getByLabel(t('withdrawal.name'), { exact: true }).fill('Ewa Nowak')
      await page.getByLabel(t('withdrawal.orderNumber'), { exact: true }).fill('7K3M-92QD')
      await page.getByLabel(t('withdrawal.email')).fill(person.email)
      await page.getByLabel(t('withdrawal.items')).fill('1 × cytrynian 200')
      // Second click: nothing is recorded yet.
      await page.getByRole('button', { name: t('withdrawal.continue'), exact: true }).click()
      await expect(page.getByRole('main')).toContainText('7K3M-92QD')
      const recorded = () =>
        data.rows<{ name: string; items: string; locale: string; at: Date; number: string }>(
          `select name, items, locale, submitted_at as at, order_number as number from withdrawal where email = $1`,
          [person.email],
        )
      expect(await recorded()).toEqual([])
      // Third click: the button bears the words of the law alone.
      const confirm = page.getByRole('button', { name: legalWords('confirmWithdrawal', locale), exact: true })
      await expect(confirm).toHaveText(legalWords('confirmWithdrawal', locale))
      await confirm.click()
      await expect(page.getByRole('heading', { level: 1, name: t('withdrawal.receivedTitle') })).toBeVisible()
      await expect(page.getByRole('main')).toContainText(person.email)

      const rows = await recorded()
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({
        name: 'Ewa Nowak',
        number: '7K3M-92QD',
        locale,
        items: '1 × cytrynian 200',
      })
      const mail = await inbox.mailTo(person.email)
      const words = translator(locale, 'order-mail')
      expect(mail.subject).toContain(words('withdrawalReceived.subject'))
      const iso =
        /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/.exec(mail.text)?.[0] ?? ''
      expect(Math.abs(new Date(iso).getTime() - (rows[0]?.at.getTime() ?? 0))).toBeLessThan(1000)
      expectWords(mail.text, [
        'Ewa Nowak',
        '7K3M-92QD',
        '1 × cytrynian 200',
        words('withdrawalReceived.heading'),
      ])
      // The way back ends: what was confirmed cannot be confirmed once more.
      await page.goBack()
      await expect(confirm).toHaveCount(0)
      expect(await recorded()).toHaveLength(1)
      expect(await inbox.present(person.email)).toHaveLength(1)
    })
  })

  test(`the function is named the same, in sight, on every page (${locale})`, async ({ request, data }) => {
    const name = legalWords('withdraw', locale)
    for (const template of publicPages) {
      const answer = await request.get(await pathOf(template, locale, data))
      const html = await answer.text()
      const footer = html.slice(html.indexOf('<footer'))
      const link = new RegExp(`<a [^>]*href="${addressOf(locale, 'withdrawal')}"[^>]*>${name}</a>`)
      expect(footer, template).toMatch(link)
    }
  })
}

test('what is missing is said beside the field, and nothing is lost (with JavaScript)', async ({
  page,
  person,
}) => {
  const locale = 'en-PL'
  const t = translator(locale, 'orders')
  const problems = translator(locale, 'problems')
  await page.goto(addressOf(locale, 'withdrawal'))
  await page.getByLabel(t('withdrawal.email')).fill(person.email)
  await page.getByRole('button', { name: t('withdrawal.continue'), exact: true }).click()
  const name = page.getByLabel(t('withdrawal.name'), { exact: true })
  await expect(name).toHaveAccessibleDescription(new RegExp(problems('required')))
  await expect(page.getByLabel(t('withdrawal.email'))).toHaveValue(person.email)
  await name.fill('Ewa Nowak')
  await page
    .getByLabel(t('withdrawal.orderNumber'), { exact: true })
    .fill('I do not have it: two jars in May')
  await page.getByRole('button', { name: t('withdrawal.continue'), exact: true }).click()
  await page.getByRole('button', { name: legalWords('confirmWithdrawal', locale), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('withdrawal.receivedTitle') })).toBeVisible()
})

test('a complaint is taken down with date, reference and day of the answer', async ({
  page,
  person,
  data,
  inbox,
}) => {
  const locale = 'nl-NL'
  const t = translator(locale, 'legal')
  await page.goto(addressOf(locale, 'complaint'))
  await page.getByLabel(t('complaint.name'), { exact: true }).fill('Ewa Nowak')
  await page.getByLabel(t('complaint.email')).fill(person.email)
  await page.getByRole('button', { name: t('complaint.submit'), exact: true }).click()
  await expect(page.getByLabel(t('complaint.description'))).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel(t('complaint.description')).fill('De pot was gebarsten.')
  await page.getByRole('radio', { name: t('complaint.wishes.replacement') }).check()
  await page.getByRole('button', { name: t('complaint.submit'), exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: t('complaint.receivedTitle') })).toBeVisible()
  const { reference } = await data.one<{ reference: string }>(
    'select reference from complaint where email = $1',
    [person.email],
  )
  await expect(page.getByRole('main')).toContainText(reference)
  expect((await inbox.mailTo(person.email)).subject).toContain(reference)
})
