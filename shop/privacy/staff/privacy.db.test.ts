import { addDays, addMonths } from 'date-fns'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runToEnd } from '#local/run.ts'
import { database } from '#platform/database.ts'
import { findKeptForm, keepForm } from '#platform/kept-form.ts'
import { logger } from '#platform/logger.ts'
import { findViolations, liveGraces } from '#prisma/invariants/find-violations.ts'
import { courierAmount, stockUp, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { freshen, hire, signInAs, staffMember, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { findInvoiceByNumber } from '#shop/invoices/staff/queries.ts'
import type { StaffHandler } from '#shop/staff/session/staff-handler.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { erasePersonForGood, exportPerson, lookUpPerson } from './handlers.ts'
import { erasePerson } from './mutations.ts'
import { findHeldData } from './queries.ts'

const anna = 'anna.kowalska_1@example.org'
/** Nearly the same, and a pattern of the other: what is erased of one must not touch the other. */
const other = 'annaxkowalska_1@example.org'

let shop: TestShop
let owner: StaffMember
let clerk: StaffMember
let goods: TestGoods & { quantity: number }
/** Id and number of each order, by what it is. */
const orders: Record<string, { id: string; number: string; sessionId: string }> = {}
const idOf = (name: string) => orders[name]?.id ?? ''
const numberOf = (name: string) => orders[name]?.number ?? ''

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  owner = await staffMember('owner')
  clerk = await staffMember('clerk')
  goods = { ...(await stockUp()), quantity: 1 }
  await fillTheShop()
})
afterAll(() => shop.close())

const heardOf = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })

async function order(name: string, email: string, isPaid: boolean): Promise<void> {
  const shopper = new Shopper()
  const person = { name: 'Anna Kowalska', phone: '+48 601 202 303', street: 'ul. Wierzbowa 17' }
  Object.assign(shopper.fields, { email }, email !== other && person)
  await shopper.add(goods.id, goods.quantity)
  expect((await shopper.order(goods.unitAmount + courierAmount)).status).toBe(200)
  const row = await database().order.findFirstOrThrow({ orderBy: { placedAt: 'desc' } })
  orders[name] = { id: row.id, number: row.number, sessionId: row.sessionId ?? '' }
  if (email !== other)
    await database().order.update({ where: { id: row.id }, data: { note: 'Dzwonić do Anny' } })
  if (isPaid) await shop.lever('POST', `/ctl/sessions/${row.sessionId ?? ''}/pay`, { method: 'card' })
  await heardOf()
}

async function expire(name: string): Promise<void> {
  await shop.lever('POST', `/ctl/sessions/${orders[name]?.sessionId ?? ''}/expire`)
  await heardOf()
}

async function fillTheShop(): Promise<void> {
  await order('delivered', anna, true)
  await order('not sent yet', anna.replace('anna', 'Anna'), true)
  await order('on its way', anna, true)
  await order('unpaid', anna, false)
  await order('expired', anna, false)
  await order('of somebody else', other, true)
  await expire('expired')
  await ship('delivered')
  await ship('on its way')
  await deliver('delivered')
  await database().orderNote.create({
    data: { orderId: idOf('delivered'), actionId: 'note', body: 'Anna Kowalska called', author: 'test' },
  })
  await sendMails()
  await writeComments()
  await writeLetters()
}

async function step(name: string, from: string, to: string): Promise<void> {
  const facts = { fact: 'fulfilment' as const, cause: 'test', actor: 'test' }
  await database().orderEvent.create({ data: { ...facts, orderId: idOf(name), from, to } })
}

async function ship(name: string): Promise<void> {
  const sent = { fulfilment: 'shipped' as const, shippedAt: new Date(), trackingNumber: 'TRACK-ANNA' }
  await database().order.update({ where: { id: idOf(name) }, data: sent })
  await step(name, 'open', 'packed')
  await step(name, 'packed', 'shipped')
}

async function deliver(name: string): Promise<void> {
  const arrived = { fulfilment: 'delivered' as const, deliveredAt: new Date() }
  await database().order.update({ where: { id: idOf(name) }, data: arrived })
  await step(name, 'shipped', 'delivered')
}

async function sendMails(): Promise<void> {
  await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
}

async function writeComments(): Promise<void> {
  await database().author.create({ data: { key: 'author', name: 'A' } })
  const article = { key: 'article', authorKey: 'author', publishedAt: new Date(), reviewedOn: new Date() }
  const { id: articleId } = await database().article.create({ data: article })
  const words = { articleId, language: 'pl', locale: 'pl-PL', address: '10.9.8.7' }
  const decision = { status: 'approved' as const, decidedBy: 'test', decidedAt: new Date() }
  const first = await database().comment.create({
    data: {
      ...{ ...words, ...decision, submissionId: 'one', email: anna },
      ...{ authorName: 'Anna Kowalska', body: 'Piszę z ul. Wierzbowa 17.' },
    },
  })
  await database().comment.createMany({
    data: [
      { ...words, submissionId: 'two', email: anna, authorName: 'Anna K.', body: 'Anna Kowalska czeka.' },
      {
        ...{ ...words, ...decision, submissionId: 'three', email: other, parentId: first.id },
        ...{ authorName: 'Ktoś inny', body: 'Dziękuję.' },
      },
    ],
  })
  await database().commentReport.create({ data: { commentId: first.id, reason: 'Reklama', email: anna } })
  const mail = { kind: 'comment-received', locale: 'pl-PL', facts: {}, status: 'sent' as const }
  await database().mail.createMany({
    data: [
      { ...mail, dedupeKey: 'one', recipient: anna },
      { ...mail, dedupeKey: 'other', recipient: other },
    ],
  })
  await keepForm('comment', { email: ` ${anna.toUpperCase()} `, body: 'Anna Kowalska' }, [])
  await keepForm('comment', { email: other }, [])
}

async function writeLetters(): Promise<void> {
  const letter = { orderNumber: 'Z-1', name: 'Anna Kowalska', email: anna, locale: 'pl-PL' }
  const answered = { answeredAt: new Date(), answeredBy: 'test', outcome: 'accepted' as const }
  await database().withdrawal.create({
    data: {
      ...letter,
      ...answered,
      orderId: idOf('delivered'),
      items: 'Wszystko. Anna Kowalska',
      answer: 'Dobrze.',
    },
  })
  await database().complaint.create({
    data: {
      ...{ ...letter, reference: 'R-OPEN', item: 'Magnez', noticed: 'wczoraj', description: 'Pęknięte' },
      ...{ wish: 'refund' as const, answerBy: addDays(new Date(), 14) },
    },
  })
}

/** Where a word still stands, by table and column, over every text and JSON column there is. */
async function placesOf(word: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' })
  await client.connect()
  try {
    const columns = await client.query<{ schema: string; table: string; column: string }>(`
      SELECT table_schema AS schema, table_name AS "table", column_name AS "column"
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'
        AND (data_type IN ('text', 'character varying', 'jsonb', 'json') OR data_type = 'ARRAY')`)
    const places: string[] = []
    for (const { schema, table, column } of columns.rows) {
      const found = await client.query(
        `SELECT count(*)::int AS rows FROM "${schema}"."${table}" WHERE position(lower($1) IN lower("${column}"::text)) > 0`,
        [word],
      )
      const rows = (found.rows[0] as { rows: number }).rows
      if (rows > 0) places.push(`${table}.${column} ${rows}`)
    }
    return places.toSorted()
  } finally {
    await client.end()
  }
}

const inAMonth = () => addDays(addMonths(new Date(), 1), 1)

test('GDPR-02: a copy holds everything about somebody, and nothing about anybody else', async () => {
  const held = await findHeldData(database(), owner, anna)
  const numbers = ['delivered', 'not sent yet', 'on its way', 'unpaid', 'expired'].map(numberOf)
  expect(held.orders).toMatchObject(numbers.map((number) => ({ number })))
  expect(held.orders[0]).toMatchObject({
    ...{ name: 'Anna Kowalska', note: 'Dzwonić do Anny', payment: 'paid' },
    lines: [{ quantity: 1 }],
    invoices: [
      { kind: 'invoice', data: { buyer: ['Anna Kowalska', 'ul. Wierzbowa 17', '00-316 Warszawa'] } },
    ],
    notes: [{ body: 'Anna Kowalska called' }],
  })
  expect(held).toMatchObject({
    withdrawals: [{ items: 'Wszystko. Anna Kowalska' }],
    complaints: [{ reference: 'R-OPEN' }],
    comments: [{ authorName: 'Anna Kowalska', address: '10.9.8.7' }, { authorName: 'Anna K.' }],
    commentReports: [{ reason: 'Reklama' }],
    mails: [{ kind: 'comment-received' }],
  })
  const written = JSON.stringify(held)
  expect(written).not.toContain(other)
  expect(written).not.toContain('Ktoś inny')
})

test('only who answers for people’s data may ask, freshly authenticated', async () => {
  await expect(findHeldData(database(), clerk, anna)).rejects.toThrow('privacy:handle')
  await expect(erasePerson(clerk, anna)).rejects.toThrow('privacy:handle')
  const stale = { ...owner, freshUntil: null }
  await expect(erasePerson(stale, anna)).rejects.toThrow('privacy:handle')
  expect(await placesOf('kowalska')).not.toEqual([])
})

test('GDPR-02: what is going on stays as it is and is named, the rest is gone', async () => {
  const before = await database().order.findUniqueOrThrow({ where: { id: idOf('not sent yet') } })
  const { receipts, open, ...counts } = await erasePerson(owner, anna)
  expect(counts).toEqual({ orders: 1, letters: 1, comments: 2, reports: 1, mails: 1 })
  expect(receipts).toHaveLength(1)
  const waiting = ['not sent yet', 'on its way', 'unpaid', 'expired'].map(numberOf)
  expect(open.toSorted()).toEqual([...waiting, 'R-OPEN'].toSorted())
  expect(await database().order.findUniqueOrThrow({ where: { id: before.id } })).toEqual(before)
  expect(await findViolations(process.env.DATABASE_URL ?? '', liveGraces)).toEqual([])
})

test('GDPR-01: of the comments their places are left, and the answers of others', async () => {
  const comments = await database().comment.findMany({ orderBy: { status: 'desc' } })
  expect(comments).toMatchObject([
    { status: 'rejected', decidedBy: 'author', authorName: '', body: '', email: null, address: null },
    { status: 'rejected', decidedBy: 'author', authorName: '', body: '', email: null, address: null },
    { status: 'approved', authorName: 'Ktoś inny', email: other },
  ])
})

test('GDPR-02: when everything is over, an erase request leaves invoice rows only', async () => {
  await database().complaint.updateMany({
    data: { answeredAt: new Date(), outcome: 'refused', answer: 'Nie' },
  })
  await expire('unpaid')
  await ship('not sent yet')
  await deliver('not sent yet')
  await sendMails()
  await database().orderNote.deleteMany()
  const asked = { orderId: idOf('not sent yet'), actionId: 'all', reason: 'test', actor: 'test' }
  await database().refund.create({
    data: { ...asked, id: 'waiting', amount: 100, currency: 'PLN', status: 'pending' },
  })
  expect((await erasePerson(owner, anna, inAMonth())).open).toEqual([numberOf('not sent yet')])
  await database().refund.delete({ where: { id: 'waiting' } })
  expect(await erasePerson(owner, anna, inAMonth())).toMatchObject({ orders: 1, open: [] })
  for (const word of [anna, 'anny', '601 202 303', 'track-anna'])
    expect(await placesOf(word), word).toEqual([])
  for (const word of ['anna kowalska', 'wierzbowa'])
    expect(await placesOf(word), word).toEqual(['invoice.data 3'])
})

test('totals, ledger and receipts are as they were; the receipts are locked', async () => {
  expect(await findViolations(process.env.DATABASE_URL ?? '', liveGraces)).toEqual([])
  const [invoice] = await database().invoice.findMany({ where: { orderId: idOf('delivered') } })
  const number = invoice?.number ?? ''
  expect(await findInvoiceByNumber(database(), owner, number)).toMatchObject({ number })
  expect(await findInvoiceByNumber(database(), clerk, number)).toBeNull()
})

test('erased twice is erased once', async () => {
  const before = await placesOf('')
  expect(await erasePerson(owner, anna, inAMonth())).toEqual({
    ...{ orders: 0, letters: 0, comments: 0, reports: 0, mails: 0, receipts: [], open: [] },
  })
  const held = await findHeldData(database(), owner, anna)
  expect(Object.values(held).filter((value) => Array.isArray(value) && value.length > 0)).toEqual([])
  expect((await placesOf('')).filter((place) => !place.startsWith('audit'))).toEqual(
    before.filter((place) => !place.startsWith('audit')),
  )
})

test('each erasure is on the audit trail, the same person recognisably, without the address', async () => {
  const rows = await database().auditEntry.findMany({ where: { entity: 'person' } })
  expect(rows.map(({ action }) => action)).toEqual(rows.map(() => 'person.erased'))
  expect(new Set(rows.map(({ entityId }) => entityId)).size).toBe(1)
  expect(rows[0]).toMatchObject({ actor: `staff:${owner.id}`, after: { orders: 1, receipts: 1, open: 5 } })
})

test('in the workshop the address of the person is in no address of a page', async () => {
  const cookie = await signInAs(await hire('owner'))
  await freshen(cookie, new Date(Date.now() + 600_000))
  const ask = (handler: StaffHandler, fields: Record<string, string>) =>
    handler(staffRequest('/staff/api/privacy', { cookie, fields }), { params: Promise.resolve(undefined) })
  const looked = await ask(lookUpPerson, { email: ` ${other.toUpperCase()} ` })
  expect(await looked.json()).toEqual({ location: '/staff/privacy' })
  const key = /^form=([^;]+)/.exec(looked.headers.getSetCookie()[0] ?? '')?.[1] ?? ''
  expect(await findKeptForm('privacy-look-up', key)).toMatchObject({ values: { email: other } })
  const copy = await ask(exportPerson, { email: other })
  expect(copy.headers.get('content-disposition')).toMatch(
    /^attachment; filename="personal-data-[\d-]+\.json"$/,
  )
  expect(copy.headers.get('cache-control')).toBe('private, no-store')
  expect(await copy.json()).toMatchObject({
    email: other,
    orders: [{ number: numberOf('of somebody else') }],
  })
  const unsure = await ask(erasePersonForGood, { email: other })
  expect([unsure.status, await database().order.count({ where: { email: other } })]).toEqual([422, 1])
  const erased = await ask(erasePersonForGood, { email: 'nobody@example.org', confirmed: 'yes' })
  expect(await erased.json()).toEqual({
    location: '/staff/privacy?done=erased&orders=0&comments=0&letters=0&receipts=0&open=0',
  })
})

test('the command hands out a copy and erases, and says so with its status', async () => {
  const run = (...words: string[]) =>
    runToEnd(process.execPath, ['--conditions=react-server', 'scripts/privacy.ts', ...words], {
      environment: process.env,
    })
  const copy = await run('export', other)
  expect(JSON.parse(copy.output)).toMatchObject({ email: other, orders: [{ name: 'Anna Nowak' }] })
  const erased = await run('erase', other)
  expect(erased.code).toBe(1)
  expect(erased.output).toContain(`not over yet, repeat later: ${numberOf('of somebody else')}`)
  expect(await database().comment.count({ where: { email: other } })).toBe(0)
}, 120_000)
