import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { lockHolder, releaseLock, takeLock, withLock } from './file-lock.ts'
import { freePort } from './free-port.ts'
import { guard, type Guardian } from './guardian.ts'
import { readLocalFile, updateLocalFile } from './local-file.ts'
import { choosePlace, type Place } from './postgres-place.ts'
import { halt, initialise, launch, runningServer, superuser } from './postgres-server.ts'

export interface PostgresOptions {
  /** The data directory of the shop, `.data` by default; several processes of one directory share one server. */
  directory: string
  /** Used as it is, and nothing is started. */
  url?: string | undefined
  database?: string
  isDurable?: boolean
  log?: (line: string) => void
}

/** A PostgreSQL that answers, and how to let go of it. */
export interface Postgres {
  url: string
  /** The server stops when the last process that uses it lets go. */
  stop: () => Promise<void>
}

/** Starts the PostgreSQL of a data directory, or joins the one that is running there already. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  if (options.url) return { url: options.url, stop: async () => {} }
  mkdirSync(options.directory, { recursive: true })
  const directory = realpathSync(options.directory)
  const server = new SharedServer({ ...options, directory })
  const url = await withLock(lockPath(directory), () => server.start())
  return { url, stop: () => withLock(lockPath(directory), () => server.release()) }
}

/** Makes a database on the server of this address; answers its own address. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  const suffix = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ''
  await asAdministrator(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}${suffix}`)
  return databaseUrl(url, name)
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await asAdministrator(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
}

export function databaseUrl(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.toString()
}

async function asAdministrator(
  url: string,
  statement: string,
  values: string[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client({
    connectionString: databaseUrl(url, 'postgres'),
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  try {
    return await client.query(statement, values)
  } finally {
    await client.end()
  }
}

/**
 * Called for a process that died without letting go: its guardian outlives it.
 */
export async function releaseForDead(directory: string, lease: string): Promise<void> {
  await withLock(lockPath(directory), async () => {
    rmSync(lease, { force: true })
    if (!hasUsers(directory)) await haltKnown(directory)
  })
}

async function haltKnown(directory: string): Promise<void> {
  const data = readLocalFile(directory).postgres?.data
  if (data) await halt(data)
}

const release = fileURLToPath(new URL('./postgres-release.ts', import.meta.url))
let leases = 0

class SharedServer {
  readonly #options: PostgresOptions
  readonly #directory: string
  readonly #lease: string
  #guardian: Guardian | undefined
  #isReleased = false

  constructor(options: PostgresOptions) {
    this.#options = options
    this.#directory = options.directory
    this.#lease = join(leasesPath(options.directory), `${process.pid}-${++leases}`)
  }

  async start(): Promise<string> {
    const url = await this.#serve()
    takeLock(this.#lease)
    this.#guardian = guard([process.execPath, release, this.#directory, basename(this.#lease)])
    return url
  }

  async release(): Promise<void> {
    if (this.#isReleased) return
    this.#isReleased = true
    releaseLock(this.#lease)
    if (!hasUsers(this.#directory)) await haltKnown(this.#directory)
    this.#guardian?.dismiss()
  }

  async #serve(): Promise<string> {
    const known = readLocalFile(this.#directory)
    const place = choosePlace(this.#directory, known)
    const password = known.postgres?.password ?? randomBytes(24).toString('base64url')
    const note = (port: number) =>
      updateLocalFile(this.#directory, {
        postgres: { port, password, data: place.data, binaries: place.binaries },
      })
    const running = await settled(place.data)
    let port = running?.port ?? known.postgres?.port ?? 0
    note(port) // before the data is made: data whose password nobody knows is lost
    if (!running) {
      initialise(place, password)
      port = await this.#launch(place, port)
    }
    note(port)
    const server = `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`
    return ensureDatabase(server, this.#options.database ?? 'shop').catch((error) => {
      if (error.code !== '28P01') throw error
      throw new Error(
        `${this.#directory}/local.json does not hold the password of ${place.data}; remove both to begin anew`,
      )
    })
  }

  async #launch(place: Place, preferredPort: number): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(preferredPort)
      try {
        const server = await launch(place, {
          port,
          isDurable: this.#options.isDurable ?? true,
          logFile: join(this.#directory, 'postgres.log'),
        })
        server.once('exit', () => this.#relaunch(place, port))
        return port
      } catch (error) {
        const isPassing = /could not bind|could not create any TCP|lock file|already in use/i.test(
          String(error),
        )
        if (!isPassing || attempt === 30) throw error
        await wait(500)
      }
    }
  }

  /** A server that was killed comes back on its port while somebody uses it; the pools connect again by themselves. */
  async #relaunch(place: Place, port: number): Promise<void> {
    if (this.#isReleased) return
    this.#options.log?.('PostgreSQL has ended unexpectedly; it is started again')
    try {
      await withLock(lockPath(this.#directory), async () => {
        if (this.#isReleased || runningServer(place.data)) return
        const next = await this.#launch(place, port)
        if (next !== port) this.#options.log?.(`PostgreSQL had to move to port ${next}; start the shop again`)
      })
    } catch (error) {
      this.#options.log?.(`PostgreSQL does not start again: ${String(error)}`)
    }
  }
}

/** A server that is just starting or stopping is waited for. */
async function settled(data: string): Promise<ReturnType<typeof runningServer>> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const server = runningServer(data)
    if (!server || server.isReady) return server
    if (Date.now() > deadline)
      throw new Error(`The PostgreSQL of ${data} neither starts nor stops (process ${server.pid})`)
    await wait(50)
  }
}

async function ensureDatabase(url: string, name: string): Promise<string> {
  const found = await asAdministrator(url, 'SELECT 1 FROM pg_database WHERE datname = $1', [name])
  return found.rowCount ? databaseUrl(url, name) : createDatabase(url, name)
}

function lockPath(directory: string): string {
  return join(directory, 'postgres.lock')
}

function leasesPath(directory: string): string {
  return join(directory, 'postgres-users')
}

function hasUsers(directory: string): boolean {
  const folder = leasesPath(directory)
  mkdirSync(folder, { recursive: true })
  const isUsed = (name: string) => {
    if (lockHolder(join(folder, name))) return true
    rmSync(join(folder, name), { force: true })
    return false
  }
  return readdirSync(folder)
    .filter((name) => /^\d+-\d+$/.test(name))
    .some(isUsed)
}
