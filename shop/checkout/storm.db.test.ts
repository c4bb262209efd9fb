import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  courierAmount,
  findGoods,
  leaveInStock,
  violationsAtRest,
  type TestGoods,
} from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'

let shop: TestShop
let variant: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  variant = await findGoods()
})
afterAll(() => shop.close())

const setStock = (quantity: number) => leaveInStock(variant.id, quantity)
const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 50_000 })
const sessionOf = async (answer: Response) =>
  /cs_\w+/.exec(((await answer.json()) as { location: string }).location)?.[0]

test('200 shoppers at once want the last 20 pieces: 20 paid orders, 180 polite refusals, stock zero', async () => {
  await setStock(20)
  const shoppers = Array.from({ length: 200 }, () => new Shopper())
  for (const shopper of shoppers) expect((await shopper.add(variant.id)).status).toBe(200)
  const answers = await Promise.all(
    shoppers.map((shopper) => shopper.order(variant.unitAmount + courierAmount)),
  )
  const statuses = answers.map((answer) => answer.status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
  expect(statuses.filter((status) => status === 409)).toHaveLength(180)

  const sessions = await Promise.all(answers.filter((answer) => answer.status === 200).map(sessionOf))
  await Promise.all(sessions.map((id) => shop.lever('POST', `/ctl/sessions/${id}/pay`, { method: 'blik' })))
  await quiesce()
  expect(await database().order.count({ where: { payment: 'paid' } })).toBe(20)
  expect(await database().order.count()).toBe(20)
  const level = await database().stockItem.findUniqueOrThrow({ where: { variantId: variant.id } })
  expect(level).toMatchObject({ onHand: 0, reserved: 0 })
})

type Outcome = 'paid' | 'declined-then-paid' | 'later-paid' | 'later-failed' | 'expired' | 'paid-and-refunded'
const outcomes: Outcome[] = [
  'paid',
  'declined-then-paid',
  'later-paid',
  'later-failed',
  'expired',
  'paid-and-refunded',
]

async function play(sessionId: string, outcome: Outcome): Promise<void> {
  const pay = (body: object) => shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, body)
  const settle = (end: string) => shop.lever('POST', `/ctl/sessions/${sessionId}/settle`, { outcome: end })
  if (outcome === 'expired') await shop.lever('POST', `/ctl/sessions/${sessionId}/expire`)
  if (outcome === 'declined-then-paid') await pay({ method: 'card', outcome: 'declined' })
  if (outcome.startsWith('later')) {
    await pay({ method: 'p24', outcome: 'processing' })
    await settle(outcome === 'later-paid' ? 'succeeded' : 'failed')
  }
  if (outcome === 'paid' || outcome === 'declined-then-paid' || outcome === 'paid-and-refunded') {
    const session = (await pay({ method: 'card' })) as { payment_intent: string }
    const refund = { payment_intent: session.payment_intent, amount: 500 }
    if (outcome === 'paid-and-refunded') await shop.lever('POST', '/ctl/refunds', refund)
  }
}

/** What must come out the same however often and in whatever order the events arrive. */
async function projection(shoppers: readonly Shopper[]) {
  const rows = await database().order.findMany({
    where: { email: { in: shoppers.map((shopper) => shopper.fields.email) } },
    include: { movements: true, payments: true, refunds: true, mails: true },
  })
  const place = new Map(shoppers.map((shopper, index) => [shopper.fields.email, index]))
  return rows
    .toSorted((one, other) => (place.get(one.email ?? '') ?? 0) - (place.get(other.email ?? '') ?? 0))
    .map((row) => ({
      facts: [row.payment, row.fulfilment, row.refund, row.dispute, row.hold],
      ledger: row.movements.map((move) => `${move.kind} ${move.quantity}`).toSorted(),
      payments: row.payments.map((payment) => `${payment.outcome} ${payment.amount} ${payment.currency}`),
      refunds: row.refunds.map((refund) => `${refund.status} ${refund.amount}`),
      mails: row.mails.map((mail) => mail.kind).toSorted(),
    }))
}

async function run(plan: object): Promise<Shopper[]> {
  await shop.lever('POST', '/ctl/deliveries', { hold: true, ...plan })
  const shoppers = Array.from({ length: 36 }, () => new Shopper())
  for (const [index, shopper] of shoppers.entries()) {
    await shopper.add(variant.id)
    const sessionId = await sessionOf(await shopper.order(variant.unitAmount + courierAmount))
    await play(sessionId ?? '', outcomes[index % outcomes.length] ?? 'paid')
  }
  await shop.lever('POST', '/ctl/deliveries', { hold: false })
  await shop.lever('POST', '/ctl/deliveries/release', { seed: 7 })
  await quiesce()
  return shoppers
}

test('events one to five times in shuffled order give the same database as once and in order', async () => {
  await setStock(200)
  const plain = await run({ duplicate: 1, spreadMs: 0 })
  const storm = await run({ duplicate: { min: 1, max: 5 }, spreadMs: 300, seed: 20261122, parallel: 24 })
  const expected = await projection(plain)
  expect(expected.map((order) => order.facts[0])).toContain('paid')
  expect(await projection(storm)).toEqual(expected)
  expect(await database().stripeEvent.count({ where: { processedAt: null } })).toBe(0)
})

test('after the storms the books add up, Stripe’s against ours (I12) included', async () => {
  expect(await violationsAtRest()).toEqual([])
})
