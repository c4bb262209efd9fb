import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  leaveInStock,
  payTestOrder,
  placeTestOrder,
  stockUp,
  type TestGoods,
} from '#prisma/fixtures/test-orders.ts'
import { formRequest } from '#prisma/fixtures/test-reading.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { hashToken } from '#platform/secrets.ts'
import { findShownCart } from '#shop/cart/queries.ts'
import { orderToken } from '#shop/orders/session.ts'
import { orderAgain } from './handlers/order-again.ts'

let shop: TestShop
let one: TestGoods
let other: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  one = await stockUp()
  other = await stockUp('ZV-008-20')
})
afterAll(() => shop.close())

const linkTo = (id: string, tokenVersion = 1) => orderToken({ id, tokenVersion })

const again = (token: string, cookie = '', locale = 'pl-PL') =>
  orderAgain(formRequest('/api/cart/again', { locale, token }, { cookie }))

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('cart='))
    ?.split(';')[0] ?? ''

async function linesIn(cookie: string) {
  const tokenHash = hashToken(cookie.replace('cart=', ''))
  const { lines } = await database().cart.findUniqueOrThrow({
    where: { tokenHash },
    select: { lines: { orderBy: { variantId: 'asc' }, select: { variantId: true, quantity: true } } },
  })
  return lines
}

const bought = () =>
  payTestOrder(shop, [
    { ...one, quantity: 2 },
    { ...other, quantity: 1 },
  ])

test('everything that was bought is in the cart again, once, however often it is pressed', async () => {
  const { id, shopper } = await bought()
  expect(await linesIn(shopper.cookie)).toEqual([])
  const answers = await Promise.all([1, 2, 3].map(() => again(linkTo(id), shopper.cookie)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(answers[0]?.headers.get('location')).toBe('/pl/koszyk')
  const both = [
    { variantId: one.id, quantity: 2 },
    { variantId: other.id, quantity: 1 },
  ]
  expect(await linesIn(shopper.cookie)).toEqual(both)
  // More than was bought stays more.
  await shopper.add(other.id, 4)
  await again(linkTo(id), shopper.cookie)
  expect(await linesIn(shopper.cookie)).toEqual([both[0], { variantId: other.id, quantity: 5 }])
  // A browser without a cart is given one of its own, in the market of the order.
  const elsewhere = await again(linkTo(id), '', 'en-NL')
  expect(elsewhere.headers.get('location')).toBe('/en-pl/cart')
  expect(await linesIn(cookieOf(elsewhere))).toEqual(both)
  // It has cost nobody a piece: nothing was ordered.
  expect(await database().order.count({ where: { email: shopper.fields.email } })).toBe(1)
})

test('only by the link of an order that was paid, and never over a cart of another country', async () => {
  const paid = await bought()
  const open = await placeTestOrder([{ ...one, quantity: 1 }])
  await database().order.update({ where: { id: paid.id }, data: { tokenVersion: 2 } })
  const tokens = [linkTo(paid.id), linkTo(open.id), `${linkTo(paid.id, 2)}x`, paid.id, '']
  for (const token of tokens) expect((await again(token)).status).toBe(404)
  const dutch = new Shopper()
  await dutch.add(one.id, 1, 'nl-NL')
  const refused = await again(linkTo(paid.id, 2), dutch.cookie)
  expect(refused.headers.get('location')).toBe('/pl/koszyk')
  expect(await linesIn(dutch.cookie)).toEqual([{ variantId: one.id, quantity: 1 }])
  const foreign = formRequest('/api/cart/again', { locale: 'pl-PL', token: linkTo(paid.id, 2) })
  foreign.headers.set('origin', 'https://evil.example')
  expect((await orderAgain(foreign)).status).toBe(403)
})

test('at the price of today, and what has sold out is said in the cart', async () => {
  const { id } = await bought()
  await database().priceChange.create({
    data: {
      actor: 'test',
      variantId: one.id,
      market: 'PL',
      amount: one.unitAmount + 100,
      currency: 'PLN',
      validFrom: new Date(),
    },
  })
  await leaveInStock(one.id, 1)
  await leaveInStock(other.id, 0)
  const cookie = cookieOf(await again(linkTo(id)))
  const cart = await findShownCart(database(), cookie.replace('cart=', ''), 'pl-PL')
  expect(cart?.items.map(({ offer, changes }) => [offer.variantId, changes.map(({ kind }) => kind)])).toEqual(
    [
      [one.id, ['reduced-stock']],
      [other.id, ['sold-out']],
    ],
  )
  expect(cart?.isOrderable).toBe(false)
})
