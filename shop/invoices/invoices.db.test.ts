import { TZDate } from '@date-fns/tz'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database, inTransaction } from '#platform/database.ts'
import { recordRefunds } from '#shop/checkout/mutations/record-refund.ts'
import { settle } from '#shop/checkout/session/settle.ts'
import { moveStock } from '#shop/inventory/mutations.ts'
import type { FrozenInvoice } from './invoice.ts'
import { issueCreditNote, issueInvoice } from './mutations.ts'

const delivery = { 'pl-PL': 1599, 'nl-NL': 0 }
const year = TZDate.tz('Europe/Warsaw').getFullYear()
let shop: TestShop
let variantId: number
const price: Record<string, number> = {}

beforeAll(async () => {
  shop = await openTestShop()
  const row = await database().productVariant.findUniqueOrThrow({
    where: { sku: 'ZV-003-60' },
    include: { prices: { orderBy: { validFrom: 'asc' } } },
  })
  variantId = row.id
  for (const market of ['PL', 'NL'])
    price[market] =
      row.prices.findLast((each) => each.market === market && each.validFrom < new Date())?.amount ?? 0
  await database().$transaction((transaction) =>
    moveStock(transaction, 'adjust', { variantId, quantity: 500, reason: 'test', actor: 'test' }),
  )
  const methods = await database().deliveryMethod.findMany({ where: { market: 'NL', key: 'courier' } })
  delivery['nl-NL'] = methods[0]?.amount ?? 0
})
afterAll(() => shop.close())

const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 50_000 })
const pay = (sessionId: string, how: object = { method: 'card' }) =>
  shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, how) as Promise<{ payment_intent: string }>

interface Placed {
  id: string
  sessionId: string
}

async function place(locale: 'pl-PL' | 'nl-NL' = 'pl-PL', quantity = 1): Promise<Placed> {
  const shopper = new Shopper()
  await shopper.add(variantId, quantity, locale)
  const address = locale === 'nl-NL' ? { postalCode: '1012 AB', town: 'Amsterdam', street: 'Damrak 1' } : {}
  const total = (price[locale.slice(3)] ?? 0) * quantity + delivery[locale]
  const answer = await shopper.order(total, { locale, ...address })
  expect(answer.status).toBe(200)
  const row = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  return { id: row.id, sessionId: row.sessionId ?? '' }
}

async function placeAndPay(locale: 'pl-PL' | 'nl-NL' = 'pl-PL', quantity = 1) {
  const order = await place(locale, quantity)
  const { payment_intent } = await pay(order.sessionId)
  await quiesce()
  return { ...order, payment_intent }
}

const refund = (payment_intent: string, amount?: number) =>
  shop.lever('POST', '/ctl/refunds', { payment_intent, ...(amount && { amount }) }) as Promise<{ id: string }>

async function documentsOf(orderId: string) {
  const rows = await database().invoice.findMany({
    where: { orderId },
    orderBy: [{ issuedAt: 'asc' }, { kind: 'asc' }],
  })
  return rows.map((row) => ({ ...row, frozen: row.data as unknown as FrozenInvoice }))
}

async function sequences(series: string): Promise<number[]> {
  const rows = await database().invoice.findMany({ where: { series }, orderBy: { sequence: 'asc' } })
  return rows.map(({ sequence }) => sequence)
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

async function asOwner(statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(statement)
    return 'done'
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  } finally {
    await client.end()
  }
}

describe('VAT-02: a paid order', () => {
  test('has one receipt in its market, year and language, with all of it frozen', async () => {
    const order = await placeAndPay('pl-PL', 2)
    const row = await database().order.findUniqueOrThrow({ where: { id: order.id } })
    const [document, ...others] = await documentsOf(order.id)
    expect(others).toEqual([])
    expect(document).toMatchObject({
      kind: 'invoice',
      series: `PL-${year}`,
      number: `PL-${year}-${String(document?.sequence).padStart(6, '0')}`,
      currency: 'PLN',
      grossAmount: row.totalAmount,
      vatAmount: row.vatAmount,
    })
    expect(document?.frozen).toMatchObject({
      number: document?.number,
      locale: 'pl-PL',
      orderNumber: row.number,
      issuedAt: document?.issuedAt.toISOString(),
      paidAt: row.paidAt?.toISOString(),
      paymentMethod: 'card',
      seller: { company: 'Zelvanta Sp. z o.o.', place: '00-001 Warszawa', taxNumber: '9990000008' },
      buyer: ['Anna Nowak', 'ul. Lipowa 4', '00-316 Warszawa'],
      lines: [
        { kind: 'goods', sku: 'ZV-003-60', quantity: 2, totalAmount: 2 * (price.PL ?? 0) },
        { kind: 'delivery', totalAmount: 1599, rateBasisPoints: 800 },
      ],
      shares: [{ rateBasisPoints: 800, grossAmount: row.totalAmount, vatAmount: row.vatAmount }],
    })
    expect(JSON.stringify(document?.frozen)).not.toContain('@example.org')
  })

  test('VAT-01: of another country has a series and a rate of its own', async () => {
    const order = await placeAndPay('nl-NL')
    const [document] = await documentsOf(order.id)
    expect(document).toMatchObject({ series: `NL-${year}`, currency: 'EUR' })
    expect(document?.frozen).toMatchObject({
      locale: 'nl-NL',
      vatCountry: 'NL',
      seller: { place: '00-001 Warschau', country: 'Polen' },
      shares: [{ rateBasisPoints: 900 }],
    })
  })

  test('is told of its payment again and keeps its one receipt', async () => {
    const order = await placeAndPay()
    const before = await documentsOf(order.id)
    await Promise.all([settle(order.sessionId, 'test'), settle(order.sessionId, 'test')])
    expect(await documentsOf(order.id)).toEqual(before)
  })

  test('keeps it when prices, names and the trader change', async () => {
    const order = await placeAndPay()
    const before = await documentsOf(order.id)
    const { value } = await database().setting.findUniqueOrThrow({ where: { key: 'trader' } })
    await database().setting.update({
      where: { key: 'trader' },
      data: { value: { ...(value as object), company: 'Another' } },
    })
    await database().order.update({ where: { id: order.id }, data: { name: 'Somebody else' } })
    expect(await documentsOf(order.id)).toEqual(before)
    await database().setting.update({ where: { key: 'trader' }, data: { value: value ?? {} } })
  })
})

test('an unpaid order has no receipt, nor has money in review', async () => {
  const expired = await place()
  await shop.lever('POST', `/ctl/sessions/${expired.sessionId}/expire`)
  const tampered = await place()
  await shop.lever('POST', `/ctl/sessions/${tampered.sessionId}/tamper`, { amount_total: 500 })
  const { payment_intent } = await pay(tampered.sessionId)
  await quiesce()
  await refund(payment_intent)
  await quiesce()
  expect(await documentsOf(expired.id)).toEqual([])
  expect(await documentsOf(tampered.id)).toEqual([])
})

describe('a refund', () => {
  test('in parts has a credit note each; together they are the receipt', async () => {
    const order = await placeAndPay()
    const [receipt] = await documentsOf(order.id)
    const whole = receipt?.grossAmount ?? 0
    for (const amount of [333, 1, whole - 334]) {
      await refund(order.payment_intent, amount)
      await quiesce()
    }
    const notes = (await documentsOf(order.id)).filter(({ kind }) => kind === 'credit')
    expect(notes.map(({ grossAmount }) => grossAmount).toSorted((left, right) => left - right)).toEqual([
      1,
      333,
      whole - 334,
    ])
    expect(notes.reduce((total, { vatAmount }) => total + vatAmount, 0)).toBe(receipt?.vatAmount)
    for (const note of notes) {
      expect(note).toMatchObject({ series: `PL-${year}-C`, correctsNumber: receipt?.number })
      expect(note.frozen).toMatchObject({
        corrects: { number: receipt?.number },
        orderNumber: receipt?.frozen.orderNumber,
      })
    }
  })

  test('of lines takes back those lines, with their delivery', async () => {
    const order = await placeAndPay('pl-PL', 2)
    const id = `rf_lines_${order.id}`
    await inTransaction(async (transaction) => {
      await transaction.refund.create({
        data: {
          ...{ id, orderId: order.id, actionId: id, currency: 'PLN', reason: 'test', actor: 'test' },
          ...{ amount: (price.PL ?? 0) + 1599, shippingAmount: 1599, stripeRefundId: `re_${id}` },
          lines: { create: { variantId, quantity: 1, amount: price.PL ?? 0 } },
        },
      })
    })
    await recordRefunds(
      order.payment_intent,
      [
        {
          ...{
            id: `re_${id}`,
            amount: (price.PL ?? 0) + 1599,
            currency: 'PLN',
            status: 'succeeded' as const,
          },
          ...{ paymentIntentId: order.payment_intent, metadataRefund: id, failure: null },
        },
      ],
      'test',
    )
    const note = (await documentsOf(order.id)).find(({ kind }) => kind === 'credit')
    expect(note?.frozen.lines).toMatchObject([
      { kind: 'goods', sku: 'ZV-003-60', quantity: 1, totalAmount: price.PL },
      { kind: 'delivery', totalAmount: 1599 },
    ])
  })

  test('that fails after it had succeeded has its credit note reversed, and may be made again', async () => {
    const order = await placeAndPay()
    const { id } = await refund(order.payment_intent, 400)
    await quiesce()
    const row = await database().refund.findUniqueOrThrow({ where: { stripeRefundId: id } })
    const become = async (status: 'succeeded' | 'failed') => {
      await inTransaction(async (transaction) => {
        await transaction.refund.update({ where: { id: row.id }, data: { status } })
        await issueCreditNote(transaction, row.id)
        await issueCreditNote(transaction, row.id)
      })
    }
    await become('failed')
    await become('succeeded')
    const documents = (await documentsOf(order.id)).filter(({ kind }) => kind !== 'invoice')
    expect(
      documents.map(({ kind, attempt, grossAmount }) => [kind, attempt, grossAmount]).toSorted(),
    ).toEqual([
      ['credit', 1, 400],
      ['credit', 2, 400],
      ['reversal', 1, 400],
    ])
    const reversal = documents.find(({ kind }) => kind === 'reversal')
    expect(reversal?.correctsNumber).toBe(documents.find(({ attempt }) => attempt === 1)?.number)
  })
})

describe('numbers', () => {
  test('of 50 orders paid at once have neither gap nor double', async () => {
    const before = await sequences(`PL-${year}`)
    const placed: Placed[] = []
    for (let index = 0; index < 50; index++) placed.push(await place())
    await Promise.all(placed.map(({ sessionId }) => pay(sessionId)))
    await quiesce()
    await Promise.all(placed.map(({ sessionId }) => settle(sessionId, 'test')))
    const after = await sequences(`PL-${year}`)
    expect(after).toEqual(upTo(before.length + 50))
    const issued = await database().invoice.findMany({
      where: { series: `PL-${year}` },
      orderBy: { sequence: 'asc' },
    })
    const moments = issued.map(({ issuedAt }) => issuedAt.getTime())
    expect(moments).toEqual(moments.toSorted((left, right) => left - right))
  }, 300_000)

  test('go with the transaction that took them', async () => {
    const series = `PL-2031`
    const at = new Date('2031-05-05T10:00:00Z')
    const placed: Placed[] = []
    for (let index = 0; index < 12; index++) placed.push(await place())
    const settled = await Promise.allSettled(
      placed.map(({ id }, index) =>
        inTransaction(async (transaction) => {
          await transaction.order.update({ where: { id }, data: { paidAt: at } })
          await issueInvoice(transaction, id, at)
          if (index % 3 === 0) throw new Error('something else went wrong')
        }),
      ),
    )
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    expect(await sequences(series)).toEqual(upTo(8))
  })
})

describe('what was issued', () => {
  test('cannot be changed or removed by the application', async () => {
    await expect(database().invoice.updateMany({ data: { grossAmount: 1 } })).rejects.toThrow(
      /permission denied/,
    )
    await expect(database().invoice.deleteMany()).rejects.toThrow(/permission denied/)
    await expect(database().invoiceSeries.deleteMany()).rejects.toThrow(/permission denied/)
  })

  test('nor by the owner of the database by accident', async () => {
    expect(await asOwner('UPDATE invoice SET gross_amount = 1')).toMatch(/neither changed nor removed/)
    expect(await asOwner('DELETE FROM invoice')).toMatch(/neither changed nor removed/)
    expect(await asOwner('TRUNCATE invoice CASCADE')).toMatch(/neither changed nor removed/)
  })

  test('GDPR-02: may go when tax law does not want it any more', async () => {
    const over = `ALTER TABLE invoice DISABLE TRIGGER invoice_stays;
      UPDATE invoice SET keep_until = now() AT TIME ZONE 'UTC' - interval '1 day';
      ALTER TABLE invoice ENABLE TRIGGER invoice_stays;`
    expect(
      await asOwner(`${over} DELETE FROM invoice WHERE kind = 'invoice' AND number NOT IN
      (SELECT corrects_number FROM invoice WHERE corrects_number IS NOT NULL)`),
    ).toBe('done')
  })

  const copy = (changes: string) =>
    `INSERT INTO invoice SELECT (jsonb_populate_record(i, ${changes})).* FROM invoice i WHERE kind = 'invoice' LIMIT 1`

  test.each([
    ['a number twice', copy(`'{}'`), /next number|duplicate key/],
    ['a number ahead', copy(`'{"number": "PL-${year}-000999", "sequence": 999}'`), /next number/],
    ['a counter that jumps', `UPDATE invoice_series SET last_sequence = last_sequence + 2`, /cannot go to/],
    [
      'a counter that goes back',
      `UPDATE invoice_series SET last_sequence = last_sequence - 1`,
      /cannot go to/,
    ],
    ['a series that begins later', `INSERT INTO invoice_series VALUES ('PL-2040', 2, now())`, /cannot go to/],
  ])('%s is refused', async (_, statement, message) => {
    expect(await asOwner(statement)).toMatch(message)
  })

  test('a second receipt of an order is refused', async () => {
    const second = `UPDATE invoice_series SET last_sequence = last_sequence + 1 WHERE series = 'PL-${year}';
      ${copy(`jsonb_build_object('sequence', (SELECT last_sequence FROM invoice_series WHERE series = 'PL-${year}'),
        'number', 'PL-${year}-' || lpad((SELECT last_sequence FROM invoice_series WHERE series = 'PL-${year}')::text, 6, '0'))`).replace(
        'LIMIT 1',
        `AND series = 'PL-${year}' LIMIT 1`,
      )}`
    expect(await asOwner(second)).toMatch(/invoice_one_per_order/)
  })
})
