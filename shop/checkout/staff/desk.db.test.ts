import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp, type TestOrder } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { freshen, hire, signInAs, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import {
  answerWithdrawalStatement,
  closeAlert,
  noteOrder,
  packOrder,
  shipOrder,
} from '#shop/orders/staff/handlers.ts'
import { exportOrders } from '#shop/orders/staff/exports/handlers.ts'
import type { StaffHandler } from '#shop/staff/session/staff-handler.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { giveUpUnpaid, payBack } from './handlers.ts'
import { findMoneyPath } from './queries/find-money-path.ts'

let shop: TestShop
let cookie = ''
let editor = ''
let clerk: { id: string }
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  clerk = await hire('clerk')
  cookie = await signInAs(clerk as Awaited<ReturnType<typeof hire>>)
  editor = await signInAs(await hire('editor'))
  goods = await stockUp()
})
afterAll(() => shop.close())

const paid = () => payTestOrder(shop, [{ ...goods, quantity: 2 }])
const row = (id: string) =>
  database().order.findUniqueOrThrow({ where: { id }, include: { refunds: true, notes: true } })

async function press(
  handler: StaffHandler,
  id: string,
  fields: Record<string, string>,
  who = cookie,
): Promise<{
  status: number
  location: string | undefined
  problems: { field: string | null; message: string }[]
}> {
  const request = staffRequest('/staff/api/x', { cookie: who, fields })
  const answer = await handler(request, { params: Promise.resolve({ id }) })
  const body = (await answer.json()) as {
    location?: string
    problems?: { field: string | null; message: string }[]
  }
  return { status: answer.status, location: body.location, problems: body.problems ?? [] }
}

const version = async ({ id }: TestOrder) => String((await row(id)).version)

describe('the desk of a clerk', () => {
  test('packs and sends; what is wrong stands beside its field and changes nothing', async () => {
    const order = await paid()
    const packed = await press(packOrder, order.id, { version: await version(order) })
    expect(packed).toMatchObject({ status: 200, location: `/staff/orders/${order.id}?done=packed` })

    const parcel = { version: await version(order), carrier: 'inpost', trackingNumber: '12!' }
    const refused = await press(shipOrder, order.id, parcel)
    expect(refused).toMatchObject({ status: 422, problems: [{ field: 'trackingNumber' }] })
    expect(await press(shipOrder, order.id, { ...parcel, carrier: 'postnl' })).toMatchObject({
      problems: [{ field: 'carrier' }],
    })
    expect((await row(order.id)).fulfilment).toBe('packed')

    const number = { ...parcel, trackingNumber: '6200 0000 1234' }
    expect((await press(shipOrder, order.id, number)).status).toBe(200)
    expect((await row(order.id)).trackingNumber).toBe('620000001234')
    const stale = await press(packOrder, order.id, { version: '1' })
    expect([409, 200]).toContain(stale.status)
    expect((await row(order.id)).fulfilment).toBe('shipped')
  })

  test('pays back only what is left, once however often it is pressed, and only freshly proven', async () => {
    const order = await paid()
    const left = String((await row(order.id)).totalAmount)
    const form = { action: randomUUID(), seenLeft: left, reason: 'goodwill', kind: 'amount', amount: '3,50' }
    await database().staffSession.updateMany({ where: { userId: clerk.id }, data: { freshUntil: null } })
    expect((await press(payBack, order.id, form)).status).toBe(403)
    await freshen(cookie, new Date(Date.now() + 3_600_000))

    for (const [change, field] of [
      [{ amount: 'much' }, 'amount'],
      [{ amount: '99999' }, 'amount'],
      [{ reason: '' }, 'reason'],
      [{ kind: 'pieces', [`pieces-${goods.id}`]: '9' }, `pieces-${goods.id}`],
      [{ kind: 'pieces', [`pieces-${goods.id}`]: 'x' }, `pieces-${goods.id}`],
      [{ [`restock-${goods.id}`]: '9' }, `restock-${goods.id}`],
    ] as const) {
      const answer = await press(payBack, order.id, { ...form, ...change })
      expect(answer, JSON.stringify(change)).toMatchObject({ status: 422, problems: [{ field }] })
      expect(answer.problems[0]?.message.length).toBeGreaterThan(5)
    }
    expect((await row(order.id)).refunds).toEqual([])

    const answers = await Promise.all([press(payBack, order.id, form), press(payBack, order.id, form)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await row(order.id)).refunds).toMatchObject([{ amount: 350 }])
    const late = await press(payBack, order.id, { ...form, action: randomUUID() })
    expect(late).toMatchObject({ status: 409, problems: [{ field: null }] })
  })

  test('writes notes once, closes alerts once, answers statements once', async () => {
    const order = await paid()
    const note = { action: randomUUID(), body: 'Wgnieciony karton.' }
    await press(noteOrder, order.id, note)
    await press(noteOrder, order.id, note)
    expect((await row(order.id)).notes).toHaveLength(1)
    expect((await press(noteOrder, order.id, { ...note, body: ' ' })).problems[0]?.field).toBe('body')

    const { id } = await database().staffAlert.create({
      data: { dedupeKey: 'x', kind: 'stripe-silent', facts: {} },
    })
    expect((await press(closeAlert, id, {})).status).toBe(200)
    expect((await press(closeAlert, id, {})).status).toBe(409)

    const statement = { name: 'Anna', email: 'anna@example.org', items: '', locale: 'nl-NL' }
    const withdrawal = await database().withdrawal.create({
      data: { ...statement, orderId: order.id, orderNumber: order.number },
    })
    expect(await press(packOrder, order.id, { version: await version(order) })).toMatchObject({ status: 409 })
    expect((await press(answerWithdrawalStatement, withdrawal.id, {})).problems[0]?.field).toBe('outcome')
    const refusal = await press(answerWithdrawalStatement, withdrawal.id, { outcome: 'refused', words: '' })
    expect(refusal.problems[0]?.field).toBe('words')
    const given = { outcome: 'accepted', words: 'Dank u wel.' }
    expect((await press(answerWithdrawalStatement, withdrawal.id, given)).status).toBe(200)
    const other = await press(answerWithdrawalStatement, withdrawal.id, { ...given, outcome: 'refused' })
    expect(other.status).toBe(409)
    expect(other.problems[0]?.message).toContain('Kim')
    const mail = await database().mail.findUnique({
      where: { dedupeKey: `withdrawal-answered:${withdrawal.id}` },
    })
    expect(mail).toMatchObject({ locale: 'nl-NL', recipient: 'anna@example.org' })
  })

  test('gives up what nobody has paid, and nothing that is paid', async () => {
    const open = await placeTestOrder([{ ...goods, quantity: 1 }])
    expect(await press(giveUpUnpaid, open.id, {})).toMatchObject({ status: 200 })
    expect((await row(open.id)).fulfilment).toBe('cancelled')
    const order = await paid()
    expect(await press(giveUpUnpaid, order.id, {})).toMatchObject({ status: 409 })
    expect((await row(order.id)).fulfilment).toBe('open')
  })

  test('takes lists out of the shop, written down; an editor takes nothing', async () => {
    await paid()
    const ask = async (who: string) =>
      exportOrders(staffRequest('/staff/api/orders/export?list=to-pack', { cookie: who, method: 'GET' }), {
        params: Promise.resolve({}),
      })
    const answer = await ask(cookie)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect((await answer.text()).split('\r\n').length).toBeGreaterThan(2)
    expect(await database().auditEntry.findFirst({ where: { action: 'orders.exported' } })).toMatchObject({
      actor: `staff:${clerk.id}`,
    })
    expect((await ask(editor)).status).toBe(403)
  })

  test('sees the way of the money', async () => {
    const staff: StaffMember = {
      ...{ id: clerk.id, name: 'Kim', email: 'k@example.org', role: 'clerk', language: 'en' },
      ...{ sessionId: 's', freshUntil: null },
    }
    const path = await findMoneyPath(database(), staff)
    expect(path).toMatchObject({ paidNotPacked: 0, moneyWithoutOrderPaid: 0, stuckRefunds: 0, unmatched: 0 })
    expect(path.lastEventAt).not.toBeNull()
    expect(path.queues.map(({ name }) => name)).toContain('mail')
    const later = await findMoneyPath(database(), staff, new Date(Date.now() + 3 * 24 * 3600 * 1000))
    expect(later.paidNotPacked).toBeGreaterThan(0)
  })
})
