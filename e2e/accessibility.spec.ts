import type { Page } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import { locales, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { barriersInLightAndDark } from './barriers.ts'
import { expect, test } from './fixtures.ts'
import { legalWords } from './legal-words.ts'
import { pathOf, publicPages } from './public-pages.ts'
import { addToCart, checkoutFields, fillCheckout, goToCheckout, orderHeading, orderOne } from './shopping.ts'

/** In both appearances, and on the narrowest screen nothing stands out to the side. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  expect.soft(await barriersInLightAndDark(page), what).toEqual({ light: [], dark: [] })
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 320, height: 800 })
  const overflow = await page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()} ${element.className}`.slice(0, 120))
      .slice(0, 8)
  })
  expect.soft(overflow, `${what}, 320 pixels wide`).toEqual([])
  await page.setViewportSize({ width, height })
}

/** So many after another in one window: a browser that knows the shop, and the tool, asks twice as fast. */
const partLength = 10
const parts = Array.from({ length: Math.ceil(publicPages.length / partLength) }, (_, index) =>
  publicPages.slice(index * partLength, (index + 1) * partLength),
)

for (const locale of locales) {
  test.describe(locale, () => {
    for (const part of parts) {
      test(`${part[0]} to ${part.at(-1)}: no barrier that a machine can find, in light and dark, also at 320 pixels`, async ({
        page,
        data,
        complaints,
      }) => {
        test.setTimeout(240_000)
        for (const name of part) {
          await page.goto(await pathOf(name, locale, data))
          await expectAccessible(page, name)
          const expected = name === 'missing page' ? /status of 404/ : /^$/
          const unexpected = complaints.splice(0).filter((complaint) => !expected.test(complaint))
          expect.soft(unexpected, name).toEqual([])
        }
      })
    }

    test('the way from cart to order and what personal pages show', async ({
      page,
      person,
      data,
      payments,
      complaints,
    }) => {
      const goods = await data.variant('ZV-007-90', locale)
      await addToCart(page, locale, goods)
      await expectAccessible(page, 'cart')
      await goToCheckout(page, locale)
      await expectAccessible(page, 'checkout')
      const fields = checkoutFields(page, locale)
      await fields.order.click()
      await expect(fields.email).toHaveAttribute('aria-invalid', 'true')
      await expectAccessible(page, 'checkout with problems')
      await fillCheckout(page, locale, person)
      await fields.order.click()
      const session = await payments.openedSession(page)
      await payments.goBack(page, locale)
      await expect(orderHeading(page, locale, 'awaiting-payment')).toBeVisible()
      await expectAccessible(page, 'order that waits for payment')
      await payments.lever('POST', `/ctl/sessions/${session}/pay`, { method: 'card' })
      await expect(orderHeading(page, locale, 'paid')).toBeVisible()
      await expectAccessible(page, 'paid order')
      expect(complaints.filter((complaint) => !/status of 422/.test(complaint))).toEqual([])
    })

    test('the steps of a withdrawal and one’s own comment', async ({ page, person, data }) => {
      const t = translator(locale, 'orders')
      await page.goto(addressOf(locale, 'withdrawal'))
      await page.getByLabel(t('withdrawal.name'), { exact: true }).fill('Ewa Nowak')
      await page.getByLabel(t('withdrawal.orderNumber'), { exact: true }).fill('7K3M-92QD')
      await page.getByLabel(t('withdrawal.email')).fill(person.email)
      await page.getByRole('button', { name: t('withdrawal.continue'), exact: true }).click()
      const confirm = page.getByRole('button', { name: legalWords('confirmWithdrawal', locale), exact: true })
      await expect(confirm).toBeVisible()
      await expectAccessible(page, 'withdrawal to be confirmed')
      await confirm.click()
      await expect(page.getByRole('heading', { level: 1, name: t('withdrawal.receivedTitle') })).toBeVisible()
      await expectAccessible(page, 'withdrawal received')

      const comments = translator(locale, 'comments')
      await page.goto(await pathOf('comment form', locale, data))
      const send = page.getByRole('button', { name: comments('form.submit'), exact: true })
      await send.click()
      await expect(page.getByText(comments('form.problems'))).toBeVisible()
      await expectAccessible(page, 'comment form with problems')
      await page.getByLabel(comments('form.name'), { exact: true }).fill('Ewa')
      await page.getByLabel(comments('form.email'), { exact: true }).fill(person.email)
      await page
        .getByLabel(comments('form.body'), { exact: true })
        .fill(`1, 2, 3 (${person.email.slice(8, 16)})`)
      await send.click()
      await expect(page.getByRole('status').filter({ hasText: comments('own.states.pending') })).toBeVisible()
      await expectAccessible(page, 'own comment')
    })
  })
}

test('behind the mailed link of a wish about one’s own data', async ({ page, person, inbox }) => {
  const locale: Locale = 'nl-NL'
  const t = translator(locale, 'privacy')
  await page.goto(addressOf(locale, 'yourData'))
  await page.getByLabel(t('wishes.copy'), { exact: true }).check()
  await page.getByLabel(t('email')).fill(person.email)
  await page.getByRole('button', { name: t('submit'), exact: true }).click()
  const { links } = await inbox.mailTo(person.email)
  await page.goto(links.find((link) => link.includes(addressOf(locale, 'yourRequest', { token: '' }))) ?? '')
  const confirm = page.getByRole('button', { name: t('confirm.button'), exact: true })
  await expect(confirm).toBeVisible()
  await expectAccessible(page, 'link to be confirmed')
  await confirm.click()
  await expect(page.getByRole('status')).toContainText(t('receivedTitle'))
  await expectAccessible(page, 'request that waits for its answer')
})

/** Presses Tab until something holds the focus, as somebody without a pointer does. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('the keyboard does not get there')
}

test('an order is placed with the keyboard alone, and the focus is always seen', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'pl-PL'
  await addToCart(page, locale, await data.variant('ZV-010-30', locale))
  const checkout = page.getByRole('link', {
    name: translator(locale, 'cart')('summary.checkout'),
    exact: true,
  })
  await tabTo(page, checkout)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(addressOf(locale, 'checkout'))
  const fields = checkoutFields(page, locale)

  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: translator(locale, 'site')('skip.toContent'), exact: true })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  await tabTo(page, fields.email)
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.phone)
  const locker = page.getByRole('radio', { name: /^Automat paczkowy/ })
  await tabTo(page, locker)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^Kurier/ })).toBeChecked()
  await tabTo(page, fields.street)
  await page.keyboard.type('ul. Długa 7/3')
  await page.keyboard.press('Tab')
  await page.keyboard.type('00-238')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Warszawa')
  await tabTo(page, fields.terms)
  await page.keyboard.press('Space')
  await tabTo(page, fields.order)
  const outline = await fields.order.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
  })
  expect(outline).toBeGreaterThanOrEqual(2)
  await page.keyboard.press('Enter')
  await payments.openedSession(page)
  expect(await data.orderOf(person.email)).toMatchObject({ payment: 'pending', hold: 'held' })
})

test('a refused form says what is wrong first, and each line leads to its field', async ({
  page,
  person,
  data,
}) => {
  const locale: Locale = 'en-NL'
  await orderOne(page, locale, await data.variant('ZV-010-30', locale), { ...person, email: 'nobody' })
  const problem = page.getByRole('link', { name: translator(locale, 'problems')('email') })
  await expect(problem).toBeInViewport()
  await problem.press('Enter')
  await expect(checkoutFields(page, locale).email).toBeFocused()
})
