import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

const channel = 'shop_pages'
/** PostgreSQL refuses a notification of 8000 bytes or more. */
const payloadLimit = 7900

/** The tag that every page depends on. */
export const everyPage = '*'

/** A Prisma client, a Prisma transaction, or a client of `pg`. */
export type InvalidationExecutor =
  | { $executeRawUnsafe: (statement: string, ...values: string[]) => PromiseLike<unknown> }
  | { query: (statement: string, values: string[]) => PromiseLike<unknown> }

/**
 * Drops all pages that depend on one of the tags, in every process. Called with the transaction that changes the data,
 * it takes effect with its commit and not at all if it is rolled back.
 */
export async function invalidate(executor: InvalidationExecutor, tags: readonly string[]): Promise<void> {
  const statement = 'select pg_notify($1, $2)'
  for (const payload of payloadsOf(tags)) {
    if ('query' in executor) await executor.query(statement, [channel, payload])
    else await executor.$executeRawUnsafe(statement, channel, payload)
  }
}

export function payloadsOf(tags: readonly string[]): string[] {
  const payloads: string[] = []
  let parts: string[] = []
  let size = 2
  for (const tag of new Set(tags)) {
    const part = JSON.stringify(tag)
    const bytes = Buffer.byteLength(part) + 1
    if (bytes + 2 > payloadLimit) throw new Error(`The tag is too long to be sent: ${tag.slice(0, 60)}…`)
    if (size + bytes > payloadLimit) {
      payloads.push(`[${parts.join(',')}]`)
      parts = []
      size = 2
    }
    parts.push(part)
    size += bytes
  }
  if (parts.length > 0) payloads.push(`[${parts.join(',')}]`)
  return payloads
}

export interface InvalidationListenerOptions {
  /** Leads to PostgreSQL itself: behind a pooler that shares connections nothing would be heard. */
  connectionString: string
  onTags: (tags: string[]) => void
  /** Nothing is heard from now on. */
  onGap: (reason: Error) => void
  /** Everything is heard from now on; what was said before may have been missed. */
  onListening: () => void
  /** Milliseconds between two proofs that the connection still lives. */
  heartbeat?: number
}

export interface InvalidationListener {
  /** Resolves once everything committed before the call has been heard, or at once while nothing is heard. */
  caughtUp: () => Promise<void>
  stop: () => Promise<void>
}

/** Resolves with an answer to a question that was put after the call. */
type Question = () => Promise<unknown>

/**
 * One question at a time: whoever asks while one is under way shares the next one. A connection that answers slowly, as
 * when the database is in trouble, gathers no queue of them.
 */
function questionTo(client: pg.Client): Question {
  let running: Promise<unknown> | null = null
  let next: Promise<unknown> | null = null
  const put = () => {
    next = null
    const answer = client.query('select 1').finally(() => {
      if (running === answer) running = null
    })
    running = answer
    return answer
  }
  return () => {
    if (next) return next
    if (!running) return put()
    next = running.then(put, put)
    return next
  }
}

/** Hears the invalidations of all processes, on a connection of its own that comes back by itself. */
export function listenForInvalidations(options: InvalidationListenerOptions): InvalidationListener {
  const stopping = new AbortController()
  const stopped = new Promise<Error>((resolve) =>
    stopping.signal.addEventListener('abort', () => resolve(new Error('Stopped'))),
  )
  let listening: { client: pg.Client; ask: Question } | null = null
  let isGapKnown = false

  function lose(reason: unknown): void {
    listening = null
    if (isGapKnown || stopping.signal.aborted) return
    isGapKnown = true
    options.onGap(reason instanceof Error ? reason : new Error(String(reason)))
  }

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: options.connectionString,
      connectionTimeoutMillis: 5000,
      query_timeout: 3000,
      keepAlive: true,
      application_name: 'shop pages',
    })
    const lost = new Promise<Error>((resolve) => {
      client.on('error', resolve)
      client.once('end', () => resolve(new Error('The connection has ended')))
    })
    client.on('notification', ({ payload }) => options.onTags(tagsOf(payload)))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      const ask = questionTo(client)
      listening = { client, ask }
      isGapKnown = false
      options.onListening()
      lose(await Promise.race([lost, stopped, silence(ask)]))
    } catch (error) {
      lose(error)
    }
    // What a broken connection says to its end is of no use; the next one is what counts.
    await Promise.race([client.end().catch(() => {}), wait(1000, undefined, { ref: false })])
  }

  // A connection can die without a word (a cable, a firewall); only an answer proves that it lives.
  async function silence(ask: Question): Promise<Error> {
    try {
      for (;;) {
        await wait(options.heartbeat ?? 5000, undefined, { signal: stopping.signal })
        await ask()
      }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  async function keepListening(): Promise<void> {
    for (let delay = 100; !stopping.signal.aborted; delay = Math.min(delay * 2, 5000)) {
      const startedAt = performance.now()
      await listenOnce()
      if (performance.now() - startedAt > 10_000) delay = 100
      await Promise.race([wait(delay * (0.5 + Math.random() / 2), undefined, { ref: false }), stopped])
    }
  }

  const ended = keepListening()
  return {
    caughtUp: async () => {
      // An answer on this connection comes after every notification committed before the question. If there is none, the
      // connection is given up at once: its own end may take longer to be noticed.
      const asked = listening
      await asked?.ask().catch((reason: unknown) => {
        lose(reason)
        asked.client.end().catch(() => {})
      })
    },
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

function tagsOf(payload: string | undefined): string[] {
  try {
    const tags: unknown = JSON.parse(payload ?? '')
    if (Array.isArray(tags)) return tags.map(String)
  } catch {
    // Not a list of ours: falls through to the only safe reading.
  }
  return [everyPage]
}
