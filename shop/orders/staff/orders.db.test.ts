import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp, type TestOrder } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { orderMails } from '#shop/orders/email/order-mails.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { orderLists } from '../order-list.ts'
import { answerComplaint, answerWithdrawal } from './mutations/answer-consumer.ts'
import { correctParcel, markDelivered, markPacked, markShipped } from './mutations/fulfil-order.ts'
import { resendMail } from './mutations/resend-mail.ts'
import { writeNote } from './mutations/write-note.ts'
import { findStaffOrder } from './queries/find-staff-order.ts'
import { countWork, listOrders } from './queries/list-orders.ts'
import { findStatement, listStatements } from './queries/list-statements.ts'

let shop: TestShop
let owner: StaffMember
let clerk: StaffMember
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  owner = await staffMember('owner')
  clerk = await staffMember('clerk')
  goods = await stockUp()
})
afterAll(() => shop.close())

const sent = () =>
  database().mail.updateMany({ where: { status: 'queued' }, data: { status: 'sent', sentAt: new Date() } })
const paid = () => payTestOrder(shop, [{ ...goods, quantity: 1 }])
const find = (id: string) =>
  database().order.findUniqueOrThrow({
    where: { id },
    include: { events: { orderBy: { id: 'asc' } }, mails: { orderBy: { createdAt: 'asc' } } },
  })
const seen = async ({ id }: TestOrder) => ({ orderId: id, seenVersion: (await find(id)).version })
const parcel = { carrier: 'inpost', trackingNumber: '6200 1234 5678 9012 3456 7890' }
const kinds = async ({ id }: TestOrder) => (await find(id)).mails.map(({ kind }) => kind)
const audits = (entityId: string) =>
  database().auditEntry.findMany({ where: { entityId }, orderBy: { id: 'asc' } })

/** The letter as it would be sent. */
async function letterOf(order: TestOrder, kind: string) {
  const mail = (await find(order.id)).mails.find((one) => one.kind === kind)
  return mail ? ((await orderMails[kind]?.(mail)) ?? null) : null
}

async function withdraw(order: TestOrder): Promise<string> {
  const statement = { name: 'Anna', email: 'anna@example.org', items: '', locale: 'pl-PL' }
  const row = { ...statement, orderId: order.id, orderNumber: order.number }
  return (await database().withdrawal.create({ data: row })).id
}

describe('a parcel', () => {
  test('is packed, leaves with a number, arrives: each step written down, the shopper told of two of them', async () => {
    const order = await paid()
    expect(await markPacked(clerk, await seen(order))).toMatchObject({ ok: true, isRepeat: false })
    expect(await markShipped(clerk, { ...(await seen(order)), parcel })).toMatchObject({ ok: true })
    expect(await markDelivered(owner, await seen(order))).toMatchObject({ ok: true })
    const after = await find(order.id)
    expect(after).toMatchObject({
      ...{ fulfilment: 'delivered', carrier: 'inpost', trackingNumber: '620012345678901234567890' },
      ...{ shippedAt: expect.any(Date), deliveredAt: expect.any(Date) },
    })
    const steps = after.events.filter(({ fact }) => fact === 'fulfilment')
    expect(steps.map(({ from, to, actor }) => `${from} ${to} ${actor}`)).toEqual([
      `open packed staff:${clerk.id}`,
      `packed shipped staff:${clerk.id}`,
      `shipped delivered staff:${owner.id}`,
    ])
    expect(await kinds(order)).toEqual(['order-confirmed', 'order-shipped', 'order-delivered'])
    const actions = (await audits(order.id)).map(({ action }) => action)
    expect(actions).toEqual(['order.packed', 'order.shipped', 'order.delivered'])
  })

  test('its letters are in the language of the order and say where it is', async () => {
    const order = await paid()
    await markShipped(clerk, { ...(await seen(order)), parcel })
    await markDelivered(clerk, await seen(order))
    const shipped = await letterOf(order, 'order-shipped')
    expect(shipped?.subject).toBe(`Zamówienie ${order.number} jest w drodze`)
    expect(shipped?.text).toContain('620012345678901234567890')
    expect(shipped?.text).toContain('https://inpost.pl/sledzenie-przesylek?number=620012345678901234567890')
    expect((await letterOf(order, 'order-delivered'))?.text).toMatch(/odstąpić od umowy do .+\swłącznie/)
  })

  test('two clerks at once: one step, one letter, both are told that it is done', async () => {
    const order = await paid()
    const now = await seen(order)
    const presses = Array.from({ length: 8 }, (_, index) =>
      markShipped(index % 2 ? clerk : owner, { ...now, parcel }),
    )
    const answers = await Promise.all(presses)
    expect(answers.map(({ ok }) => ok)).toEqual(Array.from({ length: 8 }, () => true))
    expect(answers.filter((answer) => answer.ok && !answer.isRepeat)).toHaveLength(1)
    expect(await kinds(order)).toEqual(['order-confirmed', 'order-shipped'])
    expect(await audits(order.id)).toHaveLength(1)
  })

  test('two clerks with two numbers: the second one is shown what the order is now', async () => {
    const order = await paid()
    const now = await seen(order)
    const presses = ['1111222233', '4444555566'].map((trackingNumber) =>
      markShipped(clerk, { ...now, parcel: { carrier: 'inpost', trackingNumber } }),
    )
    const answers = await Promise.all(presses)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed', fulfilment: 'shipped' })
  })

  test('who looked before somebody changed the order is told so', async () => {
    const order = await paid()
    const before = await seen(order)
    await markPacked(clerk, before)
    expect(await markShipped(owner, { ...before, parcel })).toMatchObject({ ok: false, reason: 'changed' })
    expect(await markPacked(owner, before)).toMatchObject({ ok: true, isRepeat: true })
  })

  test('a wrong number is put right; the shopper is not written to again', async () => {
    const order = await paid()
    await markShipped(clerk, { ...(await seen(order)), parcel })
    const other = { carrier: 'gls', trackingNumber: 'zv-99 88' }
    expect(await correctParcel(clerk, { ...(await seen(order)), parcel: other })).toMatchObject({ ok: true })
    expect(await find(order.id)).toMatchObject({ carrier: 'gls', trackingNumber: 'ZV-9988' })
    expect(await kinds(order)).toEqual(['order-confirmed', 'order-shipped'])
    const again = await correctParcel(clerk, { ...(await seen(order)), parcel: other })
    expect(again).toMatchObject({ ok: true, isRepeat: true })
  })

  test.each([
    ['a carrier of another market', { carrier: 'postnl', trackingNumber: '' }, 'unknown-carrier'],
    ['a carrier of nowhere', { carrier: '__proto__', trackingNumber: '' }, 'unknown-carrier'],
    ['a number with a script', { carrier: 'inpost', trackingNumber: '"><script>' }, 'bad-tracking-number'],
  ])('%s is refused', async (_, typed, reason) => {
    const order = await paid()
    expect(await markShipped(clerk, { ...(await seen(order)), parcel: typed })).toEqual({ ok: false, reason })
    expect(await find(order.id)).toMatchObject({ fulfilment: 'open' })
  })

  test('does not leave before it is paid, nor while its contract is withdrawn from', async () => {
    const unpaid = await placeTestOrder([{ ...goods, quantity: 1 }])
    expect(await markPacked(clerk, await seen(unpaid))).toEqual({ ok: false, reason: 'not-paid' })
    const order = await paid()
    const withdrawal = await withdraw(order)
    expect(await markPacked(clerk, await seen(order))).toEqual({ ok: false, reason: 'withdrawn' })
    const answered = { id: withdrawal, outcome: 'refused' as const, words: 'Przesyłka zapieczętowana.' }
    expect(await answerWithdrawal(clerk, answered)).toMatchObject({ ok: true })
    expect(await markPacked(clerk, await seen(order))).toMatchObject({ ok: true })
    expect(await markDelivered(clerk, await seen(order))).toEqual({ ok: false, reason: 'not-now' })
  })

  test('only those whose work it is move it, and nothing is written for others', async () => {
    const order = await paid()
    for (const person of [await staffMember('editor'), await staffMember('moderator')]) {
      expect(await markPacked(person, await seen(order))).toEqual({ ok: false, reason: 'role' })
      const note = { orderId: order.id, actionId: 'x', body: 'x' }
      expect(await writeNote(person, note)).toEqual({ ok: false, reason: 'role' })
      await expect(listOrders(database(), person, { list: 'all' })).rejects.toThrow('orders:read')
      await expect(findStaffOrder(database(), person, order.id)).rejects.toThrow('orders:read')
    }
    expect(await audits(order.id)).toEqual([])
  })
})

describe('letters', () => {
  test('a confirmation sent again is a copy: the order still has one confirmation', async () => {
    const order = await paid()
    const [mail] = (await find(order.id)).mails
    const again = { orderId: order.id, mailId: mail?.id ?? '', actionId: 'first' }
    expect(await resendMail(clerk, again)).toEqual({ ok: false, reason: 'on-its-way' })
    await sent()
    const answers = await Promise.all([resendMail(clerk, again), resendMail(owner, again)])
    expect(answers.filter((answer) => answer.ok && !answer.isRepeat)).toHaveLength(1)
    expect(await resendMail(clerk, { ...again, actionId: 'second' })).toEqual({ ok: true, isRepeat: false })
    expect(await kinds(order)).toEqual(['order-confirmed', 'copy', 'copy'])
    const copy = await letterOf(order, 'copy')
    expect(copy).toMatchObject({
      to: order.shopper.fields.email,
      subject: expect.stringContaining(order.number),
    })
    expect(copy?.text).toBe((await letterOf(order, 'order-confirmed'))?.text)
  })

  test('one that was given up is tried again as itself', async () => {
    const order = await paid()
    const [mail] = (await find(order.id)).mails
    const mailId = mail?.id ?? ''
    await database().mail.update({
      where: { id: mailId },
      data: { status: 'dead', error: 'refused', attempts: 9 },
    })
    await database().$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE id = ${mailId}::uuid`
    expect(await resendMail(clerk, { orderId: order.id, mailId, actionId: 'x' })).toMatchObject({ ok: true })
    expect((await find(order.id)).mails).toMatchObject([
      { id: mailId, status: 'queued', attempts: 0, error: null },
    ])
    const jobs = await database().$queryRaw<object[]>`
      SELECT state::text FROM pgboss.job WHERE id = ${mailId}::uuid`
    expect(jobs).toEqual([{ state: 'created' }])
  })

  test('no mail of another order, and none to a forgotten address', async () => {
    const [mine, theirs] = [await paid(), await paid()]
    await sent()
    const mailId = (await find(theirs.id)).mails[0]?.id ?? ''
    const answer = await resendMail(clerk, { orderId: mine.id, mailId, actionId: 'x' })
    expect(answer).toEqual({ ok: false, reason: 'unknown-mail' })
    await database().order.update({ where: { id: theirs.id }, data: { email: null } })
    expect(await resendMail(clerk, { orderId: theirs.id, mailId, actionId: 'x' })).toEqual({
      ...{ ok: false, reason: 'no-address' },
    })
  })

  test('a note is written once, and is not in the audit trail', async () => {
    const order = await paid()
    const note = { orderId: order.id, actionId: 'one', body: '  Calls on Tuesday, 600 100 200.  ' }
    const answers = await Promise.all([writeNote(clerk, note), writeNote(clerk, note)])
    expect(answers.filter((answer) => answer.ok && !answer.isRepeat)).toHaveLength(1)
    expect(await writeNote(clerk, { ...note, actionId: 'two', body: '   ' })).toEqual({
      ok: false,
      reason: 'empty',
    })
    const found = await findStaffOrder(database(), clerk, order.id)
    expect(found?.notes).toMatchObject([
      { body: 'Calls on Tuesday, 600 100 200.', author: `staff:${clerk.id}` },
    ])
    expect(
      JSON.stringify(await audits(order.id), (_, value) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toContain('Tuesday')
  })
})

describe('statements of consumers', () => {
  test('a withdrawal waits with its day, is answered once, and the consumer hears of it', async () => {
    const order = await paid()
    const id = await withdraw(order)
    expect(await listStatements(database(), clerk, { kind: 'withdrawals', state: 'open' })).toMatchObject([
      { id, orderId: order.id, dueAt: expect.any(Date) },
    ])
    const refused = { id, outcome: 'refused' as const, words: '' }
    expect(await answerWithdrawal(clerk, refused)).toEqual({ ok: false, reason: 'words-needed' })
    const accepted = { id, outcome: 'accepted' as const, words: '' }
    const answers = await Promise.all([answerWithdrawal(clerk, accepted), answerWithdrawal(owner, accepted)])
    expect(answers.filter((answer) => answer.ok && !answer.isRepeat)).toHaveLength(1)
    const other = await answerWithdrawal(owner, { ...refused, words: 'Nie.' })
    expect(other).toMatchObject({ ok: false, reason: 'already-answered', outcome: 'accepted' })
    expect(await listStatements(database(), clerk, { kind: 'withdrawals', state: 'open' })).toEqual([])
    expect(await audits(id)).toMatchObject([{ action: 'withdrawal.answered', entity: 'withdrawal' }])
    const mail = await database().mail.findUniqueOrThrow({
      where: { dedupeKey: `withdrawal-answered:${id}` },
    })
    const letter = await orderMails[mail.kind]?.(mail)
    expect(letter).toMatchObject({ to: 'anna@example.org', subject: expect.stringContaining(order.number) })
  })

  test('a complaint that is refused says why and where else to turn', async () => {
    const order = await paid()
    const words = {
      name: 'Jan',
      email: 'jan@example.org',
      item: 'Magnez',
      noticed: '',
      description: 'Pęknięte.',
    }
    const complaint = await database().complaint.create({
      data: {
        ...{ ...words, wish: 'refund', locale: 'pl-PL', reference: 'R-TEST-0001' },
        ...{ orderId: order.id, orderNumber: order.number, answerBy: new Date(Date.now() + 86_400_000) },
      },
    })
    await database().staffAlert.create({
      data: { dedupeKey: `complaint-received:${complaint.id}`, kind: 'complaint', facts: {} },
    })
    expect((await countWork(database(), clerk)).complaints).toBe(1)
    const answer = { id: complaint.id, outcome: 'refused' as const, words: 'Opakowanie było całe.' }
    expect(await answerComplaint(clerk, answer)).toMatchObject({ ok: true })
    expect(await listStatements(database(), clerk, { kind: 'complaints', state: 'answered' })).toMatchObject([
      { answer: 'Opakowanie było całe.', answeredBy: `staff:${clerk.id}` },
    ])
    expect(await findStatement(database(), clerk, { kind: 'complaints', id: complaint.id })).toMatchObject({
      statement: { text: 'Pęknięte.', dueAt: complaint.answerBy },
      complaint: { reference: 'R-TEST-0001', item: 'Magnez', wish: 'refund' },
    })
    expect(await findStatement(database(), clerk, { kind: 'withdrawals', id: complaint.id })).toBeNull()
    const mail = await database().mail.findUniqueOrThrow({
      where: { dedupeKey: `complaint-answered:${complaint.id}` },
    })
    const letter = await orderMails[mail.kind]?.(mail)
    expect(letter?.text).toContain('Opakowanie było całe.')
    expect(letter?.text).toContain('Inspekcj')
    const alert = { dedupeKey: `complaint-received:${complaint.id}`, resolvedAt: null }
    expect(await database().staffAlert.count({ where: alert })).toBe(0)
  })
})

describe('lists', () => {
  test('every order is in the list of its state, newest first, and a page goes on where the last one ended', async () => {
    const all = await database().order.findMany({ orderBy: [{ placedAt: 'desc' }, { id: 'desc' }] })
    const found: string[] = []
    for (let after = null, more = true; more;) {
      const page = await listOrders(database(), clerk, { list: 'all', after, limit: 3 })
      found.push(...page.orders.map(({ id }) => id))
      after = page.next
      more = after !== null
    }
    expect(found).toEqual(all.map(({ id }) => id))
    for (const list of orderLists) {
      const { orders } = await listOrders(database(), clerk, { list })
      if (list === 'to-pack') expect(orders.every((order) => order.word === 'paid')).toBe(true)
      if (list === 'on-the-way') expect(orders.every((order) => order.word === 'shipped')).toBe(true)
      if (list === 'awaiting-payment') expect(orders).toHaveLength(1)
    }
  })

  test('by number as it is said, by the number on the parcel, by the beginning of an address, by a part of a name, not by its signs', async () => {
    const order = await paid()
    const search = async (typed: string) =>
      (await listOrders(database(), clerk, { list: 'all', search: typed, limit: 200 })).orders.map(
        ({ id }) => id,
      )
    expect(await search(order.number.toLowerCase().replace('-', ' '))).toEqual([order.id])
    await markShipped(clerk, { ...(await seen(order)), parcel })
    expect(await search(parcel.trackingNumber)).toContain(order.id)
    expect(await search(order.shopper.fields.email.toUpperCase())).toContain(order.id)
    expect(await search('NOWAK')).toContain(order.id)
    for (const nothing of ['%', '_', '\\', "'; DROP TABLE orders --"])
      expect(await search(nothing)).toEqual([])
  })

  test('everything about an order, with the people behind it, by id and by number', async () => {
    const order = await paid()
    await markShipped(clerk, { ...(await seen(order)), parcel })
    await withdraw(order)
    const found = await findStaffOrder(database(), clerk, order.number.toLowerCase())
    expect(found).toMatchObject({
      order: { id: order.id, trackingNumber: '620012345678901234567890' },
      word: 'shipped',
      steps: { packed: 'withdrawn', shipped: 'withdrawn', delivered: null },
      people: new Map([[`staff:${clerk.id}`, clerk.name]]),
      withdrawals: [{ answeredAt: null }],
    })
    expect(found?.movements.map(({ kind }) => kind)).toEqual(['reserve', 'commit'])
    expect(await findStaffOrder(database(), clerk, 'XXXX-XXXX')).toBeNull()
    const answered = { outcome: 'accepted' as const, words: '', id: found?.withdrawals[0]?.id ?? '' }
    await answerWithdrawal(clerk, answered)
  })
})

test('after all this the books add up', async () => {
  await sent()
  const atRest = { graceMinutes: 0, retentionGraceDays: 0 }
  expect(await findViolations(environment().databaseUrl, atRest)).toEqual([])
})
