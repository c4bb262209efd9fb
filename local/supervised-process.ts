import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkout } from './checkout.ts'
import { killGroup, type Variables } from './run.ts'

export interface SupervisedOptions {
  name: string
  /** What Node is to run. */
  words: string[]
  environment: Variables
  say: (line: string) => void
  /** Takes what the process prints; without it, the terminal does. */
  output?: ((part: string) => void) | undefined
  /** How long it may take to end when asked to, in milliseconds. */
  patience: number
}

const leaveWithParent = fileURLToPath(new URL('./leave-with-parent.ts', import.meta.url))
const longestPause = 30_000

/** A process that is started again when it ends by itself, each time after a longer pause. */
export class SupervisedProcess {
  readonly #options: SupervisedOptions
  #child: ChildProcess | undefined
  #isWanted = true
  #pause = 500
  #restart: NodeJS.Timeout | undefined
  /** How often it has ended by itself. */
  crashes = 0

  constructor(options: SupervisedOptions) {
    this.#options = options
    this.#start()
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  #start(): void {
    const { words, environment, output } = this.#options
    const startedAt = Date.now()
    const allWords = ['--import', leaveWithParent, ...words]
    const variables: Variables = { ...environment, SHOP_STARTER: String(process.pid) }
    const child = spawn(process.execPath, allWords, {
      cwd: checkout,
      env: variables as NodeJS.ProcessEnv,
      // Its own process group: Ctrl-C reaches the starter alone, which then ends the parts in their order.
      detached: true,
      stdio: ['ignore', output ? 'pipe' : 'inherit', output ? 'pipe' : 'inherit', 'pipe'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', output ?? (() => {}))
    child.once('error', (error) => this.#options.say(`${this.#options.name}: ${error.message}`))
    child.once('exit', (code, signal) => this.#ended(child, Date.now() - startedAt, signal ?? `code ${code}`))
  }

  #ended(child: ChildProcess, livedFor: number, how: string): void {
    killGroup(child.pid, 'SIGKILL') // whatever it had started itself
    if (!this.#isWanted) return
    this.crashes++
    if (livedFor > 60_000) this.#pause = 500
    this.#options.say(`${this.#options.name} has ended (${how}); it starts again in ${this.#pause / 1000} s`)
    this.#restart = setTimeout(() => this.#start(), this.#pause)
    this.#pause = Math.min(this.#pause * 2, longestPause)
  }

  /** Asks it to end, insists after its patience, and waits until it is gone. */
  async stop(): Promise<void> {
    this.#isWanted = false
    clearTimeout(this.#restart)
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const insist = setTimeout(() => {
      this.#options.say(`${this.#options.name} does not end by itself`)
      this.kill()
    }, this.#options.patience)
    child.kill('SIGTERM')
    await gone
    clearTimeout(insist)
  }

  kill(): void {
    this.#isWanted = false
    clearTimeout(this.#restart)
    killGroup(this.#child?.pid, 'SIGKILL')
  }
}
