import { createWriteStream, mkdirSync, rmSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '#local/free-port.ts'
import { startMailbox, type Mailbox } from '#local/mailbox/start.ts'
import { migrate } from '#local/migrations.ts'
import { createDatabase, dropDatabase, startPostgres, type Postgres } from '#local/postgres.ts'
import { runNode, type Variables } from '#local/run.ts'
import { startStripe, type RunningStripe } from '#local/stripe/start.ts'
import { testDirectory } from '#local/test-server.ts'
import { AppProcess } from './app-process.ts'
import { Books } from './books.ts'
import { CutPoint } from './cut-point.ts'
import { Jobs } from './jobs.ts'

const directory = join(testDirectory, 'faults')
const secretKey = 'sk_test_faults'
const webhookSecret = 'whsec_faults_0123456789'

/**
 * The shop as it runs in earnest: two web servers behind a balancer and a worker, one PostgreSQL that keeps its word,
 * Stripe's stand-in and a mail server, with a cut point on the way to each of them.
 */
export class World {
  readonly stripe: RunningStripe
  readonly mailbox: Mailbox
  readonly databaseWay: CutPoint
  readonly stripeWay: CutPoint
  readonly mailWay: CutPoint
  /** The way of shoppers and webhooks to the web servers. */
  readonly front: CutPoint
  readonly webs: AppProcess[]
  readonly worker: AppProcess
  readonly books: Books
  readonly jobs: Jobs
  readonly url: string
  readonly databaseUrl: string
  /** Where uploaded pictures lie. */
  readonly uploads = join(directory, 'uploads')
  readonly #postgres: Postgres
  readonly #log: WriteStream

  private constructor(parts: Parts) {
    this.stripe = parts.stripe
    this.mailbox = parts.mailbox
    this.databaseWay = parts.ways.database
    this.stripeWay = parts.ways.stripe
    this.mailWay = parts.ways.mail
    this.front = parts.ways.front
    this.databaseUrl = parts.databaseUrl
    this.#postgres = parts.postgres
    this.#log = parts.log
    this.url = `http://localhost:${this.front.port}`
    this.webs = parts.ports.map((port, index) =>
      this.#process(`web ${index + 1}`, ['server/main.ts'], parts, port),
    )
    this.worker = this.#process('worker', ['--conditions=react-server', 'worker.ts'], parts)
    this.books = new Books(this.databaseUrl, { secretKey, apiBase: new URL(this.stripe.url) })
    this.jobs = new Jobs(this.databaseUrl)
  }

  static async open(): Promise<World> {
    mkdirSync(directory, { recursive: true })
    for (const leftover of ['mail', 'uploads'])
      rmSync(join(directory, leftover), { recursive: true, force: true })
    const log = createWriteStream(join(directory, 'shop.log'))
    // What has been committed must survive a kill: this server is as durable as a real one.
    const postgres = await startPostgres({ directory, database: 'postgres', isDurable: true })
    await dropDatabase(postgres.url, 'faults')
    const databaseUrl = await createDatabase(postgres.url, 'faults')
    await setTimeZone(databaseUrl, 'America/New_York')
    await migrate(databaseUrl)
    const ports: number[] = []
    const running: AppProcess[] = []
    const front = new CutPoint(() =>
      ports.filter((_, index) => running[index] === undefined || running[index].isRunning),
    )
    await front.open()
    const webhookUrl = `http://127.0.0.1:${front.port}/api/stripe/webhook`
    const stripe = await startStripe({ secretKey, webhookSecret, webhookUrl })
    const mailbox = await startMailbox({ directory })
    const database = new CutPoint(() => [Number(new URL(databaseUrl).port)])
    const payments = new CutPoint(() => [stripe.port])
    const mail = new CutPoint(() => [mailbox.smtpPort])
    for (const way of [database, payments, mail]) await way.open()
    const ways = { front, database, stripe: payments, mail }
    const environment = World.#environment({ ways, databaseUrl })
    await runNode(['--conditions=react-server', 'prisma/seed.ts'], { environment })
    // Chosen last: a port that nobody listens on may be anybody's a moment later.
    ports.push(await freePort(), await freePort())
    const world = new World({ stripe, mailbox, ways, ports, databaseUrl, postgres, log })
    running.push(...world.webs)
    await Promise.all([...world.webs, world.worker].map((each) => each.start()))
    await world.books.open()
    return world
  }

  static #environment(
    { ways, databaseUrl }: Pick<Parts, 'ways' | 'databaseUrl'>,
    port = ways.front.port,
  ): Variables {
    const database = new URL(databaseUrl)
    database.hostname = '127.0.0.1'
    database.port = String(ways.database.port)
    const outside = Object.entries(process.env).filter(
      ([name]) =>
        !/^(VITEST.*|TEST.*|NODE_.*|DATABASE_URL|STRIPE_.*|SMTP_URL|MAIL.*|SHOP_.*|LOG_LEVEL)$/.test(name),
    )
    return {
      ...Object.fromEntries(outside),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: database.toString(),
      STRIPE_API_BASE: `http://127.0.0.1:${ways.stripe.port}`,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      SMTP_URL: `smtp://127.0.0.1:${ways.mail.port}`,
      SHOP_SECRET: 'a secret of the fault harness that is long enough',
      SHOP_URL: `http://localhost:${ways.front.port}`,
      SHOP_DATA_DIR: directory,
      SHOP_DEMO: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'info',
      // T23: neither those who run the shop nor their database live by UTC.
      TZ: 'Europe/Warsaw',
    }
  }

  #process(name: string, words: string[], parts: Parts, port?: number): AppProcess {
    return new AppProcess({
      name,
      words,
      environment: World.#environment(parts, port),
      output: (part) => void this.#log.write(part),
      ...(port !== undefined && { web: { port, name: `localhost:${this.front.port}` } }),
    })
  }

  get processes(): AppProcess[] {
    return [...this.webs, this.worker]
  }

  /** Pulls a lever of the stand-in. */
  async lever<Answer = unknown>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.stripe.url}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  /** Everything outside is well again, and events travel plainly. */
  async heal(): Promise<void> {
    for (const way of [this.databaseWay, this.stripeWay, this.mailWay, this.front]) way.mend()
    await this.mailbox.behave('accept')
    await this.lever('DELETE', '/ctl/faults')
    await this.lever('POST', '/ctl/rate-limit', { enabled: false })
    await this.lever('POST', '/ctl/webhook', {
      url: `http://127.0.0.1:${this.front.port}/api/stripe/webhook`,
    })
    await this.lever('POST', '/ctl/webhook', { secret: webhookSecret })
    await this.planDeliveries({})
  }

  async planDeliveries(plan: object): Promise<void> {
    const plain = {
      paused: false,
      hold: false,
      duplicate: 1,
      lossRate: 0,
      dropRate: 0,
      delayMs: 0,
      spreadMs: 0,
      signature: 'right',
      parallel: 24,
      timeoutMs: 10_000,
      retryBaseMs: 200,
    }
    await this.lever('POST', '/ctl/deliveries', { ...plain, ...plan })
  }

  /** Waits until every event is delivered. */
  async quiesce(timeoutMs = 90_000): Promise<void> {
    const { quiet, pending } = await this.lever<{ quiet: boolean; pending: number }>('POST', '/ctl/quiesce', {
      timeoutMs,
    })
    if (!quiet) throw new Error(`${pending} events are not delivered after ${timeoutMs} ms`)
  }

  /** The process of the database server, to be killed. */
  async killDatabase(): Promise<number> {
    const begun = performance.now()
    process.kill(await this.books.serverProcess(), 'SIGKILL')
    await this.books.untilDatabaseAnswers()
    return Math.round(performance.now() - begun)
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.stop()))
    await this.books.close()
    await this.jobs.close()
    await this.stripe.stop()
    await this.mailbox.stop()
    await Promise.all([this.front, this.databaseWay, this.stripeWay, this.mailWay].map((way) => way.close()))
    await dropDatabase(this.#postgres.url, 'faults')
    await this.#postgres.stop()
    this.#log.end()
  }
}

/** What a server answers with unless somebody asks for another zone. */
async function setTimeZone(databaseUrl: string, zone: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`ALTER DATABASE faults SET timezone TO '${zone}'`)
  await client.end()
}

interface Parts {
  stripe: RunningStripe
  mailbox: Mailbox
  ways: Record<'front' | 'database' | 'stripe' | 'mail', CutPoint>
  ports: number[]
  databaseUrl: string
  postgres: Postgres
  log: WriteStream
}
