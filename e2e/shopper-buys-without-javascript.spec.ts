import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, test } from './fixtures.ts'
import {
  chooseCourier,
  checkoutFields,
  fillContact,
  goToCheckout,
  orderHeading,
  pressAdd,
  price,
  productPath,
  quantityOf,
} from './shopping.ts'

test.use({ javaScriptEnabled: false })

test('the whole way without JavaScript, with a form that is refused and keeps what was typed (pl-PL)', async ({
  page,
  person,
  data,
  payments,
  inbox,
}) => {
  const locale: Locale = 'pl-PL'
  const cart = translator(locale, 'cart')
  const checkout = translator(locale, 'checkout')
  const problems = translator(locale, 'problems')
  const goods = await data.variant('ZV-003-120', locale)
  const { product, variant } = goods

  await page.goto(addressOf(locale, 'product', { slug: product.slug }))
  const sizes = page.getByRole('navigation', { name: translator(locale, 'catalogue')('product.variants') })
  await sizes.getByRole('link', { name: variant.label }).click()
  await expect(page).toHaveURL(productPath(goods, locale))
  await page
    .getByLabel(translator(locale, 'catalogue')('product.quantity'), { exact: true })
    .selectOption('3')
  await pressAdd(page, locale)

  await quantityOf(page, locale, goods).selectOption('2')
  await page.getByRole('button', { name: cart('line.update'), exact: true }).click()
  await expect(quantityOf(page, locale, goods)).toHaveValue('2')
  await expect(page.getByRole('main')).toContainText(price(2 * variant.amount, locale))

  await goToCheckout(page, locale)
  const fields = checkoutFields(page, locale)
  await fillContact(page, locale, { ...person, email: 'nie-adres' })
  await chooseCourier(page, locale, 'Kurier')
  await fields.postalCode.fill('1234')
  await page.getByRole('button', { name: checkout('delivery.update'), exact: true }).click()
  await expect(fields.email).toHaveValue('nie-adres')
  const total = 2 * variant.amount + 1599
  await expect(page.getByRole('region', { name: checkout('summary.heading') })).toContainText(
    price(total, locale),
  )

  await fields.order.click()
  await expect(page).toHaveURL(addressOf(locale, 'checkout'))
  await expect(page.getByRole('main')).toContainText(checkout('errorTitle'))
  await expect(fields.email).toHaveAccessibleDescription(new RegExp(problems('email')))
  await expect(fields.email).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('main')).toContainText(problems('terms'))
  await expect(fields.email).toHaveValue('nie-adres')
  await expect(fields.name).toHaveValue(person.name)
  await expect(fields.phone).toHaveValue(person.phone)
  await expect(fields.street).toHaveValue('ul. Długa 7/3')
  await expect(fields.postalCode).toHaveValue('1234')
  await expect(fields.town).toHaveValue('Warszawa')
  await expect(page.getByRole('radio', { name: /^Kurier/ })).toBeChecked()

  await fields.email.fill(person.email)
  await fields.terms.check()
  await fields.order.click()
  await expect(page).toHaveURL(addressOf(locale, 'checkout'))
  await expect(fields.postalCode).toHaveAccessibleDescription(
    new RegExp(problems('postalCode', { example: '00-950' })),
  )
  await expect(fields.terms).toBeChecked()
  expect(await data.ordersOf(person.email)).toEqual([])

  await fields.postalCode.fill('00-238')
  await fields.order.click()
  await payments.openedSession(page)
  await payments.payByCard(page, locale)
  // Without a script the page looks again by itself.
  await expect(orderHeading(page, locale, 'paid')).toBeVisible({ timeout: 20_000 })
  expect(await data.orderOf(person.email)).toMatchObject({
    payment: 'paid',
    totalAmount: total,
    movements: ['reserve 2', 'commit 2'],
    mails: ['order-confirmed'],
  })
  await inbox.mailTo(person.email)
})

test('a pickup point is searched for and chosen without JavaScript, nothing typed is lost (nl-NL)', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'nl-NL'
  const checkout = translator(locale, 'checkout')
  await page.goto(productPath(await data.variant('ZV-010-60', locale), locale))
  await pressAdd(page, locale)
  await goToCheckout(page, locale)
  const fields = checkoutFields(page, locale)
  await fillContact(page, locale, person)
  await page.getByRole('radio', { name: /^Afhaalpunt/ }).check()
  await fields.terms.check()
  await fields.pickupSearch.fill('rotterdam')
  await fields.searchPoints.click()
  await expect(fields.email).toHaveValue(person.email)
  await expect(fields.terms).toBeChecked()
  const points = page.getByRole('group', { name: checkout('pickup.legend') })
  await points.getByRole('radio', { name: /^Zwart Janstraat 61, Rotterdam/ }).check()
  await fields.order.click()
  await payments.openedSession(page)
  await payments.payAtBank(page, locale, 'ideal')
  await expect(orderHeading(page, locale, 'paid')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('main')).toContainText('Zwart Janstraat 61')
  expect(await data.orderOf(person.email)).toMatchObject({ payment: 'paid', shippingAmount: 395 })
})
