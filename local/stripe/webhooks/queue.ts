/** Work that is due at a time: a few pieces at once, in order of their time, then of their arrival. */
export interface Queue {
  add(id: string, delayMs: number): void
  /** Lets time pass at once, as when a test advances Stripe's clock. */
  moveTime(milliseconds: number): void
  look(): void
  clear(): void
  stop(): Promise<void>
}

interface Parts {
  ready: () => boolean
  parallel: () => number
  work: (id: string, signal: AbortSignal) => Promise<void>
}

interface Entry {
  id: string
  due: number
}

export function createQueue({ ready, parallel, work }: Parts): Queue {
  const entries: Entry[] = []
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  let moved = 0
  let timer: NodeJS.Timeout | null = null

  // The machine's steady time, not its clock: a frozen or turned clock must not stop deliveries.
  const now = (): number => performance.now() + moved

  const look = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (stopping.signal.aborted || !ready()) return
    while (running.size < parallel()) {
      const next = entries[0]
      if (next === undefined) return
      if (next.due > now()) break
      entries.shift()
      start(next.id)
    }
    const next = entries[0]
    if (next === undefined || running.size >= parallel()) return
    timer = setTimeout(look, Math.max(next.due - now(), 1))
    timer.unref()
  }

  const start = (id: string): void => {
    const run = work(id, stopping.signal).finally(() => {
      running.delete(run)
      look()
    })
    running.add(run)
  }

  return {
    add: (id, delayMs) => {
      const due = now() + delayMs
      const index = entries.findLastIndex((entry) => entry.due <= due)
      entries.splice(index + 1, 0, { id, due })
      // After the caller has finished what it is doing: an event never arrives before the answer is decided.
      setImmediate(look)
    },
    moveTime: (milliseconds) => {
      moved += milliseconds
      look()
    },
    look,
    clear: () => {
      entries.length = 0
    },
    stop: async () => {
      stopping.abort()
      if (timer !== null) clearTimeout(timer)
      await Promise.allSettled(running)
    },
  }
}
