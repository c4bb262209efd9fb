import { TZDate } from '@date-fns/tz'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { courierAmount, findGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { withinLimit } from '#platform/rate-limit.ts'
import { money } from '#shop/pricing/money.ts'
import { orderMails } from '#shop/orders/email/order-mails.ts'
import { orderReceipt, receiptLimit } from '#shop/orders/handlers/order-receipt.ts'
import { findOrder } from '#shop/orders/queries.ts'
import { orderToken } from '#shop/orders/session.ts'
import { roles, type Role, type StaffMember } from '#shop/staff/staff-member.ts'
import { findInvoiceByNumber, listBookedMonths, listBookedShares, listInvoices } from './staff/queries.ts'

let shop: TestShop
const order = { id: '', token: '', number: '', credit: '' }

beforeAll(async () => {
  shop = await openTestShop()
  const goods = await findGoods()
  const shopper = new Shopper()
  await shopper.add(goods.id)
  await shopper.order(goods.unitAmount + courierAmount)
  const row = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  const paid = await shop.lever('POST', `/ctl/sessions/${row.sessionId}/pay`, { method: 'card' })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 50_000 })
  const { payment_intent } = paid as { payment_intent: string }
  await shop.lever('POST', '/ctl/refunds', { payment_intent, amount: 500 })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 50_000 })
  const documents = await database().invoice.findMany({ where: { orderId: row.id } })
  const numberOf = (kind: string) => documents.find((document) => document.kind === kind)?.number ?? ''
  Object.assign(order, {
    id: row.id,
    token: orderToken(row),
    number: numberOf('invoice'),
    credit: numberOf('credit'),
  })
})
afterAll(() => shop.close())

describe('behind the link to an order', () => {
  test('its receipt and credit note are files that nobody keeps on the way', async () => {
    for (const [number, name] of [
      [order.number, 'dowod-zakupu'],
      [order.credit, 'korekta'],
    ] as const) {
      const answer = await orderReceipt(order.token, number)
      expect(answer.status).toBe(200)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'private, no-store',
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}-${number}.pdf"`,
        'x-robots-tag': 'noindex',
      })
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
  })

  test('there is nothing else', async () => {
    const wrong: [string, string][] = [
      [order.token, 'PL-2026-999999'],
      [order.token, `${order.number} `],
      [order.token, '../../etc/passwd'],
      [order.token, ''],
      [`${order.token}x`, order.number],
      [orderToken({ id: order.id, tokenVersion: 2 }), order.number],
      [orderToken({ id: `ord_${'0'.repeat(26)}`, tokenVersion: 1 }), order.number],
    ]
    for (const [token, number] of wrong) {
      const answer = await orderReceipt(token, number)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('cache-control')).toContain('no-store')
    }
  })

  test('its page names them', async () => {
    const placed = await findOrder(database(), order.id)
    expect(placed?.receipts).toMatchObject([
      { number: order.number, kind: 'invoice', gross: placed?.total },
      { number: order.credit, kind: 'credit', gross: { amount: 500 } },
    ])
  })

  test('drawing has its measure', async () => {
    for (let index = 0; index < receiptLimit.points; index++) await withinLimit(receiptLimit, order.id)
    const answer = await orderReceipt(order.token, order.number)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('CONS-04: on a durable medium', () => {
  const render = async (kind: string) => {
    const mail = await database().mail.findFirstOrThrow({ where: { orderId: order.id, kind } })
    return orderMails[kind]?.(mail)
  }

  test('the receipt comes with the confirmation, beside the terms', async () => {
    const mail = await render('order-confirmed')
    expect(mail?.attachments?.map(({ filename }) => filename)).toEqual([
      `dowod-zakupu-${order.number}.pdf`,
      'terms-1.pl.txt',
    ])
    expect(mail?.text).toContain('Dowód zakupu z VAT jest w załączniku')
  })

  test('the credit note comes with the word of the refund', async () => {
    const mail = await render('refund-issued')
    expect(mail?.attachments).toMatchObject([
      { filename: `korekta-${order.credit}.pdf`, contentType: 'application/pdf' },
    ])
  })
})

describe('staff', () => {
  const person = (role: Role): StaffMember => ({
    ...{ id: 'one', name: 'One', email: 'one@example.org', role, language: 'pl' },
    ...{ sessionId: 'session', freshUntil: null },
  })
  const now = TZDate.tz('Europe/Warsaw')
  const books = { year: now.getFullYear(), month: now.getMonth() + 1 }
  const questions = (staff: StaffMember) => [
    () => listInvoices(database(), staff, order.id),
    () => findInvoiceByNumber(database(), staff, order.number),
    () => listBookedShares(database(), staff, 'PL', books),
  ]

  test.each(roles)('%s sees what the role may see', async (role) => {
    for (const ask of questions(person(role))) {
      if (role === 'owner' || role === 'clerk') await expect(ask()).resolves.toBeTruthy()
      else await expect(ask()).rejects.toThrow(/is not allowed here/)
    }
  })

  test('find the documents of an order, the oldest first', async () => {
    expect(await listInvoices(database(), person('clerk'), order.id)).toMatchObject([
      { number: order.number, kind: 'invoice', correctsNumber: null, refundId: null },
      { number: order.credit, kind: 'credit', correctsNumber: order.number, gross: { amount: 500 } },
    ])
    expect(await findInvoiceByNumber(database(), person('clerk'), order.number)).toMatchObject({
      number: order.number,
    })
    expect(await findInvoiceByNumber(database(), person('clerk'), 'PL-2026-999999')).toBeNull()
  })

  test('get the month of a market for the books, without anybody in it', async () => {
    const shares = await listBookedShares(database(), person('owner'), 'PL', books)
    expect(shares.map(({ number, kind }) => [number, kind])).toEqual([
      [order.number, 'invoice'],
      [order.credit, 'credit'],
    ])
    expect(shares[0]).toMatchObject({ rateBasisPoints: 800, currency: 'PLN', paymentMethod: 'card' })
    expect(JSON.stringify(shares)).not.toMatch(/Nowak|Lipowa|@/)
    expect(await listBookedShares(database(), person('owner'), 'NL', books)).toEqual([])
    const sign = (kind: string) => (kind === 'credit' ? -1 : 1)
    const sum = (of: 'grossAmount' | 'vatAmount') =>
      shares.reduce((total, share) => total + sign(share.kind) * share[of], 0)
    expect(await listBookedMonths(database(), person('owner'))).toEqual([
      {
        ...{ market: 'PL', year: books.year, month: books.month, documents: 2 },
        ...{ gross: money(sum('grossAmount'), 'PLN'), vat: money(sum('vatAmount'), 'PLN') },
      },
    ])
    expect(
      await listBookedShares(database(), person('owner'), 'PL', { ...books, year: books.year - 1 }),
    ).toEqual([])
  })
})
