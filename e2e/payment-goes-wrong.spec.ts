import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, newPerson, test } from './fixtures.ts'
import {
  addToCart,
  changeQuantity,
  checkoutFields,
  fillCheckout,
  goToCheckout,
  orderHeading,
  orderOne,
  price,
  productPath,
  quantityOf,
} from './shopping.ts'

test('a declined card changes nothing; the same page is paid with another one', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'en-NL'
  await orderOne(page, locale, await data.variant('ZV-001-180', locale), person)
  const session = await payments.openedSession(page)
  await payments.payByCard(page, locale, '4000 0000 0000 0002')
  await expect(page.getByRole('alert')).toContainText(payments.declined(locale))
  expect(await data.orderOf(person.email)).toMatchObject({
    payment: 'pending',
    hold: 'held',
    sessionId: session,
    movements: ['reserve 1'],
    mails: [],
  })
  await payments.payByCard(page, locale)
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  expect(await data.orderOf(person.email)).toMatchObject({
    payment: 'paid',
    sessionId: session,
    movements: ['reserve 1', 'commit 1'],
    mails: ['order-confirmed'],
  })
})

test('whoever comes back without paying may go on paying, or change the order', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'nl-NL'
  const orders = translator(locale, 'orders')
  const goods = await data.variant('ZV-002-120', locale)
  await orderOne(page, locale, goods, person)
  const session = await payments.openedSession(page)
  await payments.goBack(page, locale)
  await expect(orderHeading(page, locale, 'awaiting-payment')).toBeVisible()

  await page.getByRole('link', { name: orders('actions.pay'), exact: true }).click()
  expect(await payments.openedSession(page)).toBe(session)
  await payments.goBack(page, locale)
  await page.getByRole('button', { name: orders('actions.change'), exact: true }).click()
  await expect(page).toHaveURL(addressOf(locale, 'cart'))
  await expect(quantityOf(page, locale, goods)).toHaveValue('1')
  expect(await data.orderOf(person.email)).toMatchObject({
    payment: 'expired',
    hold: 'released',
    movements: ['reserve 1', 'release 1'],
  })

  await goToCheckout(page, locale)
  const fields = checkoutFields(page, locale)
  await expect(fields.email).toHaveValue(person.email)
  await fields.terms.check()
  await fields.order.click()
  expect(await payments.openedSession(page)).not.toBe(session)
  await payments.payAtBank(page, locale, 'ideal')
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  expect((await data.ordersOf(person.email)).map(({ payment }) => payment)).toEqual(['expired', 'paid'])
})

test('an unpaid order can be cancelled; nothing is charged and the products are free again', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'pl-PL'
  const orders = translator(locale, 'orders')
  await orderOne(page, locale, await data.variant('ZV-003-60', locale), person)
  await payments.openedSession(page)
  await payments.goBack(page, locale)
  await page.getByRole('button', { name: orders('actions.cancel'), exact: true }).click()
  await expect(page.getByRole('link', { name: orders('actions.pay') })).toHaveCount(0)
  expect(await data.orderOf(person.email)).toMatchObject({
    payment: 'expired',
    hold: 'released',
    payments: [],
  })
})

test('the cart changed after the payment page was opened: the old page can no longer be paid', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'en-PL'
  const goods = await data.variant('ZV-004-60', locale)
  await orderOne(page, locale, goods, person)
  const first = await payments.openedSession(page)
  const firstPage = page.url()

  await page.goto(addressOf(locale, 'cart'))
  await changeQuantity(page, locale, goods, 2)
  await goToCheckout(page, locale)
  await fillCheckout(page, locale, person)
  await checkoutFields(page, locale).order.click()
  await expect(page).not.toHaveURL(firstPage)
  const second = await payments.openedSession(page)
  expect(second).not.toBe(first)
  const secondPage = page.url()

  const { sessions } = await payments.dump()
  expect(sessions.find(({ id }) => id === first)?.status).toBe('expired')
  await page.goto(firstPage)
  await expect(page.getByRole('button', { name: /^Pay/ })).toHaveCount(0)
  await page.goto(secondPage)
  await payments.payByBlik(page, locale)
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  const [before, after] = await data.ordersOf(person.email)
  expect(before).toMatchObject({ payment: 'expired', movements: ['reserve 1', 'release 1'], payments: [] })
  expect(after).toMatchObject({ payment: 'paid', movements: ['reserve 2', 'commit 2'] })
})

test('an abandoned payment expires, gives the stock back, and a repeated event changes nothing', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'pl-PL'
  const orders = translator(locale, 'orders')
  const goods = await data.variant('ZV-008-40', locale)
  await orderOne(page, locale, goods, person)
  const session = await payments.openedSession(page)
  await payments.goBack(page, locale)
  await payments.lever('POST', `/ctl/sessions/${session}/expire`)
  // The page asks by itself and says what has become of the order.
  await expect(orderHeading(page, locale, 'payment-expired')).toBeVisible()
  const expired = {
    payment: 'expired',
    hold: 'released',
    movements: ['reserve 1', 'release 1'],
    payments: [],
  }
  expect(await data.orderOf(person.email)).toMatchObject(expired)

  const { events } = await payments.dump()
  const event = events.find(
    ({ type, data: { object } }) => type.endsWith('.expired') && object.id === session,
  )
  await payments.lever('POST', `/ctl/events/${event?.id}/resend`)
  await payments.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
  expect(await data.orderOf(person.email)).toMatchObject(expired)

  await page.getByRole('link', { name: orders('actions.cart'), exact: true }).click()
  await expect(quantityOf(page, locale, goods)).toHaveValue('1')
})

test('a bank that answers later: the page waits and then says that it is paid', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'pl-PL'
  await orderOne(page, locale, await data.variant('ZV-007-90', locale), person)
  const session = await payments.openedSession(page)
  await payments.payByBlik(page, locale, '100004')
  await expect(
    page.getByRole('heading', { name: translator(locale, 'orders')('heading.processing-payment') }),
  ).toBeVisible()
  expect(await data.orderOf(person.email)).toMatchObject({ payment: 'processing', hold: 'held', mails: [] })
  await payments.lever('POST', `/ctl/sessions/${session}/settle`, { outcome: 'succeeded' })
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  expect(await data.orderOf(person.email)).toMatchObject({ payment: 'paid', mails: ['order-confirmed'] })
})

test('a sold-out size has no button to press, and says so', async ({ page, data }) => {
  const locale: Locale = 'nl-NL'
  const catalogue = translator(locale, 'catalogue')
  await page.goto(productPath(await data.variant('ZV-009-90', locale), locale))
  await expect(page.getByRole('status').filter({ hasText: catalogue('product.soldOutAll') })).toBeVisible()
  await expect(page.getByRole('button', { name: catalogue('product.add') })).toHaveCount(0)
})

test('two shoppers, three bottles left: the second is told before paying, and nothing is oversold', async ({
  page,
  person,
  browser,
  data,
  payments,
}) => {
  const locale: Locale = 'en-NL'
  const goods = await data.variant('ZV-005-500', locale)
  await addToCart(page, locale, goods)
  await changeQuantity(page, locale, goods, 2)
  await goToCheckout(page, locale)
  await fillCheckout(page, locale, person)

  const other = newPerson()
  const context = await browser.newContext({
    extraHTTPHeaders: { 'x-forwarded-for': other.clientAddress },
  })
  const otherPage = await context.newPage()
  await addToCart(otherPage, locale, goods)
  await changeQuantity(otherPage, locale, goods, 2)
  await goToCheckout(otherPage, locale)
  await fillCheckout(otherPage, locale, other)
  await checkoutFields(otherPage, locale).order.click()
  const session = await payments.openedSession(otherPage)

  await checkoutFields(page, locale).order.click()
  await expect(page).toHaveURL(addressOf(locale, 'cart'))
  await expect(page.getByRole('main')).toContainText(translator(locale, 'cart')('changes.blockedTitle'))
  await expect(page.getByRole('main')).toContainText(
    translator(locale, 'problems')('onlySoMany', { available: 1 }),
  )
  expect(await data.ordersOf(person.email)).toEqual([])
  const level = () =>
    data.one<{ free: number }>('select on_hand - reserved as free from stock_item where variant_id = $1', [
      goods.variant.id,
    ])
  expect(await level()).toEqual({ free: 1 })

  await payments.lever('POST', `/ctl/sessions/${session}/expire`)
  await expect.poll(async () => (await level()).free).toBe(3)
  await page.reload()
  await expect(page.getByRole('main')).not.toContainText(translator(locale, 'cart')('changes.blockedTitle'))
  await context.close()
})

test('a price that changed while the form was filled in is said before ordering, never charged unseen', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'en-PL'
  const goods = await data.variant('ZV-006-500', locale)
  const before = goods.variant.amount
  const now = before + 510
  await addToCart(page, locale, goods)
  await goToCheckout(page, locale)
  await fillCheckout(page, locale, person)
  await data.rows(
    `insert into price_change (variant_id, market, currency, amount, valid_from, announced, actor)
     values ($1, 'PL', 'PLN', $2, now(), false, 'journey')`,
    [goods.variant.id, now],
  )
  await data.invalidate([`product:${goods.product.id}`, 'products'])

  const fields = checkoutFields(page, locale)
  await fields.order.click()
  // Free from 149 złotych: the goods decide about the delivery, too.
  const shipping = now >= 14_900 ? 0 : 1599
  const total = price(now + shipping, locale)
  await expect(page.getByRole('main')).toContainText(
    translator(locale, 'problems')('totalChanged', { total }).replaceAll('\u00a0', ' '),
  )
  await expect(page.getByRole('main')).toContainText(
    translator(locale, 'cart')('changes.price', {
      before: price(before, locale),
      now: price(now, locale),
    }).replaceAll('\u00a0', ' '),
  )
  expect(await data.ordersOf(person.email)).toEqual([])
  await expect(fields.email).toHaveValue(person.email)
  await expect(page).toHaveURL(new RegExp(`${addressOf(locale, 'checkout')}(#.*)?$`))

  await fields.order.click()
  await payments.openedSession(page)
  await payments.payByCard(page, locale)
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  expect(await data.orderOf(person.email)).toMatchObject({ payment: 'paid', totalAmount: now + shipping })
})

test('find my order: a fresh link goes to the address, and nobody is told whether there is an order', async ({
  page,
  person,
  data,
  inbox,
  payments,
}) => {
  const locale: Locale = 'pl-PL'
  const orders = translator(locale, 'orders')
  const subject = translator(locale, 'order-mail')('orderLink.subject')
  await orderOne(page, locale, await data.variant('ZV-010-30', locale), person)
  await payments.openedSession(page)
  await payments.payByBlik(page, locale)
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()

  const stranger = newPerson()
  const answers: string[] = []
  for (const email of [stranger.email, person.email]) {
    await page.goto(addressOf(locale, 'home'))
    const footer = page.getByRole('contentinfo')
    await footer.getByRole('link', { name: translator(locale, 'site')('legalLinks.findOrder') }).click()
    await page.getByLabel(orders('find.email')).fill(email)
    await page.getByRole('button', { name: orders('find.submit'), exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: orders('find.sent') })).toBeVisible()
    answers.push(await page.getByRole('main').innerText())
  }
  expect(answers[0]).toBe(answers[1])

  const mail = await inbox.mailTo(person.email, subject)
  const { number } = await data.orderOf(person.email)
  expect(mail.text).toContain(number)
  const link = mail.links.find((each) => each.includes(addressOf(locale, 'order', { token: '' })))
  await page.context().clearCookies()
  await page.goto(link ?? '')
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(number)
  expect(await inbox.present(stranger.email)).toEqual([])
})
