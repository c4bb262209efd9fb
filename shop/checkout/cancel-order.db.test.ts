import { afterAll, beforeAll, expect, test } from 'vitest'
import { formRequest } from '#prisma/fixtures/test-reading.ts'
import { courierAmount, stockUp, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { orderToken } from '#shop/orders/session.ts'
import { cancelOrder } from './handlers/cancel-order.ts'
import { sweep } from './jobs.ts'
import { settle } from './session/settle.ts'

let shop: TestShop
let variant: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  variant = await stockUp()
})
afterAll(() => shop.close())

const find = (id: string) => database().order.findUniqueOrThrow({ where: { id } })
const level = () => database().stockItem.findUniqueOrThrow({ where: { variantId: variant.id } })

async function ordered() {
  const shopper = new Shopper()
  await shopper.add(variant.id)
  expect((await shopper.order(variant.unitAmount + courierAmount)).status).toBe(200)
  const order = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  return { shopper, id: order.id, sessionId: order.sessionId ?? '', token: orderToken(order) }
}

const cancel = (token: string, then = 'order') =>
  cancelOrder(formRequest('/api/checkout/cancel', { locale: 'pl-PL', token, then }))

test('giving up frees the goods, once, however often it is pressed', async () => {
  const { id, token } = await ordered()
  const { reserved } = await level()
  const answers = await Promise.all([cancel(token), cancel(token, 'cart'), cancel(token)])
  expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
  expect((await cancel(token)).status).toBe(303)
  expect(await find(id)).toMatchObject({ payment: 'expired', hold: 'released' })
  expect((await level()).reserved).toBe(reserved - 1)
})

test('T14: only the link of this very order gives it up', async () => {
  const [mine, other] = [await ordered(), await ordered()]
  const [id = '', version = '', signature = ''] = mine.token.split('.')
  const [otherId = ''] = other.token.split('.')
  const tokens = [
    `${otherId}.${version}.${signature}`,
    `${id}.2.${signature}`,
    `${id}.${version}.${signature.slice(0, -1)}`,
    `${id}.${version}.${signature.toLowerCase()}`,
    `${id}.${version}`,
    id,
    '',
    '..',
  ]
  for (const token of tokens) expect((await cancel(token)).status).toBe(404)
  await database().order.update({ where: { id }, data: { tokenVersion: 2 } })
  expect((await cancel(mine.token)).status).toBe(404)
  expect(await find(id)).toMatchObject({ payment: 'pending' })
  expect(await find(other.id)).toMatchObject({ payment: 'pending' })
})

test('money that came at that very moment counts: who wanted to change the order is shown that it is paid', async () => {
  const { id, token, sessionId } = await ordered()
  await shop.lever('POST', '/ctl/deliveries', { hold: true })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'blik' })
  const answer = await cancel(token, 'cart')
  expect(answer.headers.get('location')).toContain('/pl/zamowienia/')
  expect(await find(id)).toMatchObject({ payment: 'paid', hold: 'committed' })
  await shop.lever('POST', '/ctl/deliveries', { hold: false })
  await shop.lever('POST', '/ctl/deliveries/release', {})
})

test('while Stripe is away nothing is given up', async () => {
  const { id, token } = await ordered()
  const fault = { method: 'POST', path: '/v1/checkout/sessions/*', when: 'before', status: 500, times: 100 }
  await shop.lever('POST', '/ctl/faults', fault)
  expect((await cancel(token)).status).toBe(503)
  await shop.lever('DELETE', '/ctl/faults')
  expect(await find(id)).toMatchObject({ payment: 'pending', hold: 'held' })
})

test('cancelling, sweeping, an event, another checkout and a payment at once: one open order, and the ledger explains the stock', async () => {
  for (let round = 0; round < 6; round++) {
    const { shopper, id, sessionId, token } = await ordered()
    await shopper.add(variant.id)
    const pays = round % 2 === 0
    await Promise.allSettled([
      cancel(token, 'cart'),
      shopper.order(variant.unitAmount * 2 + courierAmount),
      pays ? shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'blik' }) : null,
      sweep(new Date(Date.now() + 32 * 60_000)),
      settle(sessionId, 'test'),
      shopper.order(variant.unitAmount * 2 + courierAmount),
      cancel(token),
    ])
    await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
    await sweep(new Date(Date.now() + 60_000))
    const orders = await database().order.findMany({ where: { email: shopper.fields.email } })
    expect(orders.filter(({ payment }) => payment === 'pending').length).toBeLessThanOrEqual(1)
    expect(['paid', 'expired']).toContain((await find(id)).payment)
  }
  const moves = await database().stockMovement.groupBy({
    by: ['kind'],
    where: { variantId: variant.id },
    _sum: { quantity: true },
  })
  const sum = (kind: string) => moves.find((move) => move.kind === kind)?._sum.quantity ?? 0
  const { onHand, reserved } = await level()
  expect(reserved).toBe(sum('reserve') - sum('release') - sum('commit'))
  expect(onHand).toBe(sum('receive') + sum('adjust') - sum('commit'))
  expect(await database().order.count({ where: { payment: 'review' } })).toBe(0)
})
