import { afterAll, beforeAll, expect, test } from 'vitest'
import { courierAmount, findGoods, leaveInStock, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { sweep } from './jobs.ts'
import type { SessionFacts } from './settlement.ts'

let shop: TestShop
let goods: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  goods = await findGoods()
})
afterAll(() => shop.close())

const setStock = (quantity: number) => leaveInStock(goods.id, quantity)
const level = () => database().stockItem.findUniqueOrThrow({ where: { variantId: goods.id } })
const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })

async function ordered(quantity = 1): Promise<{ shopper: Shopper; sessionId: string; orderId: string }> {
  const shopper = new Shopper()
  await shopper.add(goods.id, quantity)
  const answer = await shopper.order(goods.unitAmount * quantity + courierAmount)
  expect(answer.status).toBe(200)
  const order = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  return { shopper, sessionId: order.sessionId ?? '', orderId: order.id }
}

const find = (id: string) =>
  database().order.findUniqueOrThrow({
    where: { id },
    include: { mails: true, payments: true, movements: true, refunds: true, events: true },
  })

test('an order holds its stock, leads to the payment page, and is paid by the event', async () => {
  await setStock(10)
  const { sessionId, orderId } = await ordered(2)
  expect(await level()).toMatchObject({ onHand: 10, reserved: 2 })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'blik' })
  await quiesce()
  const order = await find(orderId)
  expect(order).toMatchObject({ payment: 'paid', hold: 'committed' })
  expect(order.payments).toMatchObject([{ amount: goods.unitAmount * 2 + courierAmount, method: 'blik' }])
  expect(order.mails.map((mail) => mail.kind)).toEqual(['order-confirmed'])
  expect(await level()).toMatchObject({ onHand: 8, reserved: 0 })
  expect(await database().cartLine.count({ where: { cart: { orders: { some: { id: orderId } } } } })).toBe(0)
})

test('ordering again with the same cart leads to the same payment page', async () => {
  await setStock(10)
  const { shopper, sessionId } = await ordered()
  const again = await shopper.order(goods.unitAmount + courierAmount)
  expect(await again.json()).toEqual({ location: expect.stringContaining(sessionId) })
  expect(await database().order.count({ where: { email: shopper.fields.email } })).toBe(1)
})

test('two presses at once make one order', async () => {
  await setStock(10)
  const shopper = new Shopper()
  await shopper.add(goods.id)
  const answers = await Promise.all([1, 2, 3, 4].map(() => shopper.order(goods.unitAmount + courierAmount)))
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
  expect(await database().order.count({ where: { email: shopper.fields.email } })).toBe(1)
  expect(await level()).toMatchObject({ reserved: expect.any(Number) })
})

test('a changed cart closes the old payment page first: its own hold never reads as sold out', async () => {
  await setStock(3)
  const { shopper, sessionId, orderId } = await ordered(2)
  await shopper.add(goods.id, 1)
  const answer = await shopper.order(goods.unitAmount * 3 + courierAmount)
  expect(answer.status).toBe(200)
  expect((await find(orderId)).payment).toBe('expired')
  const dump = (await shop.lever('GET', '/ctl/dump')) as { sessions: { id: string; status: string }[] }
  expect(dump.sessions.find((session) => session.id === sessionId)?.status).toBe('expired')
  const open = await database().order.findMany({ where: { email: shopper.fields.email, payment: 'pending' } })
  expect(open).toHaveLength(1)
})

test('an abandoned payment expires at Stripe and gives the stock back', async () => {
  await setStock(5)
  const { sessionId, orderId } = await ordered(5)
  await shop.lever('POST', `/ctl/sessions/${sessionId}/expire`)
  await quiesce()
  expect(await find(orderId)).toMatchObject({ payment: 'expired', hold: 'released' })
  const after = await level()
  expect(after.onHand - after.reserved).toBe(5)
})

test('a declined card changes nothing; a delayed method waits and then pays or gives back', async () => {
  await setStock(10)
  const declined = await ordered()
  await shop.lever('POST', `/ctl/sessions/${declined.sessionId}/pay`, { method: 'card', outcome: 'declined' })
  await quiesce()
  expect((await find(declined.orderId)).payment).toBe('pending')

  for (const [outcome, state] of [
    ['succeeded', 'paid'],
    ['failed', 'failed'],
  ] as const) {
    const delayed = await ordered()
    await shop.lever('POST', `/ctl/sessions/${delayed.sessionId}/pay`, {
      method: 'p24',
      outcome: 'processing',
    })
    await quiesce()
    expect(await find(delayed.orderId)).toMatchObject({ payment: 'processing', hold: 'held' })
    await shop.lever('POST', `/ctl/sessions/${delayed.sessionId}/settle`, { outcome })
    await quiesce()
    expect((await find(delayed.orderId)).payment).toBe(state)
  }
})

test('a total that changed since the shopper looked is refused with the new one', async () => {
  await setStock(10)
  const shopper = new Shopper()
  await shopper.add(goods.id)
  const answer = await shopper.order(goods.unitAmount)
  expect(answer.status).toBe(409)
  expect(JSON.stringify(await answer.json())).toContain('zł')
  expect(await database().order.count({ where: { email: shopper.fields.email } })).toBe(0)
})

test('money of another amount than ordered goes to review, with the goods kept back and staff told', async () => {
  await setStock(10)
  const { sessionId, orderId } = await ordered()
  await shop.lever('POST', `/ctl/sessions/${sessionId}/tamper`, { amount_total: 1 })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
  await quiesce()
  const order = await find(orderId)
  expect(order.payment).toBe('review')
  expect(order.mails).toEqual([])
  expect(await database().staffAlert.count({ where: { orderId } })).toBe(1)
})

test('an order paid through a session that is not its own, and then through its own: people hear of both, its own goes back', async () => {
  await setStock(10)
  const { sessionId, orderId } = await ordered()
  const { applySession } = await import('./mutations/settle-order.ts')
  const foreign: SessionFacts = {
    id: `cs_link_${orderId}`,
    status: 'complete',
    paymentStatus: 'paid',
    hasFailed: false,
    amountTotal: 100,
    currency: 'pln',
    clientReferenceId: orderId,
    ...{ paymentIntentId: `pi_link_${orderId}`, madeForOrder: null },
    method: 'card',
  }
  for (let times = 0; times < 2; times++) await applySession(foreign, 'test')
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
  await quiesce()
  expect(await find(orderId)).toMatchObject({ payment: 'review', payments: [{ amount: 100 }], mails: [] })
  const alerts = await database().staffAlert.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })
  expect(alerts.map(({ kind }) => kind)).toEqual(['unknown-reference', 'second-payment'])
  expect(alerts[1]?.facts).toMatchObject({ session: sessionId })
})

test('money that belongs to no order is told to staff, once', async () => {
  const { applySession } = await import('./mutations/settle-order.ts')
  const stray: SessionFacts = {
    ...{ id: 'cs_nobody', clientReferenceId: 'nobody', paymentIntentId: 'pi_nobody', madeForOrder: null },
    ...{ amountTotal: 700, currency: 'pln', hasFailed: false, method: 'card' },
    status: 'complete',
    paymentStatus: 'paid',
  }
  for (let times = 0; times < 2; times++) expect(await applySession(stray, 'test')).toEqual({ orderId: null })
  expect(await database().staffAlert.findMany({ where: { kind: 'payment-without-order' } })).toMatchObject([
    { orderId: null, facts: { session: 'cs_nobody', amount: 700, currency: 'pln' } },
  ])
})

test('late money: goods still there are sold, goods that are gone are paid back with an apology', async () => {
  await setStock(1)
  for (const isGone of [false, true]) {
    await setStock(1)
    const { sessionId, orderId } = await ordered()
    await shop.lever('POST', '/ctl/deliveries', { paused: true }).catch(() => undefined)
    await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
    // As if Stripe had said "expired" before: the local state is behind the money.
    const { expireWithoutSession } = await import('./mutations/settle-order.ts')
    await database().order.update({ where: { id: orderId }, data: { sessionId: null } })
    await expireWithoutSession(orderId, 'test')
    await database().order.update({ where: { id: orderId }, data: { sessionId } })
    if (isGone) await setStock(0)
    const { settle } = await import('./session/settle.ts')
    await settle(sessionId, 'test')
    const order = await find(orderId)
    if (isGone) {
      expect(order).toMatchObject({ payment: 'review', fulfilment: 'cancelled' })
      expect(order.refunds).toMatchObject([{ status: 'requested', amount: order.totalAmount }])
      await sweep()
      const after = await find(orderId)
      expect(after).toMatchObject({ refund: 'full' })
      // The apology has said that the money goes back: no second letter says it again.
      expect(after.mails.map((mail) => mail.kind)).toEqual(['order-refunded-sold-out'])
    } else {
      expect(order).toMatchObject({ payment: 'paid', hold: 'committed', holdAttempt: 2 })
    }
  }
})
