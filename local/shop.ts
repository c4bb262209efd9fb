import { migrate } from './migrations.ts'
import { startParts, type Closer } from './parts.ts'
import { untilReady } from './ready.ts'
import { runNode, type Variables } from './run.ts'
import { choosePort, type Settings } from './settings.ts'
import type { Narrator } from './steps.ts'
import { SupervisedProcess } from './supervised-process.ts'

export interface ShopOptions {
  settings: Settings
  /** What is given from outside; the local parts fill the gaps. */
  variables: Variables
  isDevelopment: boolean
  isDurable: boolean
  narrator: Narrator
  output?: (part: string) => void
}

const drainTime = 11_000

/** The whole shop as one tree of processes: its parts, its web server and its worker. */
export class Shop {
  readonly #options: ShopOptions
  readonly #closers: Closer[] = []
  readonly #processes: SupervisedProcess[] = []
  readonly #stopping = new AbortController()
  #stopped = Promise.resolve()
  environment: Variables = {}

  constructor(options: ShopOptions) {
    this.#options = options
  }

  /** Aborted as soon as the shop is to stop, also in the middle of its start. */
  get signal(): AbortSignal {
    return this.#stopping.signal
  }

  get url(): string {
    return String(this.environment.SHOP_URL)
  }

  async start(): Promise<void> {
    const { settings, variables, narrator, isDurable, isDevelopment } = this.#options
    const port = await choosePort(variables, settings.host)
    const onStarted = (stop: Closer) => this.#onStarted(stop)
    const parts = await startParts({
      settings,
      port,
      shopUrl: variables.SHOP_URL,
      narrator,
      isDurable,
      onStarted,
      signal: this.signal,
    })
    this.environment = {
      ...variables,
      ...parts,
      ...(variables.SHOP_SECRET ? { SHOP_SECRET: variables.SHOP_SECRET } : {}),
      SHOP_URL: variables.SHOP_URL ?? `http://localhost:${port}`,
      PORT: String(port),
      HOST: settings.host,
      SHOP_DATA_DIR: settings.directory,
      SHOP_DEMO: settings.isDemo ? '1' : '0',
      LOG_LEVEL: variables.LOG_LEVEL ?? (isDevelopment ? 'info' : 'warn'),
      NODE_ENV: isDevelopment ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    }
    const { signal } = this
    signal.throwIfAborted()
    await narrator.step('Bringing the database to the newest schema', () =>
      migrate(String(this.environment.DATABASE_URL), signal),
    )
    await this.#seed()
    await narrator.step('Starting the web server and the worker', () => this.#serve(port))
  }

  async #seed(): Promise<void> {
    const words = ['--conditions=react-server', 'prisma/seed.ts']
    const what = this.#options.settings.isDemo ? 'the demo data' : 'the reference data'
    await this.#options.narrator.step(`Filling in ${what}`, () =>
      runNode(words, { environment: this.environment, signal: this.signal }),
    )
  }

  async #serve(port: number): Promise<void> {
    this.signal.throwIfAborted()
    this.#run('The worker', ['--conditions=react-server', 'worker.ts'])
    const web = this.#run('The web server', [
      'server/main.ts',
      ...(this.#options.isDevelopment ? ['--dev'] : []),
    ])
    await untilReady({
      host: this.#options.settings.host,
      port,
      name: new URL(this.url).host,
      signal: this.signal,
      milliseconds: 120_000,
      check: () => {
        if (web.crashes > 2) throw new Error('The web server does not start; see above')
      },
    })
  }

  #run(name: string, words: string[]): SupervisedProcess {
    const started = new SupervisedProcess({
      name,
      words,
      environment: this.environment,
      say: this.#options.narrator.say,
      output: this.#options.output,
      patience: drainTime,
    })
    this.#processes.push(started)
    this.#onStarted(() => started.stop())
    return started
  }

  #onStarted(stop: Closer): void {
    this.#closers.push(stop)
  }

  /** Stops everything in the opposite order of its start: web, worker, payments, mails, database. */
  stop(): Promise<void> {
    this.#stopping.abort(new Error('The shop is stopping'))
    // Once more after each call: a part that was just starting is there to be stopped only now.
    this.#stopped = this.#stopped.then(() => this.#stopAll())
    return this.#stopped
  }

  async #stopAll(): Promise<void> {
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      await close().catch((error) => this.#options.narrator.say(`While stopping: ${String(error)}`))
    }
  }

  /** For the impatient: web and worker end at once. */
  kill(): void {
    for (const each of this.#processes) each.kill()
  }
}
