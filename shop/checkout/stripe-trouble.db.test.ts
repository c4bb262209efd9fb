import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { courierAmount, stockUp, violationsAtRest, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { sweep } from './jobs.ts'
import { recordSession } from './mutations/place-order.ts'
import { recordRefunds } from './mutations/record-refund.ts'
import { requestRefund } from './mutations/request-refund.ts'
import { createRefund } from './payment/refunds.ts'

let shop: TestShop
let variant: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  variant = await stockUp()
})
afterAll(() => shop.close())
afterEach(async () => {
  await shop.lever('DELETE', '/ctl/faults')
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 0, paused: false })
})

const sessions = '/v1/checkout/sessions'
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const fault = (body: object) => shop.lever('POST', '/ctl/faults', body)
const find = (id: string) =>
  database().order.findUniqueOrThrow({ where: { id }, include: { refunds: true, movements: true } })

async function shopper(): Promise<Shopper> {
  const someone = new Shopper()
  expect((await someone.add(variant.id)).status).toBe(200)
  return someone
}

const press = (someone: Shopper) => someone.order(variant.unitAmount + courierAmount)
const orderOf = async (someone: Shopper) =>
  (await database().order.findFirstOrThrow({ where: { email: someone.fields.email } })).id

/** An order that is paid; answers its id and its payment. */
async function paid(): Promise<{ id: string; amount: number; paymentIntentId: string }> {
  const someone = await shopper()
  expect((await press(someone)).status).toBe(200)
  const { sessionId } = await find(await orderOf(someone))
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
  const { id, totalAmount, paymentIntentId } = await find(await orderOf(someone))
  return { id, amount: totalAmount, paymentIntentId: paymentIntentId ?? '' }
}

const ask = (orderId: string, amount: number, actionId: string) =>
  database().$transaction((transaction) =>
    requestRefund(transaction, {
      ...{ orderId, amount, currency: 'PLN', reason: 'test', actor: 'test' },
      actionId: `${orderId} ${actionId}`,
    }),
  )
const refundsAtStripe = async (paymentIntentId: string) =>
  (
    (await shop.lever('GET', '/ctl/dump')) as { refunds: { payment_intent: string; amount: number }[] }
  ).refunds.filter((refund) => refund.payment_intent === paymentIntentId)

test('parameters that Stripe refuses hold no stock: the order is given up and the shopper may try again', async () => {
  const someone = await shopper()
  await fault({ method: 'POST', path: sessions, when: 'before', status: 400 })
  const answer = await press(someone)
  expect(answer.status).toBe(503)
  expect(await find(await orderOf(someone))).toMatchObject({ payment: 'expired', hold: 'released' })
  expect((await press(someone)).status).toBe(200)
})

test('an answer of 500 that the key remembers: the session is found all the same', async () => {
  const someone = await shopper()
  await fault({ method: 'POST', path: sessions, when: 'after', status: 500 })
  const answer = await press(someone)
  expect(answer.status).toBe(200)
  const dump = (await shop.lever('GET', '/ctl/dump')) as {
    sessions: { id: string; client_reference_id: string }[]
  }
  const id = await orderOf(someone)
  const own = dump.sessions.filter((session) => session.client_reference_id === id)
  expect(own).toHaveLength(1)
  expect(await find(id)).toMatchObject({ sessionId: own[0]?.id })
})

test('T22: answers that are lost: pressed again, and swept, it is the same session', async () => {
  const someone = await shopper()
  await fault({ method: 'POST', path: sessions, when: 'after', action: 'reset', times: 2 })
  expect((await press(someone)).status).toBe(503)
  const id = await orderOf(someone)
  expect(await find(id)).toMatchObject({ payment: 'pending', sessionId: null })
  await fault({ method: 'POST', path: sessions, when: 'after', action: 'reset', times: 2 })
  await sweep(minutes(1))
  await shop.lever('DELETE', '/ctl/faults')
  expect((await press(someone)).status).toBe(200)
  const dump = (await shop.lever('GET', '/ctl/dump')) as {
    sessions: { id: string; client_reference_id: string }[]
  }
  const own = dump.sessions.filter((session) => session.client_reference_id === id)
  expect(own).toHaveLength(1)
  expect(await find(id)).toMatchObject({ sessionId: own[0]?.id })
})

test('the first session of an order stays, whoever hears of another one later', async () => {
  const someone = await shopper()
  expect((await press(someone)).status).toBe(200)
  const id = await orderOf(someone)
  const { sessionId, sessionUrl } = await find(id)
  await recordSession(id, { id: 'cs_other', url: 'http://localhost:3000/other' })
  expect(await find(id)).toMatchObject({ sessionId, sessionUrl })
})

test('T23: a local clock gives nothing back: goods are held until Stripe says that the page is closed', async () => {
  const someone = await shopper()
  expect((await press(someone)).status).toBe(200)
  const id = await orderOf(someone)
  const { sessionId } = await find(id)
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  await fault({ path: `${sessions}/*`, when: 'before', status: 500, times: 1000 })
  await sweep(minutes(120))
  expect(await find(id)).toMatchObject({ payment: 'pending', hold: 'held' })
  await shop.lever('DELETE', '/ctl/faults')
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
  await sweep(minutes(120))
  const after = await find(id)
  expect(after).toMatchObject({ payment: 'paid', hold: 'committed', holdAttempt: 1 })
  expect(after.movements.map(({ kind }) => kind).toSorted()).toEqual(['commit', 'reserve'])
})

test('a 500 without any session: the stock comes back when the time is over, by the sweeper alone', async () => {
  const someone = await shopper()
  await fault({ method: 'POST', path: sessions, when: 'before', status: 500, times: 100 })
  expect((await press(someone)).status).toBe(503)
  const id = await orderOf(someone)
  await sweep(minutes(5))
  expect(await find(id)).toMatchObject({ payment: 'pending', hold: 'held' })
  const { sessionParameters } = await find(id)
  const expiresAt = Math.floor(minutes(-2).getTime() / 1000)
  const data = { sessionParameters: { ...(sessionParameters as object), expires_at: expiresAt } }
  await database().order.update({ where: { id }, data })
  await sweep(minutes(5))
  expect(await find(id)).toMatchObject({ payment: 'expired', hold: 'released' })
})

test('a Stripe that says nothing keeps nobody waiting for longer than twelve seconds', async () => {
  const someone = await shopper()
  await fault({ method: 'POST', path: sessions, when: 'before', action: 'hang', times: 100 })
  const begin = performance.now()
  expect((await press(someone)).status).toBe(503)
  expect(performance.now() - begin).toBeLessThan(12_000)
})

test('a refund that Stripe refuses for good is noted as failed, once, and staff are told', async () => {
  const { id, amount, paymentIntentId } = await paid()
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  await ask(id, amount, 'own')
  await shop.lever('POST', '/ctl/refunds', { payment_intent: paymentIntentId, amount })
  await sweep()
  const after = await find(id)
  expect(after.refund).toBe('full')
  expect(after.refunds.map(({ status }) => status).toSorted()).toEqual(['failed', 'succeeded'])
  expect(await database().staffAlert.count({ where: { orderId: id, kind: 'refund-failed' } })).toBe(1)
})

test('a refund that failed stays failed when an older answer arrives late', async () => {
  const { id, paymentIntentId } = await paid()
  const facts = {
    id: `re_late_${id}`,
    amount: 500,
    currency: 'PLN',
    paymentIntentId,
    metadataRefund: null,
    failure: null,
  }
  for (const status of ['pending', 'failed', 'succeeded'] as const)
    await recordRefunds(paymentIntentId, [{ ...facts, status }], 'test')
  expect(await find(id)).toMatchObject({ refund: 'none', refunds: [{ status: 'failed' }] })
})

test('T8: two who send the same refund at once, each before the other is heard of, pay back once', async () => {
  const { id, paymentIntentId } = await paid()
  const answer = await ask(id, 500, 'twice')
  const wish = { refundId: answer.ok ? answer.refundId : '', paymentIntentId, amount: 500 }
  expect(await createRefund(wish)).toEqual({ ok: true })
  expect(await createRefund(wish)).toEqual({ ok: true })
  expect(await refundsAtStripe(paymentIntentId)).toHaveLength(1)
  await sweep()
  expect(await find(id)).toMatchObject({ refund: 'partial', refunds: [{ status: 'succeeded' }] })
})

test('a refund whose answer was lost a day ago is found, not paid twice', async () => {
  const { id, paymentIntentId } = await paid()
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  const answer = await ask(id, 500, 'lost')
  await fault({ method: 'POST', path: '/v1/refunds', when: 'after', action: 'reset', times: 3 })
  await sweep()
  await shop.lever('DELETE', '/ctl/faults')
  await database().refund.updateMany({
    where: { orderId: id },
    data: { status: 'requested', stripeRefundId: null },
  })
  await shop.lever('POST', '/ctl/clock', { advanceSeconds: 25 * 3600 })
  await sweep()
  expect(await refundsAtStripe(paymentIntentId)).toHaveLength(1)
  expect((await find(id)).refunds).toMatchObject([{ id: answer.ok && answer.refundId, status: 'succeeded' }])
})

test('after all this the books add up, Stripe’s against ours (I12) included', async () => {
  await sweep(minutes(1))
  expect(await violationsAtRest()).toEqual([])
})
