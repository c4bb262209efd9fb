import type { Browser, Page } from '@playwright/test'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { barriers } from './barriers.ts'
import { expect, given, newPerson, test } from './fixtures.ts'
import type { PaymentStandIn } from './payment-stand-in.ts'
import type { ShopData } from './shop-data.ts'
import { orderHeading, orderOne } from './shopping.ts'
import { enterWorkshop } from './staff.ts'

async function buy(
  page: Page,
  { data, payments, locale }: { data: ShopData; payments: PaymentStandIn; locale: Locale },
): Promise<{ id: string; number: string; email: string }> {
  const person = newPerson()
  await orderOne(page, locale, await data.variant('ZV-001-60', locale), person)
  await payments.payByCard(page, locale)
  await expect(orderHeading(page, locale, 'paid')).toBeVisible()
  const order = await data.one<{ id: string; number: string }>(
    'select id, number from orders where email = $1',
    [person.email],
  )
  return { ...order, email: person.email }
}

async function clerk(
  browser: Browser,
  data: ShopData,
  locale: Locale,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL: given('SHOP_URL') })
  const page = await context.newPage()
  await enterWorkshop(page, data, { role: 'clerk', language: languageOf(locale) })
  return { page, close: () => context.close() }
}

const carrier = { 'pl-PL': 'inpost', 'nl-NL': 'postnl', 'en-NL': 'dhl-nl' } as const

for (const locale of ['pl-PL', 'nl-NL', 'en-NL'] as const) {
  // The clerk reads another language than the buyer: mails follow the order, the workshop its person.
  const desk: Locale = locale === 'pl-PL' ? 'nl-NL' : 'pl-PL'

  test(`${locale}: an order is packed, sent with its number and paid back in part`, async ({
    page,
    data,
    payments,
    inbox,
    browser,
  }) => {
    test.slow()
    const t = translator(desk, 'staff-orders')
    const words = translator(desk, 'orders')
    const problems = translator(desk, 'problems')
    const order = await buy(page, { data, payments, locale })
    const { page: work, close } = await clerk(browser, data, desk)
    const said = (text: string) => work.getByRole('status').filter({ hasText: text })

    await work.goto(`/staff/orders?list=to-pack&search=${order.number}`)
    await work.getByRole('link', { name: order.number, exact: true }).click()
    await expect(
      work.getByRole('heading', { level: 1, name: words('title', { number: order.number }) }),
    ).toBeVisible()
    await work.getByRole('button', { name: t('steps.pack'), exact: true }).click()
    await expect(said(t('done.packed'))).toBeVisible()

    // A number that cannot be one is said beside its field, and nothing is lost.
    await work.getByLabel(t('parcel.carrier')).first().selectOption(carrier[locale])
    await work.getByLabel(t('parcel.number')).first().fill('12!')
    await work.getByRole('button', { name: t('steps.ship'), exact: true }).click()
    await expect(work.getByLabel(t('parcel.number')).first()).toHaveAccessibleDescription(
      new RegExp(problems('trackingNumber').slice(0, 20)),
    )
    await expect(work.getByLabel(t('parcel.carrier')).first()).toHaveValue(carrier[locale])
    await work.getByLabel(t('parcel.number')).first().fill('6200 0000 1234 5678')
    await work.getByRole('button', { name: t('steps.ship'), exact: true }).click()
    await expect(said(t('done.shipped'))).toBeVisible()
    const shipped = await inbox.mailTo(
      order.email,
      translator(locale, 'order-mail')('shipped.subject', { orderNumber: order.number }),
    )
    expect(shipped.text).toContain('6200000012345678')

    // One amount goes back; the same form sent twice is one refund.
    await work.getByText(t('refund.title'), { exact: true }).click()
    await work.getByLabel(t('refund.reason')).selectOption('goodwill')
    await work.getByRole('radio', { name: new RegExp(`^${t('refund.kinds.amount')}`) }).check()
    await work.locator('#order-refund-amount').fill('3,50')
    await work.getByRole('button', { name: t('refund.send'), exact: true }).dblclick()
    await expect(said(t('done.refunded'))).toBeVisible()
    await expect(async () => {
      const refunds = await data.rows<{ amount: number; status: string }>(
        'select amount, status::text from refund where order_id = $1',
        [order.id],
      )
      expect(refunds).toEqual([{ amount: 350, status: 'succeeded' }])
    }).toPass()
    const facts = await data.one<{ fulfilment: string; refund: string }>(
      'select fulfilment::text, refund::text from orders where id = $1',
      [order.id],
    )
    expect(facts).toEqual({ fulfilment: 'shipped', refund: 'partial' })
    const audit = await data.rows<{ action: string }>(
      "select action from audit_entry where entity = 'order' and entity_id = $1 order by id",
      [order.id],
    )
    expect(audit.map(({ action }) => action)).toEqual(['order.packed', 'order.shipped', 'order.refunded'])

    await work.getByLabel(t('notes.label')).fill('Karton wgnieciony, zwrócono część.')
    await work.getByRole('button', { name: t('notes.send'), exact: true }).click()
    await expect(work.getByRole('region', { name: t('notes.title') })).toContainText('Karton wgnieciony')
    await close()
  })
}

test('the rooms of a clerk are accessible, wide and narrow, light and dark', async ({
  page,
  data,
  payments,
  browser,
}) => {
  test.slow()
  const locale: Locale = 'pl-PL'
  const order = await buy(page, { data, payments, locale })
  const { page: work, close } = await clerk(browser, data, locale)
  for (const colorScheme of ['light', 'dark'] as const) {
    await work.emulateMedia({ colorScheme })
    for (const path of [
      '/staff/orders?list=all',
      `/staff/orders/${order.id}`,
      `/staff/orders/packing?order=${order.id}`,
    ]) {
      await work.setViewportSize({ width: colorScheme === 'light' ? 1440 : 390, height: 900 })
      await work.goto(path)
      expect(await barriers(work), `${path} ${colorScheme}`).toEqual([])
      const overflow = await work.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  }
  await close()
})
