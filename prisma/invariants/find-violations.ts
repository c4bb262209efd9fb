import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** One thing that cannot be, were the shop well. */
export interface Violation {
  /** Number of the invariant, e.g. `I02`. */
  invariant: string
  /** What it is about: an order, a variant, an event. */
  key: string
  detail: string
}

/** A Checkout Session as Stripe has it. */
export interface OutsideSession {
  id: string
  status: string | null
  paymentStatus: string
  amountTotal: number | null
  currency: string | null
  clientReferenceId: string | null
  paymentIntentId: string | null
  /** The last moment at which any of this can have changed. */
  changedAt: Date
}

/** A refund as Stripe has it. */
export interface OutsideRefund {
  id: string
  paymentIntentId: string | null
  amount: number
  currency: string
  status: string | null
  createdAt: Date
}

/** What Stripe believes about the shop's money. */
export interface OutsideBooks {
  sessions: OutsideSession[]
  refunds: OutsideRefund[]
}

export interface Question {
  /** Another moment than the present one, to look from the future. */
  now?: Date
  /** How long the shop may take to work something off; 0 asks of a system at rest. */
  graceMinutes: number
  /** How long a job of the night may be late. */
  retentionGraceDays: number
  /** Asked only after a scenario: how many orders it meant to bring into review. */
  expectedReview?: number
  /** Since when both sides are compared, and how Stripe is asked. */
  outside?: { since: Date; ask: () => Promise<OutsideBooks> }
}

/** Graces of a shop with traffic. */
export const liveGraces = { graceMinutes: 15, retentionGraceDays: 2 } as const

const readSql = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')

async function ask(client: pg.ClientBase, file: string): Promise<Violation[]> {
  // A file of several statements answers with one result for each.
  const results: unknown = await client.query(await readSql(file))
  return (Array.isArray(results) ? (results as pg.QueryResult<Violation>[]) : []).flatMap(({ rows }) => rows)
}

async function copyBooks(client: pg.ClientBase, { sessions, refunds }: OutsideBooks): Promise<void> {
  await client.query(
    `INSERT INTO invariants.x_session
     SELECT s.id, s.status, s."paymentStatus", s."amountTotal", s.currency, s."clientReferenceId", s."paymentIntentId",
       s."changedAt"
     FROM jsonb_to_recordset($1) AS s(id text, status text, "paymentStatus" text, "amountTotal" int, currency text,
       "clientReferenceId" text, "paymentIntentId" text, "changedAt" timestamptz)`,
    [JSON.stringify(sessions)],
  )
  await client.query(
    `INSERT INTO invariants.x_refund
     SELECT r.id, r."paymentIntentId", r.amount, r.currency, r.status, r."createdAt"
     FROM jsonb_to_recordset($1) AS r(id text, "paymentIntentId" text, amount int, currency text, status text,
       "createdAt" timestamptz)`,
    [JSON.stringify(refunds)],
  )
}

/** Asks inside the caller's transaction, which must be rolled back: it leaves the schema of the views behind. */
export async function violationsSeenBy(client: pg.ClientBase, question: Question): Promise<Violation[]> {
  const { outside } = question
  // Compiled queries take many times longer than the queries themselves.
  await client.query('SET LOCAL jit = off')
  const settings = {
    now: question.now?.toISOString() ?? '',
    grace: `${question.graceMinutes} minutes`,
    retention_grace: `${question.retentionGraceDays} days`,
    expected_review: String(question.expectedReview ?? ''),
    since: outside?.since.toISOString() ?? '',
  }
  for (const [name, value] of Object.entries(settings)) {
    await client.query('SELECT set_config($1, $2, true)', [`invariants.${name}`, value])
  }
  // The shop is read as of this statement; what it claims by then must be at Stripe, who is asked after it.
  await client.query('SELECT FROM public.orders LIMIT 1')
  const books = await outside?.ask()
  await client.query(`DROP SCHEMA IF EXISTS invariants CASCADE; ${await readSql('views.sql')}`)
  if (books) await copyBooks(client, books)
  const violations = await ask(client, 'invariants.sql')
  return books ? [...violations, ...(await ask(client, 'against-stripe.sql'))] : violations
}

/** Everything that is wrong in a database, read at one moment; nothing is left behind in it. */
export async function findViolations(databaseUrl: string, question: Question): Promise<Violation[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'check money',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that dies between two questions is reported by the next one.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    return await violationsSeenBy(client, question)
  } finally {
    // Ends the transaction too: without COMMIT nothing of it remains.
    await client.end()
  }
}
