import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { handOver, isInitialised, type Place } from './postgres-place.ts'
import { processIdentity } from './process-identity.ts'

export const superuser = 'postgres'

const patience = 60_000

/** What `postmaster.pid` says about the server of a data directory. */
export interface RunningServer {
  pid: number
  port: number
  isReady: boolean
}

export interface ServerSettings {
  port: number
  /** False in tests: a crash of the machine may lose data, and every commit is cheaper. */
  isDurable: boolean
  logFile: string
}

/** Makes the data directory. It gets its name only when it is complete, so an interrupted attempt leaves nothing behind. */
export function initialise(place: Place, password: string): void {
  if (isInitialised(place.data)) return
  const unfinished = `${place.data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const passwordFile = join(unfinished, '..', `.password.${process.pid}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  handOver(unfinished, place.runAs)
  handOver(passwordFile, place.runAs)
  const words = [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
    '--no-instructions',
    '--no-sync',
  ]
  const made = spawnSync(join(place.binaries, 'bin', 'initdb'), words, {
    ...place.runAs,
    cwd: dirname(unfinished),
    env: serverEnvironment(),
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.stdout || String(made.error)}`)
  rmSync(place.data, { recursive: true, force: true })
  renameSync(unfinished, place.data)
}

/** The living server of this data directory, whoever started it. */
export function runningServer(data: string): RunningServer | undefined {
  const lines = postmasterLines(data)
  const pid = Number(lines[0])
  if (!pid || !isServerOf(pid, data) || !isSameFolder(lines[1], data)) return undefined
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

function postmasterLines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

// A number in postmaster.pid may by now be another program's, or a zombie's: each server process works in its data directory.
function isServerOf(pid: number, data: string): boolean {
  if (!processIdentity(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return isSameFolder(readlinkSync(`/proc/${pid}/cwd`), data)
  } catch {
    return false
  }
}

function isSameFolder(one: string | undefined, other: string): boolean {
  return one === other || (one !== undefined && existsSync(one) && realpathSync(one) === realpathSync(other))
}

/**
 * A killed server leaves its lock file, and PostgreSQL believes it while the number in it is taken: by a zombie
 * that nobody reaps, or by another program after a restart. It goes when no process works in the data directory.
 */
async function clearStaleLock(data: string): Promise<void> {
  if (process.platform !== 'linux' || postmasterLines(data).length === 0) return
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const isInUse = readdirSync('/proc').some((name) => /^\d+$/.test(name) && isServerOf(Number(name), data))
    if (!isInUse) return rmSync(join(data, 'postmaster.pid'), { force: true })
    await wait(50) // the orphans of a killed server notice within a moment
  }
}

/** Starts the server and waits until it takes connections. Its log goes to a file, so it outlives a killed parent. */
export async function launch(place: Place, settings: ServerSettings): Promise<ChildProcess> {
  await clearStaleLock(place.data)
  truncateLarge(settings.logFile)
  const log = openSync(settings.logFile, 'a')
  const logStart = statSync(settings.logFile).size
  const server = spawn(join(place.binaries, 'bin', 'postgres'), serverWords(place, settings), {
    ...place.runAs,
    cwd: place.data,
    env: serverEnvironment(),
    detached: true, // Ctrl-C goes to a whole process group; the database must be the last to leave
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  server.unref()
  const failure = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(String(error)))
    server.once('exit', () => resolve(lastWords(settings.logFile).slice(logStart)))
  })
  const deadline = Date.now() + patience
  while (!runningServer(place.data)?.isReady) {
    const failed = await Promise.race([failure, wait(20)])
    if (failed !== undefined) throw new Error(`PostgreSQL did not start: ${failed.trim()}`)
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL is not ready after a minute; see ${settings.logFile}`)
  }
  return server
}

function serverWords(place: Place, settings: ServerSettings): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: settings.port,
    unix_socket_directories: '', // a socket in the temporary folder would be shared with strangers
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...(settings.isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', place.data, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Stops the server, connected clients or not, and waits until it is gone. */
export async function halt(data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const server = runningServer(data)
    if (!server) return
    sendSignal(server.pid, signal)
    const deadline = Date.now() + 20_000
    while (Date.now() < deadline) {
      if (!isServerOf(server.pid, data)) return
      await wait(20)
    }
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

// Nothing of the caller's: PGDATA, PGPORT and the like would change what the server does.
function serverEnvironment(): NodeJS.ProcessEnv {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'
  return { PATH: process.env.PATH, LC_ALL: locale, TZ: 'UTC' } as unknown as NodeJS.ProcessEnv
}

function truncateLarge(file: string): void {
  try {
    if (statSync(file).size > 5_000_000) rmSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** What the server said before it ended; its folder may have been taken away with it. */
function lastWords(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8')
  } catch {
    return ''
  }
}
