import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Page } from '@playwright/test'
import { languages, type Language } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { workshopLocale } from '#shop/staff/staff-member.ts'
import { expect, test } from './fixtures.ts'
import { enterWorkshop, hire, signIn } from './staff.ts'

const wordsIn = (language: Language) => {
  const locale = workshopLocale({ language })
  return {
    door: translator(locale, 'staff'),
    people: translator(locale, 'staff-people'),
    faults: translator(locale, 'problems'),
  }
}

async function typeIn(page: Page, language: Language, email: string, password: string): Promise<void> {
  const { door } = wordsIn(language)
  await page.getByLabel(door('signIn.email')).fill(email)
  await page.getByLabel(door('signIn.password')).fill(password)
  await page.getByRole('button', { name: door('signIn.submit') }).click()
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: language })

    test('somebody signs in, is led where they wanted to go, and signs out', async ({
      page,
      data,
      complaints,
    }) => {
      const { door, faults } = wordsIn(language)
      const colleague = await hire(data, 'owner', language)
      await page.goto('/staff/people')
      await expect(page).toHaveURL(/\/staff\/sign-in\?back=/)
      await expect(page.getByRole('heading', { level: 1, name: door('signIn.title') })).toBeVisible()
      await typeIn(page, language, colleague.email, 'not the password')
      await expect(page.getByText(faults('signIn')).first()).toBeVisible()
      await expect(page.getByLabel(door('signIn.email'))).toHaveValue(colleague.email)
      await typeIn(page, language, colleague.email, colleague.password)
      await expect(page).toHaveURL(/\/staff\/people$/)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await page.getByRole('button', { name: door('signOut') }).click()
      await expect(page).toHaveURL(/\/staff\/sign-in$/)
      await page.goto('/staff/people')
      await expect(page).toHaveURL(/\/staff\/sign-in/)
      expect(complaints.filter((each) => !/status of 422/.test(each))).toEqual([])
    })

    test('an invitation leads to a password and into the workshop', async ({ page, data, inbox, person }) => {
      const { people, door } = wordsIn(language)
      await enterWorkshop(page, data, { role: 'owner', language })
      await page.goto('/staff/people')
      const form = page.locator('#invite')
      await form.getByLabel(people('people.email')).fill(person.email)
      await form.getByLabel(people('people.name')).fill(person.name)
      await form.getByLabel(people('people.role')).selectOption('moderator')
      await form.getByRole('button', { name: people('people.inviteSubmit') }).click()
      await expect(page.getByText(people('people.done.invited'))).toBeVisible()
      const letter = await inbox.mailTo(person.email)
      const [link = ''] = /https?:\/\/[^\s"<]+\/staff\/invitation\/[^\s"<]+/.exec(letter.text) ?? []
      await page.context().clearCookies()
      await page.goto(link)
      await page.getByLabel(people('invitation.password')).fill('qwerty123456')
      await page.getByRole('button', { name: people('invitation.submit') }).click()
      await expect(page.getByText(wordsIn(language).faults('guessable')).first()).toBeVisible()
      await page.getByLabel(people('invitation.password')).fill('piasek, woda i niebo')
      await page.getByRole('button', { name: people('invitation.submit') }).click()
      await expect(page).toHaveURL(/\/staff\/sign-in$/)
      await typeIn(page, language, person.email, 'piasek, woda i niebo')
      await expect(page).toHaveURL(/\/staff$/)
      await expect(page.getByText(door('roles.moderator'))).toBeVisible()
      await page.goto(link)
      await expect(page.getByRole('heading', { name: people('invitation.gone') })).toBeVisible()
    })
  })
}

test('a second factor is set up, asked for, and a code is good once', async ({ page, data }) => {
  const { people, door } = wordsIn('en')
  const colleague = await enterWorkshop(page, data, { role: 'clerk', language: 'en' })
  await page.goto('/staff/account')
  await page.getByLabel(people('account.factorPassword')).fill(colleague.password)
  await page.getByRole('button', { name: people('account.factorStart') }).click()
  const secret = await page.locator('code').first().innerText()
  const recovery = await page.getByRole('listitem').locator('code').first().innerText()
  const otp = createOTP(new TextDecoder().decode(base32.decode(secret)))
  await page.getByLabel(people('account.factorCode')).fill(await otp.totp())
  await page.getByRole('button', { name: people('account.factorFinish') }).click()
  await expect(page.getByText(people('account.done.factor'))).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/staff/sign-in')
  await typeIn(page, 'en', colleague.email, colleague.password)
  await expect(page.getByRole('heading', { name: door('code.title') })).toBeVisible()
  await page.getByLabel(door('code.code')).fill(await otp.totp())
  await page.getByRole('button', { name: door('code.submit') }).click()
  await expect(page.getByText(wordsIn('en').faults('code')).first()).toBeVisible()
  await page.getByLabel(door('code.code')).fill(recovery)
  await page.getByRole('button', { name: door('code.submit') }).click()
  await expect(page).toHaveURL(/\/staff$/)
})

test('the workshop works without JavaScript: signing in, a refused form, a language', async ({
  browser,
  data,
  person,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en',
    extraHTTPHeaders: { 'x-forwarded-for': person.clientAddress },
  })
  const page = await context.newPage()
  const colleague = await hire(data, 'owner', 'en')
  await page.goto('/staff/sign-in')
  await typeIn(page, 'en', colleague.email, 'not the password')
  await expect(page.getByText(wordsIn('en').faults('signIn')).first()).toBeVisible()
  await expect(page.getByLabel(wordsIn('en').door('signIn.email'))).toHaveValue(colleague.email)
  await typeIn(page, 'en', colleague.email, colleague.password)
  await page.getByRole('button', { name: 'Polski' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
  await context.close()
})

test('what the owner writes is what the shopper reads within two seconds', async ({ page, data }) => {
  await enterWorkshop(page, data, { role: 'owner', language: 'en' })
  // A password alone counts as a fresh proof beside the stand-in; a session made without the form has given it, too.
  const t = translator('en-NL', 'staff-settings')
  const version = `journey-${Date.now()}`
  try {
    await page.goto('/staff/settings/legal/accessibility/en')
    await page.getByLabel(t('legal.version')).fill(version)
    await page.getByLabel(t('legal.day')).fill(new Date().toISOString().slice(0, 10))
    await page.getByLabel(t('legal.textTitle')).fill(`Accessibility, ${version}`)
    await page.getByRole('button', { name: t('legal.publish') }).click()
    await expect(page.getByText(t('saved'))).toBeVisible()
    await expect
      .poll(async () => (await page.request.get('/en/accessibility')).text(), { timeout: 2000 })
      .toContain(`Accessibility, ${version}`)
    await page.goto('/staff/settings/legal/accessibility/en')
    await page.getByLabel(t('legal.version')).fill(version)
    await page.getByLabel(t('legal.day')).fill('2027-01-01')
    await page.getByRole('button', { name: t('legal.publish') }).click()
    await expect(page.getByText(wordsIn('en').faults('versionTaken')).first()).toBeVisible()
  } finally {
    await data.rows(`delete from legal_text where version = $1`, [version])
    await data.rows(`select pg_notify('shop_pages', '["legal:accessibility"]')`)
  }
})

test('a session can be ended from elsewhere', async ({ page, data, browser }) => {
  const colleague = await enterWorkshop(page, data, { role: 'editor', language: 'en' })
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, colleague)
  await page.goto('/staff/account')
  const sessions = page.getByRole('region', { name: translator('en-NL', 'staff-people')('account.sessions') })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  const other = sessions
    .getByRole('listitem')
    .filter({ hasNotText: translator('en-NL', 'staff-people')('account.this') })
  await other.getByRole('button').click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await elsewhere.goto('/staff/account')
  await expect(elsewhere).toHaveURL(/\/staff\/sign-in/)
  await elsewhere.context().close()
})
