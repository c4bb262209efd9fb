import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runToEnd } from '#local/run.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { listBooks } from '#platform/stripe-books.ts'
import {
  findViolations,
  liveGraces,
  violationsSeenBy,
  type Question,
} from '#prisma/invariants/find-violations.ts'
import { courierAmount, findGoods, leaveInStock, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { sweep } from '#shop/checkout/jobs.ts'
import { expireWithoutSession } from '#shop/checkout/mutations/settle-order.ts'
import { settle } from '#shop/checkout/session/settle.ts'
import { checkMoneyJob } from '#shop/orders/jobs.ts'
import { paymentTransitions } from '#shop/orders/order.ts'
import { marketFacts } from '#shop/pricing/market.ts'

const atRest: Question = { graceMinutes: 0, retentionGraceDays: 0 }
const day = 24 * 60 * 60 * 1000

let shop: TestShop
let variant: TestGoods
/** One order in each state that the flow can bring about, by its name. */
const orders: Record<string, string> = {}

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  variant = await findGoods()
  await setStock(100)
  await playOrders()
  await addComment()
  await deliverMails()
})
afterAll(() => shop.close())

const setStock = (quantity: number) => leaveInStock(variant.id, quantity)

const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })

async function order(name: string, quantity = 1): Promise<{ sessionId: string; orderId: string }> {
  const shopper = new Shopper()
  await shopper.add(variant.id, quantity)
  const answer = await shopper.order(variant.unitAmount * quantity + courierAmount)
  expect(answer.status).toBe(200)
  const row = await database().order.findFirstOrThrow({ where: { email: shopper.fields.email } })
  orders[name] = row.id
  return { sessionId: row.sessionId ?? '', orderId: row.id }
}

const pay = (sessionId: string, how: object = { method: 'card' }) =>
  shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, how) as Promise<{ payment_intent: string }>

/** Money that comes after the goods were given back: Stripe was slower than the shop's patience. */
async function payLate(name: string, isGone: boolean): Promise<void> {
  const { sessionId, orderId } = await order(name)
  await shop.lever('POST', '/ctl/deliveries', { hold: true })
  await pay(sessionId)
  await database().order.update({ where: { id: orderId }, data: { sessionId: null } })
  await expireWithoutSession(orderId, 'test')
  await database().order.update({ where: { id: orderId }, data: { sessionId } })
  if (isGone) await setStock(0)
  await settle(sessionId, 'test')
  await shop.lever('POST', '/ctl/deliveries', { hold: false })
  await shop.lever('POST', '/ctl/deliveries/release', {})
  if (isGone) await setStock(100)
}

async function playOrders(): Promise<void> {
  await order('pending')
  await pay((await order('paid', 2)).sessionId, { method: 'blik' })
  const refunded = await pay((await order('partly refunded')).sessionId)
  await quiesce()
  await shop.lever('POST', '/ctl/refunds', { payment_intent: refunded.payment_intent, amount: 500 })
  const expired = await order('expired')
  await shop.lever('POST', `/ctl/sessions/${expired.sessionId}/expire`)
  await pay((await order('processing')).sessionId, { method: 'p24', outcome: 'processing' })
  const failed = await order('failed')
  await pay(failed.sessionId, { method: 'p24', outcome: 'processing' })
  await quiesce()
  await shop.lever('POST', `/ctl/sessions/${failed.sessionId}/settle`, { outcome: 'failed' })
  const tampered = await order('of another amount')
  await shop.lever('POST', `/ctl/sessions/${tampered.sessionId}/tamper`, { amount_total: 1 })
  await pay(tampered.sessionId)
  await quiesce()
  await payLate('late', false)
  await payLate('late and gone', true)
  await quiesce()
  await sweep()
  await quiesce() // what the sweep has paid back comes as an event too
}

async function addComment(): Promise<void> {
  await database().author.create({ data: { key: 'author', name: 'A' } })
  const article = { key: 'article', authorKey: 'author', publishedAt: new Date(), reviewedOn: new Date() }
  const { id: articleId } = await database().article.create({ data: article })
  const words = { language: 'en', locale: 'en-NL', authorName: 'Anna', body: 'A good table.' }
  const decision = { status: 'approved' as const, decidedBy: 'test', decidedAt: new Date() }
  const data = { articleId, ...words, ...decision, email: 'anna@example.org', submissionId: 'one' }
  await database().comment.create({ data })
}

/** No worker runs here: as if every mail had been handed over. */
async function deliverMails(): Promise<void> {
  await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
}

const databaseUrl = () => process.env.DATABASE_URL ?? ''

async function withOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// What a shop without the guarantees of its database would let happen.
const withoutGuarantees = `
  SET LOCAL session_replication_role = replica;
  DO $$
  DECLARE it record;
  BEGIN
    FOR it IN SELECT conrelid::regclass AS tbl, conname FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', it.tbl, it.conname);
    END LOOP;
  END $$;`

/** What is found after a corruption that never becomes lasting. */
function violationsAfter(corruption: string, question: Question = atRest) {
  return withOwner(async (client) => {
    await client.query(`BEGIN; ${withoutGuarantees}`)
    const filled = corruption
      .replaceAll(/<(.+?)>/g, (_, name: string) => `'${orders[name] ?? 'no such order'}'`)
      .replaceAll('$variant', String(variant.id))
    const results: unknown = await client.query(filled)
    const counts = (Array.isArray(results) ? (results as pg.QueryResult[]) : [results as pg.QueryResult]).map(
      ({ rowCount }) => rowCount,
    )
    return { counts, violations: await violationsSeenBy(client, question) }
  })
}

describe('a shop that is well', () => {
  test('has an order in every state', async () => {
    const rows = await database().order.findMany({ orderBy: { placedAt: 'asc' } })
    expect(
      rows.map(({ payment, refund, hold, holdAttempt }) => [payment, refund, hold, holdAttempt]),
    ).toEqual([
      ['pending', 'none', 'held', 1],
      ['paid', 'none', 'committed', 1],
      ['paid', 'partial', 'committed', 1],
      ['expired', 'none', 'released', 1],
      ['processing', 'none', 'held', 1],
      ['failed', 'none', 'released', 1],
      ['review', 'none', 'held', 1],
      ['paid', 'none', 'committed', 2],
      ['review', 'full', 'released', 1],
    ])
  })

  test('has no violations, at rest and with the graces of a live shop', async () => {
    expect(await findViolations(databaseUrl(), atRest)).toEqual([])
    expect(await findViolations(databaseUrl(), liveGraces)).toEqual([])
  })

  test('is asked without a trace', async () => {
    const schemas = () =>
      withOwner(async (client) => (await client.query('SELECT nspname FROM pg_namespace ORDER BY 1')).rows)
    const before = await schemas()
    await findViolations(databaseUrl(), atRest)
    expect(await schemas()).toEqual(before)
  })

  test('knows the words that the code knows', async () => {
    const known = await withOwner(async (client) => {
      await client.query('BEGIN')
      await violationsSeenBy(client, atRest)
      const transitions = await client.query('SELECT * FROM invariants.allowed_transition')
      const years = await client.query('SELECT * FROM invariants.tax_record_years')
      return { transitions: transitions.rows, years: years.rows }
    })
    const allowed = Object.entries(paymentTransitions).flatMap(([from_status, after]) =>
      after.map((to_status) => ({ from_status, to_status })),
    )
    const inOrder = (rows: object[]) => rows.map((row) => Object.values(row).join(' ')).toSorted()
    expect(inOrder(known.transitions)).toEqual(
      inOrder([{ from_status: '', to_status: 'pending' }, ...allowed]),
    )
    const years = (['PL', 'NL'] as const).map((market) => ({
      market,
      years: marketFacts(market).taxRecordYears,
    }))
    expect(inOrder(known.years)).toEqual(inOrder(years))
  })
})

const movement = (kind: string, name: string, rest = '1, 1') =>
  `INSERT INTO stock_movement (variant_id, order_id, kind, quantity, attempt, reason, actor)
   VALUES ($variant, ${name}, '${kind}', ${rest}, 'test', 'test')`

const corruptions: [string, string, string][] = [
  [
    'I01',
    'more promised than there is',
    'UPDATE stock_item SET reserved = on_hand + 1 WHERE variant_id = $variant',
  ],
  ['I01', 'less than nothing on the shelf', 'UPDATE stock_item SET on_hand = -1 WHERE variant_id = $variant'],
  [
    'I02',
    'a counter moved without the ledger',
    'UPDATE stock_item SET on_hand = on_hand - 1 WHERE variant_id = $variant',
  ],
  [
    'I02',
    'a promise moved without the ledger',
    'UPDATE stock_item SET reserved = reserved + 1 WHERE variant_id = $variant',
  ],
  [
    'I02',
    'a row of the ledger lost',
    `DELETE FROM stock_movement WHERE order_id = <paid> AND kind = 'commit'`,
  ],
  [
    'I03',
    'another quantity held than ordered',
    `UPDATE stock_movement SET quantity = 9 WHERE order_id = <paid>`,
  ],
  ['I03', 'goods sold and given back', movement('release', '<paid>', '2, 1')],
  [
    'I03',
    'a hold that was never given back before the next',
    `DELETE FROM stock_movement WHERE order_id = <late> AND attempt = 1 AND kind = 'release'`,
  ],
  ['I03', 'goods taken under a hold that never was', movement('commit', '<pending>', '1, 7')],
  ['I03', 'more brought back than went out', movement('restock', '<paid>', '3, 1')],
  [
    'I03',
    'a line that appeared later',
    `UPDATE order_line SET variant_id = (SELECT id FROM product_variant WHERE id != $variant LIMIT 1) WHERE order_id = <paid>`,
  ],
  ['I04', 'paid, and the goods still only held', `UPDATE orders SET hold = 'held' WHERE id = <paid>`],
  ['I04', 'expired, and the goods still held', `UPDATE orders SET hold = 'held' WHERE id = <expired>`],
  ['I04', 'unpaid, and the goods gone', `UPDATE orders SET hold = 'committed' WHERE id = <pending>`],
  ['I04', 'an order without lines', `DELETE FROM order_line WHERE order_id = <expired>`],
  [
    'I05',
    'a line that does not multiply',
    `UPDATE order_line SET total_amount = total_amount + 1 WHERE order_id = <paid>`,
  ],
  [
    'I05',
    'a total that does not add up',
    `UPDATE orders SET total_amount = total_amount - 1 WHERE id = <pending>`,
  ],
  [
    'I05',
    'VAT that nobody computed',
    `UPDATE order_line SET vat_amount = vat_amount + 1 WHERE order_id = <paid>`,
  ],
  ['I05', 'shipping whose VAT is for less', `UPDATE orders SET shipping_vat = '[]' WHERE id = <paid>`],
  [
    'I05',
    'VAT of the delivery that nobody computed',
    `UPDATE orders SET vat_amount = vat_amount + 1, shipping_vat = jsonb_set(shipping_vat, '{0,vatAmount}', to_jsonb((shipping_vat -> 0 ->> 'vatAmount')::int + 1)) WHERE id = <pending>`,
  ],
  [
    'I06',
    'paid by money that nobody can give back',
    `UPDATE orders SET payment_intent_id = 'pi_other' WHERE id = <paid>`,
  ],
  [
    'I06',
    'the same money once more',
    `INSERT INTO second_payment (payment_intent_id, session_id, order_id, amount, currency, status) SELECT payment_intent_id, 'cs_x', order_id, amount, currency, 'succeeded' FROM payment WHERE order_id = <paid>`,
  ],
  ['I06', 'paid without a payment', `DELETE FROM payment WHERE order_id = <paid>`],
  ['I06', 'paid with a cent less', `UPDATE payment SET amount = amount - 1 WHERE order_id = <paid>`],
  ['I06', 'paid in another currency', `UPDATE payment SET currency = 'EUR' WHERE order_id = <paid>`],
  [
    'I06',
    'paid twice',
    `DROP INDEX payment_one_success_per_order; INSERT INTO payment SELECT 'pi_second', order_id, amount, currency, outcome, method, at FROM payment WHERE order_id = <paid>`,
  ],
  [
    'I06',
    'money for an expired order',
    `INSERT INTO payment VALUES ('pi_other', <expired>, 100, 'PLN', 'succeeded', 'card', now())`,
  ],
  ['I06', 'shipped and never paid', `UPDATE orders SET fulfilment = 'shipped' WHERE id = <pending>`],
  [
    'I07',
    'two orders of one session',
    `DROP INDEX orders_session_id_key; UPDATE orders SET session_id = 'cs_same' WHERE id IN (<paid>, <late>)`,
  ],
  [
    'I07',
    'two open orders of one cart',
    `DROP INDEX orders_one_open_per_cart; UPDATE orders SET cart_id = 'same' WHERE id IN (<pending>, <processing>)`,
  ],
  [
    'I08',
    'more paid back than was paid',
    `UPDATE refund SET amount = 10000000 WHERE order_id = <partly refunded>`,
  ],
  [
    'I08',
    'a second refund on its way, over the limit',
    `INSERT INTO refund (id, order_id, action_id, amount, currency, status, reason, actor) SELECT 'rf_x', id, 'x', total_amount, currency, 'requested', 'test', 'test' FROM orders WHERE id = <partly refunded>`,
  ],
  [
    'I08',
    'an order that says nothing went back',
    `UPDATE orders SET refund = 'none' WHERE id = <partly refunded>`,
  ],
  [
    'I08',
    'more pieces paid back than were bought',
    `INSERT INTO refund_line SELECT id, $variant, 2, amount FROM refund WHERE order_id = <partly refunded>`,
  ],
  [
    'I08',
    'pieces paid back at another price',
    `INSERT INTO refund_line SELECT id, $variant, 1, amount FROM refund WHERE order_id = <partly refunded>`,
  ],
  [
    'I08',
    'a refund of other parts than its amount',
    `UPDATE refund SET shipping_amount = amount - 1 WHERE order_id = <partly refunded>`,
  ],
  [
    'I08',
    'a refund in another currency than the money came in',
    `UPDATE refund SET currency = 'EUR' WHERE order_id = <partly refunded>`,
  ],
  [
    'I21',
    'a refund of which Stripe was never told',
    `UPDATE refund SET status = 'requested', at = at - interval '2 hours' WHERE order_id = <partly refunded>`,
  ],
  [
    'I21',
    'a second payment that does not go back',
    `INSERT INTO second_payment (payment_intent_id, session_id, order_id, amount, currency, at) VALUES ('pi_x', 'cs_x', <paid>, 1, 'PLN', now() AT TIME ZONE 'UTC' - interval '2 hours')`,
  ],
  [
    'I09',
    'an event left lying',
    `INSERT INTO stripe_event (id, type, received_at) VALUES ('evt_lost', 'checkout.session.completed', now() AT TIME ZONE 'UTC' - interval '1 second')`,
  ],
  ['I10', 'a confirmation never written', `DELETE FROM mail WHERE order_id = <paid>`],
  [
    'I10',
    'a confirmation twice',
    `DROP INDEX mail_one_of_a_kind_per_order; INSERT INTO mail (id, dedupe_key, kind, order_id, locale, facts, status) VALUES ('second', 'second', 'order-confirmed', <paid>, 'pl-PL', '{}', 'sent')`,
  ],
  [
    'I10',
    'a confirmation of an unpaid order',
    `INSERT INTO mail (id, dedupe_key, kind, order_id, locale, facts, status) VALUES ('early', 'early', 'order-confirmed', <pending>, 'pl-PL', '{}', 'sent')`,
  ],
  ['I10', 'a confirmation that was given up', `UPDATE mail SET status = 'dead' WHERE order_id = <paid>`],
  [
    'I10',
    'a confirmation nobody sent',
    `UPDATE mail SET status = 'queued', created_at = created_at - interval '1 hour' WHERE order_id = <late>`,
  ],
  [
    'I11',
    'a hold past its time',
    `UPDATE orders SET session_expires_at = now() AT TIME ZONE 'UTC' - interval '16 minutes' WHERE id = <pending>`,
  ],
  [
    'I11',
    'goods held for a review that nobody is told of',
    `UPDATE orders SET session_expires_at = now() AT TIME ZONE 'UTC' - interval '16 minutes' WHERE id = <of another amount>; UPDATE staff_alert SET resolved_at = now()`,
  ],
  ['I14', 'a comment published by nobody', `UPDATE comment SET decided_by = NULL`],
  ['I14', 'a comment refused at no time', `UPDATE comment SET status = 'rejected', decided_at = NULL`],
  [
    'I15',
    'a session of somebody who has left',
    `WITH one AS (INSERT INTO staff_user (id, name, email, role, language, disabled_at, updated_at) VALUES ('one', 'One', 'one@example.org', 'editor', 'en', now(), now()) RETURNING id) INSERT INTO staff_session (id, expires_at, token, user_id, created_at, updated_at) SELECT 'one', now() + interval '1 hour', 'one', id, now() - interval '1 hour', now() FROM one`,
  ],
  [
    'I15',
    'a session of yesterday',
    `WITH one AS (INSERT INTO staff_user (id, name, email, role, language, disabled_at, updated_at) VALUES ('one', 'One', 'one@example.org', 'editor', 'en', NULL, now()) RETURNING id) INSERT INTO staff_session (id, expires_at, token, user_id, created_at, updated_at) SELECT 'one', now() + interval '1 hour', 'one', id, now() - interval '13 hours', now() FROM one`,
  ],
  [
    'I16',
    'contact data of an unpaid order',
    `UPDATE orders SET placed_at = placed_at - interval '31 days' WHERE id = <expired>`,
  ],
  [
    'I16',
    'an address left in the parameters of the session',
    `UPDATE orders SET placed_at = placed_at - interval '31 days', email = NULL, phone = NULL, name = NULL, street = NULL, postal_code = NULL, town = NULL WHERE id = <failed>`,
  ],
  [
    'I16',
    'an old mail',
    `UPDATE mail SET created_at = created_at - interval '91 days' WHERE order_id = <failed>`,
  ],
  ['I16', 'an old cart', `UPDATE cart SET updated_at = updated_at - interval '61 days'`],
  ['I16', 'an old event', `UPDATE stripe_event SET received_at = received_at - interval '31 days'`],
  [
    'I16',
    'a kept form',
    `INSERT INTO kept_form VALUES ('hash', 'checkout', '{}', '[]', now() AT TIME ZONE 'UTC' - interval '1 second')`,
  ],
  ['I16', 'a limit that is over', `INSERT INTO rate_limit VALUES ('checkout-email:hash', 1, 1000)`],
  [
    'I16',
    'a refused comment',
    `UPDATE comment SET status = 'rejected', decided_at = decided_at - interval '31 days'`,
  ],
  [
    'I16',
    'the e-mail address of an old comment',
    `UPDATE comment SET created_at = created_at - interval '13 months', decided_at = decided_at - interval '13 months'`,
  ],
  [
    'I16',
    'the address of a client',
    `UPDATE comment SET created_at = created_at - interval '31 days', address = '10.0.0.1'`,
  ],
  [
    'I16',
    'a customer whom no tax office asks about any more',
    `UPDATE orders SET placed_at = placed_at - interval '8 years' WHERE id = <paid>`,
  ],
  [
    'I16',
    'a telephone number half a year after the parcel',
    `UPDATE orders SET fulfilment = 'delivered', delivered_at = now() AT TIME ZONE 'UTC' - interval '7 months' WHERE id = <paid>`,
  ],
  [
    'I16',
    'what staff wrote about a parcel that came long ago',
    `UPDATE orders SET fulfilment = 'delivered', phone = NULL, delivered_at = now() AT TIME ZONE 'UTC' - interval '7 months' WHERE id = <paid>;
     INSERT INTO order_note (id, order_id, action_id, body, author) VALUES ('n', <paid>, 'n', 'Calls on Tuesday', 'staff:1')`,
  ],
  [
    'I16',
    'a withdrawal from years ago',
    `INSERT INTO withdrawal (id, order_number, name, email, items, locale, submitted_at) VALUES ('w', '', 'A', 'a@example.org', '', 'pl-PL', now() AT TIME ZONE 'UTC' - interval '73 months')`,
  ],
  [
    'I16',
    'a report closed years ago',
    `INSERT INTO comment_report (id, comment_id, reason, created_at, resolved_at) SELECT 'r', id, 'spam', created_at, created_at - interval '25 months' FROM comment`,
  ],
  ['I18', 'a link missing', `DELETE FROM order_event WHERE order_id = <failed> AND "to" = 'processing'`],
  ['I18', 'a state nobody wrote down', `UPDATE orders SET fulfilment = 'packed' WHERE id = <paid>`],
  [
    'I18',
    'a step that is not allowed',
    `INSERT INTO order_event (order_id, fact, "from", "to", cause, actor) VALUES (<late>, 'payment', 'paid', 'pending', 'test', 'test')`,
  ],
  ['I18', 'no history at all', `DELETE FROM order_event WHERE order_id = <pending>`],
  [
    'I18',
    'a chain whose end is not the present',
    `UPDATE orders SET payment = 'processing' WHERE id = <pending>`,
  ],
  [
    'I16',
    'a receipt that no tax office asks about any more',
    `UPDATE invoice SET keep_until = now() AT TIME ZONE 'UTC' - interval '1 day' WHERE order_id = <paid>`,
  ],
  ['I16', 'an audit trail that nobody shortens', `UPDATE audit_entry SET at = at - interval '25 months'`],
  ['I19a', 'a number that is missing', `DELETE FROM invoice WHERE order_id = <paid>`],
  [
    'I19a',
    'a number ahead of the others',
    `UPDATE invoice SET sequence = sequence + 10 WHERE order_id = <late>`,
  ],
  ['I19a', 'numbers that do not begin with 1', `UPDATE invoice SET sequence = sequence + 100`],
  ['I19a', 'a counter that went on alone', `UPDATE invoice_series SET last_sequence = last_sequence + 1`],
  ['I19a', 'a counter that is lost', `DELETE FROM invoice_series`],
  ['I19a', 'a counter of nothing', `INSERT INTO invoice_series VALUES ('NL-2026', 1, now())`],
  [
    'I19b',
    'paid without a receipt',
    `DELETE FROM invoice WHERE order_id = <late>; UPDATE invoice_series SET last_sequence = last_sequence - 1 WHERE series NOT LIKE '%-C'`,
  ],
  ['I19b', 'a receipt of an unpaid order', `UPDATE invoice SET order_id = <pending> WHERE order_id = <late>`],
  [
    'I19b',
    'two receipts of one order',
    `DROP INDEX invoice_one_per_order; UPDATE invoice SET order_id = <paid> WHERE order_id = <late>`,
  ],
  [
    'I19b',
    'a receipt of another amount',
    `UPDATE invoice SET gross_amount = gross_amount + 1 WHERE order_id = <paid>`,
  ],
  [
    'I19b',
    'a receipt with other VAT',
    `UPDATE invoice SET vat_amount = vat_amount + 1 WHERE order_id = <paid>`,
  ],
  ['I19b', 'a receipt in another currency', `UPDATE invoice SET currency = 'EUR' WHERE order_id = <paid>`],
  [
    'I19b',
    'a receipt with VAT of another rate',
    `UPDATE invoice SET data = jsonb_set(data, '{shares,0,rateBasisPoints}', '2300') WHERE order_id = <paid>`,
  ],
  ['I19c', 'a refund without a credit note', `DELETE FROM invoice WHERE kind = 'credit'`],
  ['I19c', 'a credit note of another amount', `UPDATE invoice SET gross_amount = 501 WHERE kind = 'credit'`],
  [
    'I19c',
    'a credit note of a refund that failed',
    `UPDATE refund SET status = 'failed' WHERE order_id = <partly refunded>`,
  ],
  [
    'I19c',
    'a credit note of a refund of another order',
    `UPDATE invoice SET order_id = <paid> WHERE kind = 'credit'`,
  ],
  [
    'I19d',
    'more credited than invoiced',
    `UPDATE invoice SET data = jsonb_set(data, '{shares,0,grossAmount}', '10000000') WHERE kind = 'credit'`,
  ],
  [
    'I19d',
    'more VAT credited than invoiced',
    `UPDATE invoice SET data = jsonb_set(data, '{shares,0,vatAmount}', '10000000') WHERE kind = 'credit'`,
  ],
  [
    'I19e',
    'another number printed',
    `UPDATE invoice SET data = jsonb_set(data, '{number}', '"PL-2026-000099"') WHERE order_id = <paid>`,
  ],
  [
    'I19e',
    'another amount printed',
    `UPDATE invoice SET data = jsonb_set(data, '{grossAmount}', '1') WHERE order_id = <paid>`,
  ],
  [
    'I19e',
    'VAT per rate that does not add up',
    `UPDATE invoice SET data = jsonb_set(data, '{shares,0,vatAmount}', '1') WHERE order_id = <paid>`,
  ],
  [
    'I19e',
    'a credit note of the receipt of another order',
    `UPDATE invoice SET corrects_number = (SELECT number FROM invoice WHERE order_id = <paid>) WHERE kind = 'credit'`,
  ],
]

describe('a corruption is found', () => {
  test.each(corruptions)('%s: %s', async (invariant, _, corruption) => {
    const { counts, violations } = await violationsAfter(corruption)
    expect(counts.at(-1)).toBeGreaterThan(0)
    expect(violations.map((violation) => violation.invariant)).toContain(invariant)
  })

  test('I17: more in review than the scenario meant', async () => {
    const found = await findViolations(databaseUrl(), { ...atRest, expectedReview: 1 })
    expect(found).toMatchObject([{ invariant: 'I17', detail: '2 orders in review, 1 expected' }])
    expect(await findViolations(databaseUrl(), { ...atRest, expectedReview: 2 })).toEqual([])
  })

  test('I11 and I16: seen from the future, what would still be held and kept', async () => {
    const tomorrow = new Date(Date.now() + day)
    const held = await findViolations(databaseUrl(), { ...atRest, now: tomorrow })
    expect(held.map(({ invariant, key }) => [invariant, key])).toContainEqual(['I11', orders.pending])
    expect(held.map(({ key }) => key)).not.toContain(orders['of another amount'])
    const nextYear = new Date(Date.now() + 365 * day)
    const kept = (await findViolations(databaseUrl(), { ...atRest, now: nextYear })).map(({ key }) => key)
    expect(kept).toContain(`order ${orders.expired}`)
    expect(kept).not.toContain(`order ${orders.paid}`)
  })
})

describe('what is lawful is not found', () => {
  test.each([
    [
      'a confirmation that was forgotten in time',
      `UPDATE order_event SET at = at - interval '91 days' WHERE order_id = <paid>; DELETE FROM mail WHERE order_id = <paid>`,
    ],
    [
      'money in review for which a person was told',
      `UPDATE orders SET session_expires_at = now() AT TIME ZONE 'UTC' - interval '1 day' WHERE id = <of another amount>`,
    ],
    [
      'a delayed payment past its page',
      `UPDATE orders SET session_expires_at = now() AT TIME ZONE 'UTC' - interval '1 day' WHERE id = <processing>`,
    ],
    [
      'a refund that failed after all, its credit note reversed',
      `UPDATE refund SET status = 'failed' WHERE order_id = <partly refunded>;
       UPDATE orders SET refund = 'none' WHERE id = <partly refunded>;
       UPDATE order_event SET "to" = 'none' WHERE fact = 'refund' AND order_id = <partly refunded>;
       INSERT INTO invoice_series SELECT replace(series, '-C', '-V'), 1, now() FROM invoice_series WHERE series LIKE '%-C';
       INSERT INTO invoice SELECT replace(number, '-C-', '-V-'), replace(series, '-C', '-V'), 1, 'reversal', order_id, refund_id, 1,
         number, currency, gross_amount, vat_amount, issued_at, keep_until,
         data || jsonb_build_object('kind', 'reversal', 'number', replace(number, '-C-', '-V-'))
       FROM invoice WHERE kind = 'credit'`,
    ],
    [
      'receipts of a year that the law let go of',
      `DELETE FROM invoice WHERE order_id = <paid>; DELETE FROM invoice WHERE kind = 'credit'; DELETE FROM invoice;
       UPDATE invoice_series SET series = replace(series, '2026', '2017');
       UPDATE order_event SET at = at - interval '9 years';
       DELETE FROM mail WHERE kind = 'order-confirmed'`,
    ],
    [
      'a paid order from last year',
      `UPDATE orders SET placed_at = placed_at - interval '1 year' WHERE id = <paid>`,
    ],
  ])('%s', async (_, change) => {
    expect((await violationsAfter(change)).violations).toEqual([])
  })

  test('what the shop is still working on', async () => {
    const change = `
      INSERT INTO stripe_event (id, type, received_at) VALUES ('evt_new', 'x', now() AT TIME ZONE 'UTC' - interval '14 minutes');
      UPDATE mail SET status = 'queued', created_at = now() AT TIME ZONE 'UTC' - interval '14 minutes' WHERE order_id = <paid>`
    expect((await violationsAfter(change, liveGraces)).violations).toEqual([])
    const found = (await violationsAfter(change)).violations
    expect(found.map(({ invariant }) => invariant)).toEqual(['I09', 'I10'])
  })
})

async function checkMoney(...words: string[]) {
  const { code, output } = await runToEnd(
    process.execPath,
    ['--conditions=react-server', 'scripts/check-money.ts', ...words],
    { environment: process.env },
  )
  return { code, output }
}

describe('check:money', () => {
  test('ends well where all is well, Stripe included', async () => {
    expect(await checkMoney('--grace', '0', '--external')).toEqual({
      code: 0,
      output: 'Everything adds up.\n',
    })
  })

  test('says which invariant is broken, of what', async () => {
    await withOwner((client) =>
      client.query('UPDATE stock_item SET on_hand = on_hand + 1 WHERE variant_id = $1', [variant.id]),
    )
    const { code, output } = await checkMoney('--database', databaseUrl())
    await withOwner((client) =>
      client.query('UPDATE stock_item SET on_hand = on_hand - 1 WHERE variant_id = $1', [variant.id]),
    )
    expect(code).toBe(1)
    expect(output).toMatch(new RegExp(`^I02\t${variant.id}\tcounters \\d+/\\d+, ledger \\d+/\\d+$`, 'm'))
  })

  test.each([
    [['--grace', 'soon'], '--grace must be a whole number'],
    [['--now', 'yesterday'], '--now is not a moment'],
    [['--sideways'], 'sideways'],
    [['--database', 'postgresql://127.0.0.1:9/none'], 'ECONNREFUSED'],
  ])('%s cannot be answered', async (words, message) => {
    const { code, output } = await checkMoney(...words)
    expect(code).toBe(2)
    expect(output).toContain(message)
  })
})

describe('against Stripe', () => {
  const since = new Date(Date.now() - day)
  const account = () => ({ secretKey: environment().stripeSecretKey, apiBase: environment().stripeApiBase })
  const outside = { since, ask: () => listBooks(account(), since) }
  const compare = async (question = atRest) => {
    const found = await findViolations(databaseUrl(), { ...question, outside })
    return found.map(({ invariant, key }) => [invariant, key])
  }
  const hold = () => shop.lever('POST', '/ctl/deliveries', { hold: true })
  const release = async () => {
    await shop.lever('POST', '/ctl/deliveries', { hold: false })
    await shop.lever('POST', '/ctl/deliveries/release', {})
    await quiesce()
    await deliverMails()
  }

  test('I12a, I12c: money that the shop has not heard of', async () => {
    const { sessionId, orderId } = await order('unheard')
    await hold()
    await pay(sessionId)
    expect(await compare()).toEqual([
      ['I12a', sessionId],
      ['I12c', orderId],
    ])
    expect(await compare(liveGraces)).toEqual([]) // it has some minutes to hear of it
    await release()
    expect(await compare()).toEqual([])
  })

  test('I12a: money for no order of the shop, and of another amount', async () => {
    const { sessionId, orderId } = await order('renamed')
    await pay(sessionId)
    await quiesce()
    await deliverMails()
    await withOwner((client) =>
      client.query(`UPDATE orders SET session_id = 'cs_other' WHERE id = $1`, [orderId]),
    )
    expect(await compare()).toEqual([
      ['I12a', sessionId],
      ['I12b', orderId],
    ])
    await withOwner((client) =>
      client.query('UPDATE orders SET session_id = $2 WHERE id = $1', [orderId, sessionId]),
    )
    expect(await compare()).toEqual([])
  })

  test('I12b: an order that only says it is paid', async () => {
    const { orderId } = await order('boasting')
    const boast = async (payment: string) => {
      await withOwner((client) =>
        client.query(`UPDATE orders SET payment = $2::payment_state, paid_at = now() WHERE id = $1`, [
          orderId,
          payment,
        ]),
      )
    }
    await boast('paid')
    expect(await compare()).toContainEqual(['I12b', orderId])
    await boast('pending')
    expect(await compare()).toEqual([])
  })

  test('I12d: refunds that only one side knows', async () => {
    const { sessionId } = await order('to refund')
    const { payment_intent } = await pay(sessionId)
    await quiesce()
    await deliverMails()
    await hold()
    const refund = (await shop.lever('POST', '/ctl/refunds', { payment_intent, amount: 300 })) as {
      id: string
    }
    expect(await compare()).toEqual([['I12d', refund.id]])
    await release()
    expect(await compare()).toEqual([])
    await withOwner((client) =>
      client.query(`UPDATE refund SET stripe_refund_id = 're_none' WHERE amount = 300`),
    )
    const { id } = await database().refund.findFirstOrThrow({ where: { amount: 300 } })
    expect(await compare()).toEqual(
      [
        ['I12d', refund.id],
        ['I12d', id],
      ].toSorted(),
    )
    await withOwner((client) =>
      client.query('UPDATE refund SET stripe_refund_id = $1 WHERE amount = 300', [refund.id]),
    )
  })

  test('needs a key, and shows a live one to nobody else', async () => {
    const ask = (STRIPE_SECRET_KEY: string) =>
      runToEnd(process.execPath, ['--conditions=react-server', 'scripts/check-money.ts', '--external'], {
        environment: { ...process.env, STRIPE_SECRET_KEY },
      })
    expect(await ask('')).toMatchObject({ code: 2, output: expect.stringContaining('STRIPE_SECRET_KEY') })
    expect(await ask('sk_live_x')).toMatchObject({
      code: 2,
      output: expect.stringContaining('STRIPE_API_BASE'),
    })
  })
})

test('the hourly job tells staff of each broken invariant, once a day', async () => {
  const alerts = () => database().staffAlert.findMany({ where: { kind: 'check-money' } })
  await checkMoneyJob.work(undefined as never)
  expect(await alerts()).toEqual([])
  await withOwner((client) => client.query('UPDATE stock_item SET on_hand = on_hand + 1'))
  await checkMoneyJob.work(undefined as never)
  await checkMoneyJob.work(undefined as never)
  const variants = await database().stockItem.count()
  const [alert, ...others] = await alerts()
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    dedupeKey: expect.stringMatching(/^check-money:I02:\d{4}-\d\d-\d\d$/),
    facts: { invariant: 'I02', count: variants },
  })
})
