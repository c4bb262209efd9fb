import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { listBooks, type StripeAccount } from '#platform/stripe-books.ts'
import { findViolations, type Violation } from '#prisma/invariants/find-violations.ts'

/** What a variant costs now in Poland, with its way home. */
export interface Goods {
  id: number
  amount: number
}

/** What the shop says of one order. */
export interface OrderFacts {
  id: string
  payment: string
  hold: string
  refund: string
  dispute: string
  sessionId: string | null
}

const day = 24 * 60 * 60 * 1000

/** The shop's database as the scenarios see it, past every cut point, and the invariants over it. */
export class Books {
  readonly #url: string
  readonly #account: StripeAccount
  #pool: pg.Pool
  #server = 0
  goods: Goods[] = []
  /** How many orders the scenarios so far have brought into review on purpose. */
  expectedReview = 0
  #courier = { amount: 0, freeFromAmount: null as number | null }

  constructor(url: string, account: StripeAccount) {
    this.#url = url
    this.#account = account
    this.#pool = this.#connect()
  }

  #connect(): pg.Pool {
    const pool = new pg.Pool({
      connectionString: this.#url,
      max: 4,
      connectionTimeoutMillis: 5000,
      options: '-c TimeZone=UTC',
    })
    pool.on('error', () => undefined) // the server may be killed under it
    pool.on('connect', (client) => client.on('error', () => undefined))
    return pool
  }

  async rows<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(statement, values)).rows
  }

  async open(): Promise<void> {
    this.goods = await this.rows<Goods>(
      `select v.id, (select amount from price_change c where c.variant_id = v.id and c.market = 'PL'
         and c.valid_from <= now() order by c.valid_from desc limit 1) as amount
       from product_variant v join product p on p.id = v.product_id
       where v.archived_at is null and exists (select from stock_item s where s.variant_id = v.id and s.on_hand > 0)
       order by v.id`,
    )
    const [courier] = await this.rows<{ amount: number; freeFromAmount: number | null }>(
      `select amount, free_from_amount as "freeFromAmount" from delivery_method where market = 'PL' and key = 'courier'`,
    )
    if (courier) this.#courier = courier
    await this.serverProcess()
  }

  /** What the page would show above the order button. */
  total(lines: readonly { goods: Goods; quantity: number }[]): number {
    const subtotal = lines.reduce((sum, { goods, quantity }) => sum + goods.amount * quantity, 0)
    const { amount, freeFromAmount } = this.#courier
    return subtotal + (freeFromAmount !== null && subtotal >= freeFromAmount ? 0 : amount)
  }

  /** Goods that lie on the shelf in exactly this number, whatever is promised already. */
  async setStock(goods: Goods, available: number): Promise<void> {
    await this.rows(
      `with before as (select variant_id, on_hand, reserved from stock_item where variant_id = $1 for update),
         moved as (update stock_item s set on_hand = $2 + b.reserved from before b
           where s.variant_id = b.variant_id returning s.on_hand - b.on_hand as change)
       insert into stock_movement (variant_id, kind, quantity, reason, actor)
       select $1, 'adjust', change, 'scenario', 'scenario' from moved where change <> 0`,
      [goods.id, available],
    )
  }

  async stockOf(goods: Goods): Promise<{ onHand: number; reserved: number }> {
    const [row] = await this.rows<{ onHand: number; reserved: number }>(
      'select on_hand as "onHand", reserved from stock_item where variant_id = $1',
      [goods.id],
    )
    return row ?? { onHand: 0, reserved: 0 }
  }

  ordersOf(email: string): Promise<OrderFacts[]> {
    return this.rows<OrderFacts>(
      `select id, payment::text, hold::text, refund::text, dispute::text, session_id as "sessionId"
       from orders where email = $1 order by placed_at`,
      [email],
    )
  }

  /** As if what is there had been written earlier. */
  async age(seconds: number): Promise<void> {
    await this.rows(
      `update orders set placed_at = placed_at - make_interval(secs => $1) where payment in ('pending', 'processing')`,
      [seconds],
    )
    await this.rows(
      `update stripe_event set received_at = received_at - make_interval(secs => $1) where processed_at is null`,
      [seconds],
    )
  }

  async deadlocks(): Promise<number> {
    const [row] = await this.rows<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    )
    return Number(row?.deadlocks ?? 0)
  }

  /** `check:money`, inside and outside, with no grace at all. */
  violations(): Promise<Violation[]> {
    const since = new Date(Date.now() - 7 * day)
    return findViolations(this.#url, {
      graceMinutes: 0,
      retentionGraceDays: 2,
      expectedReview: this.expectedReview,
      outside: { since, ask: () => listBooks(this.#account, since) },
    })
  }

  /** Asks until nothing is wrong any more, and answers how long that took; throws with what is wrong after that time. */
  async untilSound(milliseconds: number): Promise<number> {
    const begun = performance.now()
    for (;;) {
      const left = await this.violations()
      const took = Math.round(performance.now() - begun)
      if (left.length === 0) return took
      if (took > milliseconds) throw new Error(`still wrong after ${took} ms:\n${described(left)}`)
      await pause(500)
    }
  }

  /** Nothing is wrong, now. */
  async expectSound(): Promise<void> {
    await this.untilSound(0)
  }

  someGoods(): Goods {
    const [goods] = this.goods
    if (!goods) throw new Error('the demo shop sells nothing')
    return goods
  }

  async mailsOf(orderId: string): Promise<string[]> {
    const rows = await this.rows<{ kind: string }>('select kind from mail where order_id = $1', [orderId])
    return rows.map(({ kind }) => kind)
  }

  async alertsOf(orderId: string): Promise<string[]> {
    const rows = await this.rows<{ kind: string }>('select kind from staff_alert where order_id = $1', [
      orderId,
    ])
    return rows.map(({ kind }) => kind)
  }

  chargedTo(email: string): Promise<{ payment: string; charged: number; total: number }[]> {
    return this.rows(
      `select o.payment::text, p.amount as charged, o.total_amount as total
       from orders o left join payment p on p.order_id = o.id where o.email = $1`,
      [email],
    )
  }

  /** Until the outbox has tried each mail that waits at least once. */
  async untilMailsWereTried(milliseconds = 60_000): Promise<void> {
    const deadline = Date.now() + milliseconds
    for (;;) {
      const untried = await this.rows(`select id from mail where status = 'queued' and attempts = 0`)
      if (untried.length === 0) return
      if (Date.now() > deadline) throw new Error(`${untried.length} mails were not tried`)
      await pause(200)
    }
  }

  /** The postmaster's number: parent of the process that serves us. */
  async serverProcess(): Promise<number> {
    const [row] = await this.rows<{ pid: string }>(
      `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`,
    )
    this.#server = Number(row?.pid ?? 0)
    return this.#server
  }

  /** Waits until another server than the one known so far serves. */
  async untilDatabaseAnswers(milliseconds = 60_000): Promise<void> {
    const before = this.#server
    const deadline = Date.now() + milliseconds
    for (;;) {
      try {
        if ((await this.serverProcess()) !== before) return
      } catch (error) {
        if (Date.now() > deadline) throw error
      }
      await pause(50)
    }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}

function described(violations: readonly Violation[]): string {
  const shown = violations.slice(0, 12).map(({ invariant, key, detail }) => `${invariant} ${key}: ${detail}`)
  const rest = violations.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n')
}
