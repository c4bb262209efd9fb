import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { courierAmount, findGoods, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { reviewCheckout } from './handlers/review-checkout.ts'
import { findPickupSearch, findUnpaidContact } from './queries.ts'

const origin = 'http://localhost:3000'
let shop: TestShop
let goods: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  goods = await findGoods()
})
afterAll(() => shop.close())

async function shopperWithCart(): Promise<Shopper> {
  const shopper = new Shopper()
  await shopper.add(goods.id)
  return shopper
}

const fieldsOf = async (answer: Response) => {
  const { problems } = (await answer.json()) as { problems: { field: string | null }[] }
  return problems.map(({ field }) => field)
}

describe('everything that is wrong is said at once', () => {
  test('contact, address and terms of an empty form for a courier', async () => {
    const shopper = await shopperWithCart()
    const empty = { email: '', name: '', street: '', postalCode: '', town: '', terms: '' }
    const answer = await shopper.order(goods.unitAmount + courierAmount, empty)
    expect(answer.status).toBe(422)
    expect((await fieldsOf(answer)).toSorted()).toEqual(
      ['email', 'name', 'postalCode', 'street', 'terms', 'town'].toSorted(),
    )
  })

  test('a pickup point needs a point and a telephone, and no address', async () => {
    const shopper = await shopperWithCart()
    const pickup = { delivery: 'parcel-locker', phone: '', street: '', postalCode: '', town: '', name: '' }
    const answer = await shopper.order(goods.unitAmount + 1299, pickup)
    expect((await fieldsOf(answer)).toSorted()).toEqual(['name', 'phone', 'pickupPoint'])
  })

  test('PRICE-04: nothing is ordered without the consent to the terms', async () => {
    const shopper = await shopperWithCart()
    for (const terms of ['', 'on', 'false']) {
      expect((await shopper.order(goods.unitAmount + courierAmount, { terms })).status).toBe(422)
    }
    expect(await database().order.count({ where: { email: shopper.fields.email } })).toBe(0)
  })
})

describe('PRICE-01: the total above the button is the total of the order', () => {
  test('a total that no longer holds is answered with the page shown anew, and what was typed kept', async () => {
    const shopper = await shopperWithCart()
    const answer = await shopper.order(goods.unitAmount)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ location: '/pl/zamowienie' })
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('form=')) ?? ''
    const kept = await findKeptForm('checkout', cookie.slice('form='.length).split(';')[0] ?? '')
    expect(kept?.values.street).toBe(shopper.fields.street)
    expect(kept?.problems).toMatchObject([{ key: 'totalChanged' }])
  })
})

describe('the form on its way to the same page', () => {
  const review = (fields: Record<string, string>) =>
    reviewCheckout(
      new Request(`${origin}/api/checkout/review`, {
        method: 'POST',
        headers: { origin, accept: 'application/json' },
        body: new URLSearchParams(fields),
      }),
    )

  test('keeps what was typed, complains about nothing and leads back to the delivery', async () => {
    const answer = await review({
      locale: 'nl-NL',
      email: 'half@',
      pickupSearch: 'utrecht',
      expectedTotal: '',
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/nl/bestellen#delivery')
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('form=')) ?? ''
    const kept = await findKeptForm('checkout', cookie.slice('form='.length).split(';')[0] ?? '')
    expect(kept).toMatchObject({ values: { email: 'half@', pickupSearch: 'utrecht' }, problems: [] })
  })

  test.each([
    ['an unknown field', { locale: 'pl-PL', isAdmin: '1' }],
    ['an unknown language', { locale: 'xx' }],
    ['an oversized field', { locale: 'pl-PL', street: 'x'.repeat(300) }],
  ])('%s is refused', async (_, fields: Record<string, string>) => {
    expect((await review(fields)).status).toBe(422)
  })
})

describe('pickup points', () => {
  test('are found by town without diacritics; the chosen one stays', async () => {
    const [first] = await database().pickupPoint.findMany({ where: { market: 'PL' }, take: 1 })
    const found = await findPickupSearch(database(), 'PL', {
      pickupSearch: ' LODZ ',
      pickupPoint: first?.code ?? '',
    })
    expect(found.found.length).toBeGreaterThan(0)
    expect(found.found.every(({ town }) => town === 'Łódź')).toBe(true)
    expect(found.chosen?.code).toBe(first?.code)
  })

  test('those of another country are never chosen, and nothing typed finds nothing', async () => {
    const [dutch] = await database().pickupPoint.findMany({ where: { market: 'NL' }, take: 1 })
    expect(await findPickupSearch(database(), 'PL', { pickupPoint: dutch?.code ?? '' })).toEqual({
      found: [],
      chosen: null,
    })
    const hostile = { pickupSearch: `%_'";--\\ ${'x'.repeat(500)}`, pickupPoint: "' OR 1=1" }
    expect(await findPickupSearch(database(), 'PL', hostile)).toEqual({ found: [], chosen: null })
  })
})

test('who comes back from the payment page does not type again; who comes back tomorrow does', async () => {
  const shopper = await shopperWithCart()
  await shopper.order(goods.unitAmount + courierAmount)
  const order = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  const cartId = order.cartId ?? ''
  expect(await findUnpaidContact(database(), cartId)).toMatchObject({
    email: shopper.fields.email,
    street: shopper.fields.street,
    delivery: 'courier',
  })
  expect(await findUnpaidContact(database(), cartId, new Date(Date.now() + 3 * 60 * 60 * 1000))).toBeNull()
  await database().order.update({ where: { id: order.id }, data: { payment: 'paid', paidAt: new Date() } })
  expect(await findUnpaidContact(database(), cartId)).toBeNull()
})
