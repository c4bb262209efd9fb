import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, test } from './fixtures.ts'
import { expectWords } from './inbox.ts'
import { legalWords } from './legal-words.ts'
import {
  addToCart,
  changeQuantity,
  checkoutFields,
  chooseCourier,
  fillCheckout,
  fillContact,
  goToCheckout,
  orderHeading,
  orderOne,
  pressAdd,
  price,
} from './shopping.ts'

test('from an article to a paid order, collected from a parcel locker and paid with BLIK (pl-PL)', async ({
  page,
  person,
  data,
  inbox,
  payments,
  complaints,
}) => {
  const locale: Locale = 'pl-PL'
  const catalogue = translator(locale, 'catalogue')
  const cart = translator(locale, 'cart')
  const checkout = translator(locale, 'checkout')
  const orders = translator(locale, 'orders')
  const article = await data.article('forms-of-magnesium-compared', locale)
  const goods = await data.variant('ZV-001-60', locale)
  const { product, variant } = goods

  await page.goto(addressOf(locale, 'article', { slug: article.slug }))
  const offer = page.getByRole('complementary', { name: translator(locale, 'articles')('page.products') })
  await offer.getByRole('link', { name: product.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible()

  const sizes = page.getByRole('navigation', { name: catalogue('product.variants') })
  await sizes.getByRole('link', { name: variant.label }).click()
  await expect(page).toHaveURL(addressOf(locale, 'variant', { slug: product.slug, variant: variant.slug }))
  await expect(page.getByRole('main')).toContainText(price(variant.amount, locale))

  await pressAdd(page, locale)
  await changeQuantity(page, locale, goods, 2)
  await expect(page.getByRole('banner').getByRole('link', { name: cart('title') })).toContainText('2')

  await goToCheckout(page, locale)
  await fillContact(page, locale, person)
  const fields = checkoutFields(page, locale)
  await page.getByRole('radio', { name: /^Automat paczkowy/ }).check()
  await fields.pickupSearch.fill('krakow')
  await fields.searchPoints.click()
  await expect(fields.email).toHaveValue(person.email)
  const points = page.getByRole('group', { name: checkout('pickup.legend') })
  await expect(points.getByRole('radio')).toHaveCount(4)
  await points.getByRole('radio', { name: /os\. Centralne 2, Kraków/ }).check()
  await fields.terms.check()
  const total = 2 * variant.amount + 1299
  await expect(page.getByRole('region', { name: checkout('summary.heading') })).toContainText(
    price(total, locale),
  )
  await expect(fields.order).toHaveText('Zamówienie z obowiązkiem zapłaty')
  await fields.order.click()

  await payments.openedSession(page)
  await payments.payByBlik(page, locale)
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(price(total, locale))

  const order = await data.orderOf(person.email)
  expect(order).toMatchObject({
    locale,
    currency: 'PLN',
    payment: 'paid',
    hold: 'committed',
    totalAmount: total,
    shippingAmount: 1299,
    movements: ['reserve 2', 'commit 2'],
    payments: [{ method: 'blik', amount: total }],
    mails: ['order-confirmed'],
  })
  await expect(page.getByRole('main')).toContainText(order.number)
  await expect(page.getByRole('link', { name: legalWords('withdraw', locale) }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: orders('label.heading') })).toBeVisible()

  const mail = await inbox.mailTo(person.email)
  const words = translator(locale, 'order-mail')
  expect(mail.subject).toBe(words('confirmation.subject', { orderNumber: order.number }))
  for (const part of [mail.text, mail.html]) {
    expectWords(part, [
      words('information.withdrawal.heading'),
      words('information.form.heading'),
      words('information.guarantee.heading'),
      words('information.complaints.heading'),
      legalWords('withdraw', locale),
      price(total, locale),
      product.name,
    ])
  }
  const links = mail.links.filter((link) => link.includes(addressOf(locale, 'order', { token: '' })))
  await page.goto(links[0] ?? '')
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()

  expectWords(mail.text, [words('confirmation.receipt')])
  const receipts = page.getByRole('region', { name: orders('receipts.heading') })
  const receipt = receipts.getByRole('link', { name: translator(locale, 'invoices')('title.invoice') })
  const file = await page.request.get((await receipt.getAttribute('href')) ?? '')
  expect(file.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^inline; filename="dowod-zakupu-PL-\d{4}-\d{6}\.pdf"$/),
    'cache-control': 'private, no-store',
  })
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await inbox.present(person.email)).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('to a home in the Netherlands, paid with iDEAL | Wero (nl-NL)', async ({
  page,
  person,
  data,
  inbox,
  payments,
}) => {
  const locale: Locale = 'nl-NL'
  const goods = await data.variant('ZV-002-60', locale)
  const total = goods.variant.amount + 495
  await addToCart(page, locale, goods)
  await goToCheckout(page, locale)
  await fillContact(page, locale, person)
  await chooseCourier(page, locale, 'Bezorging aan huis')
  const fields = checkoutFields(page, locale)
  await expect(fields.terms).not.toBeChecked()
  await fields.terms.check()
  await expect(fields.order).toHaveText('Bestelling met betalingsverplichting')
  await fields.order.click()
  await payments.openedSession(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
  await payments.payAtBank(page, locale, 'ideal')
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  expect(await data.orderOf(person.email)).toMatchObject({
    currency: 'EUR',
    payment: 'paid',
    totalAmount: total,
    payments: [{ method: 'ideal', amount: total }],
    movements: ['reserve 1', 'commit 1'],
  })
  const mail = await inbox.mailTo(person.email)
  expectWords(mail.text, [translator(locale, 'order-mail')('information.withdrawal.heading')])
})

const shorter = [
  { locale: 'en-NL', sku: 'ZV-003-120', method: 'card', shipping: 495 },
  { locale: 'en-PL', sku: 'ZV-004-20', method: 'p24', shipping: 1599 },
] as const

for (const { locale, sku, method, shipping } of shorter) {
  test(`an English reader pays with ${method} (${locale})`, async ({
    page,
    person,
    data,
    inbox,
    payments,
  }) => {
    const goods = await data.variant(sku, locale)
    const total = goods.variant.amount + shipping
    await orderOne(page, locale, goods, person)
    await payments.openedSession(page)
    if (method === 'card') await payments.payByCard(page, locale)
    else await payments.payAtBank(page, locale, method)
    await expect(orderHeading(page, locale, 'paid')).toBeVisible()
    const order = await data.orderOf(person.email)
    expect(order).toMatchObject({
      locale,
      payment: 'paid',
      totalAmount: total,
      payments: [{ method, amount: total }],
    })
    const mail = await inbox.mailTo(person.email)
    expect(mail.subject).toContain(order.number)
    expectWords(mail.text, ['Right of withdrawal'])
  })
}

test('the order button stands right below the summary, with nothing between them that leads elsewhere', async ({
  page,
  person,
  data,
}) => {
  const locale: Locale = 'en-NL'
  await addToCart(page, locale, await data.variant('ZV-010-30', locale))
  await goToCheckout(page, locale)
  await fillCheckout(page, locale, person)
  const summary = page.getByRole('region', { name: translator(locale, 'checkout')('summary.heading') })
  await expect(summary.getByRole('button')).toHaveText(['Order with obligation to pay'])
  const order = summary.getByRole('button')
  const linksAfterTotal = await summary.evaluate((region) => {
    const button = region.querySelector('button')
    const total = region.querySelector('dl')
    if (!button || !total) return ['no button or no total']
    const between = (link: Element) =>
      Boolean(total.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING) &&
      Boolean(link.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING)
    return [...region.querySelectorAll('a, button')].filter(between).map((link) => link.textContent)
  })
  expect(linksAfterTotal).toEqual([])
  await expect(order).toBeEnabled()
})
