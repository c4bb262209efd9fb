import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { courierAmount, findGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { orderMails } from './email/order-mails.ts'
import { confirmWithdrawal } from './handlers/confirm-withdrawal.ts'
import { fileComplaint } from './handlers/file-complaint.ts'
import { orderState } from './handlers/order-state.ts'
import { stateWithdrawal } from './handlers/state-withdrawal.ts'
import { orderToken } from './session.ts'

const origin = 'http://localhost:3000'
let shop: TestShop
let order: { id: string; number: string; email: string | null; tokenVersion: number }

beforeAll(async () => {
  shop = await openTestShop()
  const shopper = new Shopper()
  const goods = await findGoods()
  await shopper.add(goods.id)
  await shopper.order(goods.unitAmount + courierAmount)
  order = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
})
afterAll(() => shop.close())

let client = 0
beforeEach(() => void client++)

interface Sent {
  cookie?: string
  json?: boolean
  headers?: Record<string, string>
}

function request(path: string, fields: Record<string, string> | string, sent: Sent = {}): Request {
  const headers = {
    origin,
    'x-shop-client-address': `10.9.0.${client}`,
    ...(sent.cookie && { cookie: sent.cookie }),
    ...(sent.json && { accept: 'application/json' }),
    ...sent.headers,
  }
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields)
  return new Request(`${origin}${path}`, { method: 'POST', headers, body })
}

const formCookie = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('form='))
    ?.split(';')[0] ?? ''
const kept = (form: string, answer: Response) => findKeptForm(form, formCookie(answer).slice('form='.length))

const statement = {
  locale: 'pl-PL',
  name: 'Anna Nowak',
  orderNumber: '',
  email: 'anna@example.org',
  items: '',
}
const state = (fields: Record<string, string>, sent?: Sent) =>
  stateWithdrawal(request('/api/withdrawal/state', fields, sent))
const confirm = (fields: Record<string, string>, sent?: Sent) =>
  confirmWithdrawal(request('/api/withdrawal/confirm', fields, sent))
const statements = (email: string) => database().withdrawal.findMany({ where: { email } })
async function acknowledgement(email: string) {
  const mail = await database().mail.findFirstOrThrow({ where: { recipient: email } })
  const rendered = await orderMails[mail.kind]?.(mail)
  if (!rendered) throw new Error('no letter')
  return rendered
}

describe('WD-03: two steps without a script', () => {
  test('the first step records nothing and leads to the confirmation', async () => {
    const email = 'first-step@example.org'
    const answer = await state({ ...statement, orderNumber: order.number, email })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/pl/odstapienie-od-umowy?step=confirm')
    expect((await kept('withdrawal-statement', answer))?.values).toMatchObject({
      name: 'Anna Nowak',
      orderNumber: order.number,
      email,
      key: expect.stringMatching(/^[\w-]{32}$/),
    })
    expect(await statements(email)).toEqual([])
  })

  test('the second step records the statement, tells staff and acknowledges with an ISO time', async () => {
    const email = order.email ?? ''
    const stated = await state({ ...statement, orderNumber: ` ${order.number.toLowerCase()} `, email })
    const { values } = (await kept('withdrawal-statement', stated)) ?? { values: {} }
    const answer = await confirm({ locale: 'pl-PL', ...values })
    expect(answer.headers.get('location')).toBe('/pl/odstapienie-od-umowy?step=received')
    const [recorded] = await statements(email)
    expect(recorded).toMatchObject({ orderId: order.id, name: 'Anna Nowak', locale: 'pl-PL' })
    expect(await database().staffAlert.count({ where: { kind: 'withdrawal', orderId: order.id } })).toBe(1)
    const { subject, text, to } = await acknowledgement(email)
    expect(to).toBe(email)
    expect(subject).toContain(order.number)
    expect(text).toContain(recorded?.submittedAt.toISOString())
    expect(text).toContain('Niniejszym odstępuję od umowy sprzedaży.')
    expect(text).toContain('całe zamówienie')
    // Nothing has been sent yet, and the order's own address may know.
    expect(text).toContain('Paczka jeszcze od nas nie wyjechała')
  })

  test('pressed twice, it is one statement and one letter', async () => {
    const email = 'twice@example.org'
    const fields = { ...statement, orderNumber: order.number, email, key: 'k'.repeat(32) }
    const answers = await Promise.all([confirm(fields), confirm(fields), confirm(fields)])
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
    expect(await statements(email)).toHaveLength(1)
    expect(await database().mail.count({ where: { recipient: email } })).toBe(1)
  })
})

describe('WD-03: late, unknown and foreign orders are recorded and answered', () => {
  test('an order nobody knows', async () => {
    const email = 'unknown@example.org'
    await confirm({ ...statement, locale: 'en-NL', orderNumber: 'lost the number', email })
    expect(await statements(email)).toMatchObject([{ orderId: null, orderNumber: 'lost the number' }])
    const { subject, text } = await acknowledgement(email)
    expect(subject).toBe('We have received your withdrawal')
    expect(text).toContain('We could not match the order number')
  })

  test('somebody else’s number tells nothing of that order', async () => {
    const email = 'stranger@example.org'
    await confirm({ ...statement, orderNumber: order.number, email })
    const { text } = await acknowledgement(email)
    expect(text).not.toContain('Paczka jeszcze od nas nie wyjechała')
    expect(text).not.toContain(order.email)
  })

  test('WD-02 WD-05: a late one for packs whose seal is broken is not refused; the letter only says so', async () => {
    const email = order.email ?? ''
    await database().mail.deleteMany({ where: { recipient: email } })
    await database().order.update({
      where: { id: order.id },
      data: { fulfilment: 'delivered', deliveredAt: new Date(Date.now() - 40 * 86_400_000) },
    })
    const answer = await confirm({
      ...statement,
      orderNumber: order.number,
      email,
      items: 'Jeden słoik\n(otwarty)',
    })
    expect(answer.status).toBe(303)
    expect((await statements(email)).at(-1)).toMatchObject({ orderNumber: order.number })
    const { text } = await acknowledgement(email)
    expect(text).toContain('14 dni już minęło')
    expect(text).toContain('Jeden słoik')
  })
})

describe('hostile and broken statements', () => {
  test.each([
    ['nothing at all', {}],
    ['an unknown language', { ...statement, locale: 'xx', orderNumber: 'a' }],
    ['a field too many', { ...statement, orderNumber: 'a', reason: 'none' }],
    ['an oversized name', { ...statement, orderNumber: 'a', name: 'x'.repeat(5000) }],
    ['a header in the address', { ...statement, orderNumber: 'a', email: 'a@example.org\nBcc: b@c.de' }],
  ])('%s is refused without a row', async (_, fields: Record<string, string>) => {
    const before = await database().withdrawal.count()
    const answer = await confirm(fields, { json: true })
    expect(answer.status).toBe(422)
    expect(await database().withdrawal.count()).toBe(before)
  })

  test('a repeated field is refused', async () => {
    const body = 'locale=pl-PL&name=A&name=B&orderNumber=1&email=a@example.org'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await confirmWithdrawal(request('/api/withdrawal/confirm', body, { json: true, headers }))
    expect(answer.status).toBe(422)
  })

  test('another origin is refused', async () => {
    const answer = await confirm(
      { ...statement, orderNumber: 'a' },
      { headers: { origin: 'https://evil.example' } },
    )
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('what was typed comes back with its problems', async () => {
    const answer = await state({ ...statement, email: 'nonsense' })
    expect(answer.headers.get('location')).toBe('/pl/odstapienie-od-umowy')
    const form = await kept('withdrawal', answer)
    expect(form?.values.name).toBe('Anna Nowak')
    expect(form?.problems.map(({ field }) => field)).toEqual(['orderNumber', 'email'])
  })

  test('an address that is named again and again gets few letters, but every statement counts', async () => {
    const email = 'flooded@example.org'
    for (let count = 0; count < 8; count++) await confirm({ ...statement, orderNumber: `n${count}`, email })
    expect(await statements(email)).toHaveLength(8)
    // Another name of the same mailbox gets none either.
    await confirm({ ...statement, email: 'Flooded+9@example.org' })
    const letters = { recipient: { contains: 'flooded', mode: 'insensitive' } } as const
    expect(await database().mail.count({ where: letters })).toBe(6)
  })
})

const complaint = {
  locale: 'nl-NL',
  name: 'Jan Jansen',
  email: 'jan@example.org',
  description: 'Het deksel was kapot.\nEn het zakje ook.',
  wish: 'replacement',
}
const complain = (fields: Record<string, string>, sent?: Sent) =>
  fileComplaint(request('/api/complaint', fields, sent))

describe('CONS-08: complaints', () => {
  test('a receipt with time, reference and the day of the answer', async () => {
    const answer = await complain({ ...complaint, orderNumber: order.number })
    expect(answer.headers.get('location')).toBe('/nl/klacht?received=1')
    const recorded = await database().complaint.findFirstOrThrow({ where: { email: complaint.email } })
    expect(recorded).toMatchObject({ orderId: order.id, wish: 'replacement', answeredAt: null })
    expect(recorded.answerBy.getTime() - recorded.submittedAt.getTime()).toBeGreaterThan(14 * 86_400_000)
    expect((await kept('complaint-received', answer))?.values.reference).toBe(recorded.reference)
    const { subject, text } = await acknowledgement(complaint.email)
    expect(subject).toContain(recorded.reference)
    expect(text).toContain(recorded.submittedAt.toISOString())
    expect(text).toContain('Het deksel was kapot.')
    expect(text).toContain('Een vervangend product sturen')
  })

  test('sent twice, it is one complaint with one reference', async () => {
    const fields = { ...complaint, email: 'double@example.org', key: 'c'.repeat(32) }
    const [first, second] = await Promise.all([complain(fields), complain(fields)])
    const references = await Promise.all(
      [first, second].map(
        async (answer) => (await kept('complaint-received', answer as Response))?.values.reference,
      ),
    )
    expect(references[0]).toBe(references[1])
    expect(await database().complaint.count({ where: { email: 'double@example.org' } })).toBe(1)
  })

  test('written anew on the page gone back to, it is another complaint', async () => {
    const fields = { ...complaint, email: 'again@example.org', key: 'd'.repeat(32) }
    await complain(fields)
    await complain({ ...fields, description: 'En de doos ook.' })
    const recorded = await database().complaint.findMany({ where: { email: fields.email } })
    expect(recorded.map(({ description }) => description)).toContain('En de doos ook.')
    expect(recorded).toHaveLength(2)
  })

  test('nobody sends post to the whole world through us; what is stated counts all the same', async () => {
    const addresses = Array.from({ length: 34 }, (_, index) => `world${index}@example.org`)
    for (const email of addresses) await complain({ ...complaint, email })
    expect(await database().complaint.count({ where: { email: { in: addresses } } })).toBe(34)
    expect(await database().mail.count({ where: { recipient: { in: addresses } } })).toBe(30)
  })

  test.each([
    ['no description', { description: ' ' }],
    ['a novel', { description: 'x'.repeat(4001) }],
    ['an unknown wish', { wish: 'revenge' }],
    ['no name', { name: '' }],
  ])('%s is refused', async (_, change) => {
    const answer = await complain({ ...complaint, email: 'bad@example.org', ...change }, { json: true })
    expect(answer.status).toBe(422)
    expect(await database().complaint.count({ where: { email: 'bad@example.org' } })).toBe(0)
  })
})

test('the state of an order is told to its link alone', async () => {
  const known = await orderState(orderToken(order))
  expect(await known.json()).toEqual({ word: expect.any(String) })
  expect(known.headers.get('cache-control')).toBe('no-store')
  const withdrawn = orderToken({ ...order, tokenVersion: 2 })
  for (const token of [withdrawn, `${orderToken(order)}x`, 'x'.repeat(500), '']) {
    expect((await orderState(token)).status).toBe(404)
  }
})
