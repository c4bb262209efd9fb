import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** Which way bytes go: to the dependency or back from it. */
export type Direction = 'to' | 'from'

/** One planned accident on the wire. */
export interface Break {
  /** What has to be seen on its way to the dependency: `COMMIT`, a request line, the end of a mail. */
  seen: string
  /** Before: the dependency never hears it. Answer: it has acted on it, and its answer is lost. */
  lose: 'before' | 'answer'
  /** How the connection ends: in order, by a reset, or by silence that never ends. */
  how?: 'close' | 'reset' | 'silence'
  /** So many are let through first. */
  skip?: number
  /** Called at that very moment, to kill somebody for example. */
  strike?: () => void
}

interface Pair {
  client: Socket
  dependency: Socket
  isSilent: boolean
  isAwaitingLoss: Break | null
  tail: string
  bytes: Record<Direction, number>
}

const ends: Record<NonNullable<Break['how']>, (pair: Pair) => void> = {
  close: ({ client }) => client.destroy(),
  reset: ({ client }) => client.resetAndDestroy(),
  silence: (pair) => {
    pair.isSilent = true
  },
}

/** The way to a dependency, with which everything can go wrong that goes wrong with networks. */
export class CutPoint {
  readonly #server: Server
  readonly #pairs = new Set<Pair>()
  readonly #targets: () => number[]
  #planned: Break[] = []
  #state: 'open' | 'refusing' | 'silent' = 'open'
  #delay: Record<Direction, number> = { to: 0, from: 0 }
  #limit: Record<Direction, number> = { to: Infinity, from: Infinity }
  #turn = 0
  port = 0
  /** How many accidents of the plan have happened. */
  broken = 0

  /** Several targets take turns, as behind a balancer. */
  constructor(targets: () => number[]) {
    this.#targets = targets
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#accept(client))
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.port = (this.#server.address() as AddressInfo).port
    return this.port
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.cut()
    await closed
  }

  #accept(client: Socket): void {
    const targets = this.#targets()
    const target = targets[this.#turn++ % Math.max(targets.length, 1)]
    if (this.#state === 'refusing' || target === undefined) return void client.resetAndDestroy()
    const dependency = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const pair: Pair = {
      client,
      dependency,
      isSilent: this.#state === 'silent',
      isAwaitingLoss: null,
      tail: '',
      bytes: { to: 0, from: 0 },
    }
    this.#pairs.add(pair)
    this.#carry(pair, 'to')
    this.#carry(pair, 'from')
  }

  #carry(pair: Pair, direction: Direction): void {
    const [source, sink] =
      direction === 'to' ? [pair.client, pair.dependency] : [pair.dependency, pair.client]
    source.on('data', (chunk) => {
      if (pair.isSilent || this.#hasBroken(pair, direction, chunk)) return
      pair.bytes[direction] += chunk.length
      if (pair.bytes[direction] > this.#limit[direction]) return void sink.destroy()
      const delay = this.#delay[direction]
      if (delay === 0) sink.write(chunk)
      else setTimeout(() => sink.writable && sink.write(chunk), delay)
    })
    source.on('end', () => {
      if (!pair.isSilent) setTimeout(() => sink.end(), this.#delay[direction])
    })
    source.on('error', () => sink.destroy())
    source.on('close', () => {
      this.#pairs.delete(pair)
      sink.destroy()
    })
  }

  #hasBroken(pair: Pair, direction: Direction, chunk: Buffer): boolean {
    if (direction === 'from') {
      if (!pair.isAwaitingLoss) return false
      this.#end(pair, pair.isAwaitingLoss)
      return true
    }
    const accident = this.#find(pair, chunk)
    if (accident?.lose === 'before') this.#end(pair, accident)
    else if (accident) pair.isAwaitingLoss = accident
    return accident?.lose === 'before'
  }

  #find(pair: Pair, chunk: Buffer): Break | undefined {
    if (this.#planned.length === 0) return undefined
    const text = pair.tail + chunk.toString('latin1')
    const accident = this.#planned.find(({ seen }) => text.includes(seen))
    pair.tail = accident ? '' : text.slice(-64)
    if (!accident) return undefined
    if (accident.skip) {
      accident.skip -= 1
      return undefined
    }
    this.#planned = this.#planned.filter((each) => each !== accident)
    return accident
  }

  #end(pair: Pair, accident: Break): void {
    pair.isAwaitingLoss = null
    this.broken += 1
    accident.strike?.()
    ends[accident.how ?? 'reset'](pair)
  }

  /** Plans an accident for the next time that something is seen. */
  breakAt(accident: Break): void {
    this.#planned.push({ ...accident })
  }

  /** Every connection is reset, and every new one. */
  cut(): void {
    this.#state = 'refusing'
    this.dropAll()
  }

  /** Resets what is connected; who tries again gets through. */
  dropAll(): void {
    for (const { client, dependency } of this.#pairs) {
      client.resetAndDestroy()
      dependency.destroy()
    }
  }

  /** Says goodbye to every client in one direction only; what they say is still carried. */
  halfClose(): void {
    for (const { client } of this.#pairs) client.end()
  }

  /** Connections are taken and nothing comes through any more. */
  hang(): void {
    this.#state = 'silent'
    for (const pair of this.#pairs) pair.isSilent = true
  }

  delay(milliseconds: number, direction?: Direction): void {
    for (const each of direction ? [direction] : (['to', 'from'] as const)) this.#delay[each] = milliseconds
  }

  /** Each connection breaks after so many bytes. */
  limit(bytes: number, direction: Direction): void {
    this.#limit[direction] = bytes
  }

  /** All is well again; what hung is reset, for it has lost bytes. */
  mend(): void {
    this.#state = 'open'
    this.#planned = []
    this.#delay = { to: 0, from: 0 }
    this.#limit = { to: Infinity, from: Infinity }
    for (const pair of this.#pairs) if (pair.isSilent) pair.client.resetAndDestroy()
  }
}
