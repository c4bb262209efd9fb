import { linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { processIdentity } from './process-identity.ts'

/** Who holds a lock, as the lock file says. */
export interface LockHolder {
  pid: number
  identity: string
  /** Where the lock was taken; a copy of the file elsewhere locks nothing. */
  path: string
}

/** Takes the lock, or answers who holds it. A lock whose holder is gone counts as free. */
export function takeLock(path: string): LockHolder | undefined {
  mkdirSync(dirname(path), { recursive: true })
  const mine = `${path}.${process.pid}`
  const identity = processIdentity(process.pid) ?? String(process.pid)
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity, path }), { mode: 0o644 })
  try {
    for (;;) {
      try {
        linkSync(mine, path) // whole or not at all, unlike creating and then writing
        return undefined
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = lockHolder(path)
      if (holder) return holder
      removeStale(path)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** The living holder of a lock, if there is one. */
export function lockHolder(path: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as LockHolder
    return holder.path === path && processIdentity(holder.pid) === holder.identity ? holder : undefined
  } catch {
    return undefined
  }
}

export function releaseLock(path: string): void {
  if (lockHolder(path)?.pid === process.pid) rmSync(path, { force: true })
}

/** Runs the work while nobody else holds the lock; waits its turn. */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  while (takeLock(path)) await wait(20)
  try {
    return await work()
  } finally {
    releaseLock(path)
  }
}

function removeStale(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
