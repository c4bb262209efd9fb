import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { freePort } from '#local/free-port.ts'
import { untilReady } from '#local/ready.ts'
import { SupervisedProcess } from '#local/supervised-process.ts'

/** Stands between a web server and its database: notes every statement, and can cut the way. */
class DatabaseWay {
  readonly statements: string[] = []
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isCut = false

  constructor(target: URL) {
    this.#server = createServer((client) => {
      if (this.#isCut) return void client.destroy()
      const database = connect(Number(target.port || 5432), target.hostname)
      this.#pair(client, database)
    })
  }

  #pair(client: Socket, database: Socket): void {
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
    client.on(
      'data',
      statementReader((statement) => this.statements.push(statement)),
    )
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

/** Reads the frontend's side of PostgreSQL's protocol, version 3, as far as statements are concerned. */
function statementReader(onStatement: (statement: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let hasStarted = false
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      // The first message has no kind; every other begins with one.
      const head = hasStarted ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const kind = hasStarted ? String.fromCharCode(rest[0] ?? 0) : ''
      const content = rest.subarray(head + 4, length).toString('utf8')
      if (kind === 'Q') onStatement(content.slice(0, -1))
      // Parse: name, then text; Execute of what was parsed before follows a Bind.
      if (kind === 'B') onStatement(`bind ${content.split('\0')[1] ?? ''}`)
      hasStarted = true
      rest = rest.subarray(length)
    }
  }
}

/** Keeps the listener alive and says nothing about pages. */
const heartbeat = /^(?:select 1|listen shop_pages)$/

/** Another web server on the same database, as a second machine would be. */
export class SecondShop {
  readonly url: string
  readonly #port: number
  readonly #way: DatabaseWay
  readonly #databaseUrl: string
  #process: SupervisedProcess | null = null
  #said = ''

  private constructor(port: number, way: DatabaseWay, databaseUrl: string) {
    this.#port = port
    this.url = `http://localhost:${port}`
    this.#way = way
    this.#databaseUrl = databaseUrl
  }

  static async start(databaseUrl: string): Promise<SecondShop> {
    const target = new URL(databaseUrl)
    const way = new DatabaseWay(new URL(databaseUrl))
    target.hostname = '127.0.0.1'
    target.port = String(await way.open())
    const shop = new SecondShop(await freePort(), way, target.toString())
    await shop.#open()
    return shop
  }

  async #open(): Promise<void> {
    const running = new SupervisedProcess({
      name: 'The second web server',
      words: ['server/main.ts'],
      environment: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: undefined,
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        SHOP_URL: this.url,
        DATABASE_URL: this.#databaseUrl,
      },
      say: (line) => (this.#said += line),
      output: (part) => (this.#said += part),
      patience: 5000,
    })
    this.#process = running
    await untilReady({
      host: '127.0.0.1',
      port: this.#port,
      name: new URL(this.url).host,
      signal: AbortSignal.timeout(60_000),
      milliseconds: 60_000,
      check: () => {
        if (running.crashes > 0) throw new Error(`The second shop does not start: ${this.#said}`)
      },
    })
  }

  async restart(): Promise<void> {
    await this.#process?.stop()
    await this.#open()
  }

  /** Statements sent to the database while something is done. */
  async statementsOf(work: () => Promise<void>): Promise<string[]> {
    const before = this.#way.statements.length
    await work()
    return this.#way.statements.slice(before).filter((statement) => !heartbeat.test(statement))
  }

  loseDatabase(): void {
    this.#way.cut()
  }

  findDatabase(): void {
    this.#way.mend()
  }

  async stop(): Promise<void> {
    await this.#process?.stop()
    await this.#way.close()
  }
}
