/** How many pages are made at once, and how many may wait for that. */
export interface GateSettings {
  places: number
  queue: number
  /** Of places and queue together, what one client may take. */
  perClient: number
  /** Milliseconds until whoever waits is sent away. */
  patience: number
}

export const gateDefaults: GateSettings = { places: 12, queue: 120, perClient: 40, patience: 4_000 }

/** To be called once, when the page is made. */
export type Leave = () => void

interface Waiting {
  enter: () => void
  giveUp: () => void
}

/**
 * Lets as many renders run as the machine can work off, a few more wait, and sends the rest away at once: a page that
 * comes after half a minute has helped nobody and has cost as much. No client alone fills the room.
 */
export class RenderGate {
  readonly #settings: GateSettings
  readonly #waiting = new Set<Waiting>()
  readonly #clients = new Map<string, number>()
  #running = 0

  constructor(settings: GateSettings) {
    this.#settings = settings
  }

  /** A place, or null for who is sent away or has left while waiting. */
  async enter(client: string, left: AbortSignal): Promise<Leave | null> {
    const { places, queue, perClient } = this.#settings
    const own = this.#clients.get(client) ?? 0
    const isFull = this.#running >= places && this.#waiting.size >= queue
    if (isFull || own >= perClient || left.aborted) return null
    this.#clients.set(client, own + 1)
    if (this.#running < places) this.#running++
    else if (!(await this.#place(left))) {
      this.#forget(client)
      return null
    }
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      this.#forget(client)
      this.#passOn()
    }
  }

  /** Waits for a place that somebody hands on. */
  #place(left: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (hasPlace: boolean) => {
        clearTimeout(timer)
        left.removeEventListener('abort', waiting.giveUp)
        this.#waiting.delete(waiting)
        resolve(hasPlace)
      }
      const waiting: Waiting = { enter: () => settle(true), giveUp: () => settle(false) }
      const timer = setTimeout(waiting.giveUp, this.#settings.patience)
      left.addEventListener('abort', waiting.giveUp)
      this.#waiting.add(waiting)
    })
  }

  #passOn(): void {
    const [next] = this.#waiting
    if (next) next.enter()
    else this.#running--
  }

  #forget(client: string): void {
    const own = this.#clients.get(client) ?? 0
    if (own > 1) this.#clients.set(client, own - 1)
    else this.#clients.delete(client)
  }
}
