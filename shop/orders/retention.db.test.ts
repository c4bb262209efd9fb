import { addMilliseconds, subDays, subMonths, subYears } from 'date-fns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { courierAmount, findGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { forgetCarts } from '#shop/cart/mutations.ts'
import { cartRetentionJob } from '#shop/cart/jobs.ts'
import { findOrder } from './queries.ts'
import { forgetOrders, orderRetentionJob } from './jobs.ts'
import { forgetPaidOrders, forgetUnpaidOrders, keptSince } from './mutations/forget-orders.ts'

const now = new Date('2027-03-01T02:27:00.000Z')
/** The last moment that is kept, and the first that is not. */
const kept = (days: number) => subDays(now, days)
const over = (days: number) => addMilliseconds(subDays(now, days), -1)

let shop: TestShop
let variantId: number
let total: number

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  const goods = await findGoods()
  variantId = goods.id
  total = goods.unitAmount + courierAmount
})
afterAll(() => shop.close())

type Payment = 'pending' | 'processing' | 'paid' | 'expired' | 'failed' | 'review'

/** An order as the shop wrote it, moved to another day and state. */
async function order(payment: Payment, placedAt: Date): Promise<string> {
  const shopper = new Shopper()
  await shopper.add(variantId)
  expect((await shopper.order(total)).status).toBe(200)
  const { id } = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  const data = { payment, placedAt, note: 'Ring twice', ...(payment === 'paid' && { paidAt: placedAt }) }
  await database().order.update({ where: { id }, data })
  return id
}

const rowOf = (id: string) => database().order.findUniqueOrThrow({ where: { id }, include: { lines: true } })

describe('unpaid orders', () => {
  test('GDPR-02: after 30 days nobody can be found in them, and the amounts stay', async () => {
    const id = await order('expired', over(30))
    const before = await rowOf(id)
    expect(JSON.stringify(before)).toMatch(/shopper\d+@example\.org/)
    await forgetOrders(now)
    const { lines, ...after } = await rowOf(id)
    expect(JSON.stringify(after)).not.toMatch(/@|Nowak|Lipowa|00-316|Warszawa|600 100|Ring/)
    expect(after).toEqual({
      ...before,
      lines: undefined,
      ...{ email: null, phone: null, name: null, street: null, postalCode: null, town: null, note: null },
      ...{ sessionParameters: {}, fingerprint: '', anonymisedAt: now, version: before.version + 1 },
    })
    expect(lines).toEqual(before.lines)
    expect(await findOrder(database(), id)).toMatchObject({ email: null, number: before.number })
  })

  test('up to that moment they are whole; failed ones are forgotten like expired ones', async () => {
    const recent = await order('expired', kept(30))
    const failed = await order('failed', over(30))
    await forgetOrders(now)
    expect(await rowOf(recent)).toMatchObject({ name: 'Anna Nowak', anonymisedAt: null })
    expect(await rowOf(failed)).toMatchObject({ name: null, anonymisedAt: now })
  })

  test.each(['pending', 'processing', 'paid', 'review'] as const)(
    'GDPR-02: %s orders keep their address, however old: money is or may be on its way',
    async (payment) => {
      const id = await order(payment, over(365 * 4))
      const before = await rowOf(id)
      await forgetOrders(now)
      expect(await rowOf(id)).toEqual(before)
    },
  )

  test('the pickup point goes with the person', async () => {
    const id = await order('expired', over(30))
    const pickupPointCode = 'WAW01'
    await database().order.update({
      where: { id },
      data: { pickupPointCode, pickupPointAddress: 'Prosta 1' },
    })
    await forgetOrders(now)
    expect(await rowOf(id)).toMatchObject({ pickupPointCode: null, pickupPointAddress: null, country: 'PL' })
  })

  test('a second night changes nothing, and a night comes in portions', async () => {
    const ids = [
      await order('expired', over(31)),
      await order('expired', over(31)),
      await order('expired', over(31)),
    ]
    expect(await forgetUnpaidOrders(now, 2)).toBe(2)
    expect(await forgetUnpaidOrders(now, 2)).toBe(1)
    expect(await forgetUnpaidOrders(now, 2)).toBe(0)
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ anonymisedAt: now })
  })
})

describe('paid orders', () => {
  const years = (count: number) => new Date(Date.UTC(2027 - count, 0, 1))

  test('GDPR-02: the tax law of each market says since when they are kept', () => {
    expect(keptSince(5, now)).toEqual(years(6))
    expect(keptSince(7, now)).toEqual(years(8))
    expect(keptSince(5, new Date('2026-12-31T23:59:59.999Z'))).toEqual(years(7))
  })

  test.each(['paid', 'review'] as const)(
    'GDPR-02: a day over it nobody can be found in %s ones, a day before everything is there',
    async (payment) => {
      const kept = await order(payment, years(6))
      const over = await order(payment, addMilliseconds(years(6), -1))
      const before = await rowOf(kept)
      const amounts = await rowOf(over)
      await forgetOrders(now)
      expect(await rowOf(kept)).toEqual(before)
      const { lines, ...after } = await rowOf(over)
      expect(JSON.stringify(after)).not.toMatch(/@|Nowak|Lipowa|00-316|Warszawa|600 100|Ring/)
      expect(after).toMatchObject({ anonymisedAt: now, totalAmount: amounts.totalAmount, country: 'PL' })
      expect(lines).toEqual(amounts.lines)
      expect(await forgetPaidOrders(now)).toBe(0)
    },
  )

  test('one whose money a bank asks back is waited for', async () => {
    const id = await order('paid', years(9))
    await database().order.update({ where: { id }, data: { dispute: 'open' } })
    await forgetOrders(now)
    expect(await rowOf(id)).toMatchObject({ name: 'Anna Nowak', anonymisedAt: null })
  })
})

describe('about a parcel', () => {
  const halfYear = subMonths(now, 6)

  async function ended(data: object): Promise<string> {
    const id = await order('paid', kept(300))
    await database().order.update({ where: { id }, data })
    const note = { orderId: id, actionId: id, body: 'Calls on Tuesday', author: 'staff:1' }
    await database().orderNote.create({ data: note })
    return id
  }
  const notesOf = (orderId: string) => database().orderNote.count({ where: { orderId } })

  test('the telephone number and the notes go half a year after it came; the address stays', async () => {
    const recent = await ended({ fulfilment: 'delivered', deliveredAt: halfYear })
    const delivered = await ended({ fulfilment: 'delivered', deliveredAt: addMilliseconds(halfYear, -1) })
    const shipped = await ended({ fulfilment: 'shipped', shippedAt: addMilliseconds(halfYear, -1) })
    const cancelled = await ended({ fulfilment: 'cancelled' })
    const open = await ended({})
    await forgetOrders(now)
    for (const id of [delivered, shipped, cancelled]) {
      expect(await rowOf(id)).toMatchObject({
        phone: null,
        note: null,
        name: 'Anna Nowak',
        anonymisedAt: null,
      })
      expect(await notesOf(id)).toBe(0)
    }
    for (const id of [recent, open]) {
      expect(await rowOf(id)).toMatchObject({ phone: '+48 600 100 200', note: 'Ring twice' })
      expect(await notesOf(id)).toBe(1)
    }
  })

  test('what was written about an order goes with the person, at the latest', async () => {
    const id = await ended({})
    await database().order.update({ where: { id }, data: { payment: 'expired', placedAt: over(30) } })
    await forgetOrders(now)
    expect(await notesOf(id)).toBe(0)
  })
})

test('withdrawals and complaints are kept for six years, answers included', async () => {
  const person = { name: 'Anna', email: 'a@example.org', orderNumber: '', locale: 'pl-PL' }
  const sixYears = subYears(now, 6)
  for (const [key, submittedAt] of [
    ['kept', sixYears],
    ['over', addMilliseconds(sixYears, -1)],
  ] as const) {
    const answered = {
      answeredAt: sixYears,
      answeredBy: 'staff:1',
      outcome: 'refused' as const,
      answer: 'No',
    }
    await database().withdrawal.create({ data: { ...person, ...answered, items: key, submittedAt } })
    const words = { reference: key, item: '', noticed: '', description: '', wish: 'other' as const }
    await database().complaint.create({ data: { ...person, ...words, submittedAt, answerBy: submittedAt } })
  }
  await forgetOrders(now)
  expect((await database().withdrawal.findMany()).map(({ items }) => items)).toEqual(['kept'])
  expect((await database().complaint.findMany()).map(({ reference }) => reference)).toEqual(['kept'])
})

test('carts are kept for 60 days after the last change, their orders for longer', async () => {
  const id = await order('paid', kept(70))
  const { cartId } = await rowOf(id)
  await database().cart.deleteMany({ where: { id: { not: cartId ?? '' } } })
  const cart = { market: 'PL', locale: 'pl-PL' }
  await database().cart.createMany({
    data: [
      { ...cart, tokenHash: 'kept', updatedAt: kept(60) },
      { ...cart, tokenHash: 'over', updatedAt: over(60) },
    ],
  })
  await database().cart.update({ where: { id: cartId ?? '' }, data: { updatedAt: over(60) } })
  expect(await forgetCarts(now)).toBe(2)
  expect(await forgetCarts(now)).toBe(0)
  expect(await database().cart.findMany({ select: { tokenHash: true } })).toEqual([{ tokenHash: 'kept' }])
  expect(await rowOf(id)).toMatchObject({ cartId: null, name: 'Anna Nowak' })
})

test('both jobs do their night with the rights of the application', async () => {
  const { cart: carts } = database()
  const cart = { market: 'PL', locale: 'pl-PL', tokenHash: 'night', updatedAt: new Date(0) }
  await carts.create({ data: cart })
  await orderRetentionJob.work(undefined as never)
  await cartRetentionJob.work(undefined as never)
  expect(await carts.count({ where: { tokenHash: 'night' } })).toBe(0)
})
