import pg from 'pg'

/** Whether the database takes another connection; asked only when an answer has gone wrong. */
export interface DatabaseRoom {
  /** Asks it now; whoever asks meanwhile waits for the same word. */
  ask: () => Promise<void>
  /** The last word, for as long as it can be believed. */
  isFull: () => boolean
}

/** Milliseconds. */
const patience = 2000
const believedFor = 1000

/**
 * A server that has no place left still speaks with those who have one: what hears of changes may live on while no page
 * can be made. Without an address there is nobody to ask.
 */
export function databaseRoom(connectionString: string | undefined, now: () => number): DatabaseRoom {
  let fullUntil = 0
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: patience })
    client.on('error', () => undefined) // it is only asked whether it comes about
    try {
      await client.connect()
      fullUntil = 0
    } catch {
      fullUntil = now() + believedFor
    } finally {
      client.end().catch(() => undefined)
    }
  }

  return {
    ask: async () => {
      if (connectionString === undefined || now() < fullUntil) return
      asking ??= ask().finally(() => (asking = null))
      await asking
    },
    isFull: () => now() < fullUntil,
  }
}
