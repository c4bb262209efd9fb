import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { courierAmount, stockUp, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { startCheckout } from './handlers/start-checkout.ts'
import { sweep } from './jobs.ts'

let shop: TestShop
let variant: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  variant = await stockUp('ZV-003-60', 5000)
})
afterAll(() => shop.close())

/** Everybody's payment pages run out. */
beforeEach(async () => {
  const open = await database().order.findMany({ where: { payment: 'pending' }, select: { sessionId: true } })
  for (const { sessionId } of open) await shop.lever('POST', `/ctl/sessions/${sessionId}/expire`)
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 30_000 })
  await sweep(new Date(Date.now() + 60_000))
})

async function shoppersWith(count: number, quantity: number, clientAddress?: string): Promise<Shopper[]> {
  const shoppers = Array.from({ length: count }, () => new Shopper())
  for (const shopper of shoppers) {
    if (clientAddress) shopper.clientAddress = clientAddress
    expect((await shopper.add(variant.id, quantity)).status).toBe(200)
  }
  return shoppers
}

/** Delivery costs nothing from some value of goods on; the test asks for either total. */
async function order(shopper: Shopper, quantity: number, changes: Record<string, string> = {}) {
  const goods = variant.unitAmount * quantity
  const answer = await shopper.order(goods + courierAmount, changes)
  return answer.status === 409 ? (await shopper.order(goods, changes)).status : answer.status
}
const held = async () =>
  (await database().stockItem.findUniqueOrThrow({ where: { variantId: variant.id } })).reserved
const count = (statuses: number[], status: number) => statuses.filter((each) => each === status).length

test('one e-mail address has three payments open, also when all are begun at once and however it is written', async () => {
  const shoppers = await shoppersWith(8, 1)
  const written = (index: number) => (index % 2 ? 'one@example.org' : 'One@Example.org')
  const statuses = await Promise.all(
    shoppers.map((shopper, index) => order(shopper, 1, { email: written(index) })),
  )
  expect(count(statuses, 200)).toBe(3)
  expect(count(statuses, 429)).toBe(5)
})

test('A20: whoever invents e-mail addresses keeps few goods from others, and paying makes room again', async () => {
  const shoppers = await shoppersWith(6, 20, '198.51.100.7')
  const statuses = await Promise.all(shoppers.map((shopper) => order(shopper, 20)))
  expect(count(statuses, 200)).toBe(2)
  expect(await held()).toBe(40)
  const [other] = await shoppersWith(1, 20)
  expect(other && (await order(other, 20))).toBe(200)

  const winner = shoppers[statuses.indexOf(200)]
  const { sessionId } = await database().order.findFirstOrThrow({
    where: { email: winner?.fields.email ?? '' },
  })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'blik' })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 30_000 })
  const loser = shoppers[statuses.indexOf(429)]
  expect(loser && (await order(loser, 20))).toBe(200)
})

test('A20: nor many small ones', async () => {
  const shoppers = await shoppersWith(24, 1, '198.51.100.8')
  const statuses: number[] = []
  for (const shopper of shoppers) statuses.push(await order(shopper, 1))
  expect(count(statuses, 200)).toBe(20)
  expect(count(statuses, 429)).toBe(4)
})

test('T18: a thousand checkouts begun from one connection open few payments and hold few goods', async () => {
  const clientAddress = '198.51.100.9'
  const shoppers = await shoppersWith(50, 2, clientAddress)
  const before = shop.stripe.state.sessions.size
  const statuses: number[] = []
  for (let round = 0; round < 20; round++)
    for (let first = 0; first < shoppers.length; first += 25) {
      const wave = shoppers.slice(first, first + 25)
      statuses.push(...(await Promise.all(wave.map((shopper) => order(shopper, 2)))))
    }
  expect(statuses).toHaveLength(1000)
  expect(count(statuses, 200) + count(statuses, 429)).toBe(1000)
  expect(count(statuses, 200)).toBeLessThanOrEqual(300)
  expect(shop.stripe.state.sessions.size - before).toBeLessThanOrEqual(20)
  expect(await held()).toBeLessThanOrEqual(40)
  const [other] = await shoppersWith(1, 2)
  expect(other && (await order(other, 2)), 'somebody elsewhere').toBe(200)
}, 300_000)

test('T20: what a request says of its host is in no address that Stripe sends somebody back to', async () => {
  const [shopper] = await shoppersWith(1, 1)
  if (!shopper) throw new Error('nobody there')
  const total = String(variant.unitAmount + courierAmount)
  const headers = {
    ...{ origin: 'http://localhost:3000', cookie: shopper.cookie, accept: 'application/json' },
    ...{ host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
    ...{
      'x-forwarded-proto': 'https',
      'x-original-url': '//evil.example/',
      'x-shop-client-address': '10.9.9.9',
    },
  }
  const body = new URLSearchParams({ ...shopper.fields, expectedTotal: total })
  const known = new Set(shop.stripe.state.sessions.keys())
  const answer = await startCheckout(
    new Request('https://evil.example/api/checkout', { method: 'POST', headers, body }),
  )
  expect(answer.status).toBe(200)
  expect(await answer.text()).not.toContain('evil')
  const opened = [...shop.stripe.state.sessions].filter(([id]) => !known.has(id))
  expect(opened).toHaveLength(1)
  for (const [, { session }] of opened)
    for (const address of [session.success_url, session.cancel_url])
      expect(new URL(address ?? '').origin).toBe('http://localhost:3000')
})

test('where somebody was connected is forgotten when the order is paid or given up', async () => {
  const [shopper] = await shoppersWith(1, 1)
  if (shopper) await order(shopper, 1)
  const known = () => database().order.count({ where: { clientKey: { not: null } } })
  expect(await known()).toBe(1)
  const { sessionId } = await database().order.findFirstOrThrow({ where: { payment: 'pending' } })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'blik' })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 30_000 })
  expect(await known()).toBe(0)
})
