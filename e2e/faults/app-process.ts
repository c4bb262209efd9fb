import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { checkout } from '#local/checkout.ts'
import { untilReady } from '#local/ready.ts'
import { killGroup, type Variables } from '#local/run.ts'

interface AppProcessOptions {
  name: string
  /** What Node is to run. */
  words: string[]
  environment: Variables
  /** Takes what the process prints. */
  output: (part: string) => void
  /** Where a web server answers, and the name it answers to; a worker says in its log when it is there. */
  web?: { port: number; name: string }
}

const leaveWithParent = fileURLToPath(new URL('../../local/leave-with-parent.ts', import.meta.url))
/** The figure to reach is ten seconds; a machine that does ten other things at once gets this. */
const patience = 60_000

/** A web server or a worker that can be killed without warning and started again. */
export class AppProcess {
  readonly #options: AppProcessOptions
  #child: ChildProcess | null = null
  #saysStarted: (() => void) | null = null
  extraWords: string[] = []
  extraEnvironment: Variables = {}

  constructor(options: AppProcessOptions) {
    this.#options = options
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Answers how many milliseconds it took to be ready for work. */
  async start(): Promise<number> {
    const { words, environment, output, name } = this.#options
    const begun = performance.now()
    const variables: Variables = {
      ...environment,
      ...this.extraEnvironment,
      SHOP_STARTER: String(process.pid),
    }
    const child = spawn(process.execPath, ['--import', leaveWithParent, ...this.extraWords, ...words], {
      cwd: checkout,
      env: variables as NodeJS.ProcessEnv,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.#child = child
    const started = new Promise<void>((resolve) => (this.#saysStarted = resolve))
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        output(part)
        if (part.includes('worker started')) this.#saysStarted?.()
      })
    }
    child.once('exit', (code, signal) => output(`\n${name} has ended (${signal ?? code})\n`))
    await this.#untilReady(child, started)
    return Math.round(performance.now() - begun)
  }

  async #untilReady(child: ChildProcess, started: Promise<void>): Promise<void> {
    const { web, name } = this.#options
    const giveUp = new AbortController()
    const gone = once(child, 'exit', { signal: giveUp.signal }).then(() => {
      throw new Error(`${name} has ended while it was starting`)
    })
    const tooLate = AbortSignal.timeout(patience)
    const late = new Promise<never>((_, reject) =>
      tooLate.addEventListener('abort', () => reject(new Error(`${name} is not ready after ${patience} ms`))),
    )
    const ready = web
      ? untilReady({
          host: '127.0.0.1',
          ...web,
          signal: giveUp.signal,
          milliseconds: patience,
          check: () => undefined,
        })
      : started
    try {
      await Promise.race([ready, gone, late])
    } finally {
      giveUp.abort()
      await Promise.allSettled([ready, gone])
    }
  }

  /** Waits until a web server that is running takes orders (again). */
  async untilServing(): Promise<void> {
    const { web } = this.#options
    if (!web) return
    const signal = AbortSignal.timeout(patience)
    await untilReady({ host: '127.0.0.1', ...web, signal, milliseconds: patience, check: () => undefined })
  }

  /** As when the machine takes it away: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || !this.isRunning) return
    const gone = once(child, 'exit')
    const insist = setTimeout(() => killGroup(child.pid, 'SIGKILL'), 15_000)
    killGroup(child.pid, signal)
    await gone
    clearTimeout(insist)
  }
}
