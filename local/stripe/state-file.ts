import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { emptyState, type State } from './state.ts'

const format = 1

export interface StateFile {
  changed(): void
  flush(): void
}

export function loadState(path: string | undefined): State {
  if (path === undefined) return emptyState()
  const text = readIfPresent(path)
  if (text === null) return emptyState()
  const kept = JSON.parse(text, revive) as { format: number; state: State }
  if (kept.format !== format) {
    throw new Error(
      `${path} was written by another version of the Stripe stand-in: delete it to begin afresh`,
    )
  }
  return kept.state
}

/** Writes the state a moment after it has changed, whole or not at all (temporary file, then rename). */
export function createStateFile(path: string | undefined, state: State): StateFile {
  if (path === undefined) return { changed: () => {}, flush: () => {} }
  let timer: NodeJS.Timeout | null = null
  let pause = 100

  const flush = (): void => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    const started = performance.now()
    const temporary = `${path}.${process.pid}.tmp`
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, JSON.stringify({ format, state }, replace))
    renameSync(temporary, path)
    // A big state takes long to write: writing may cost a twentieth of the time, never more.
    pause = Math.max(100, (performance.now() - started) * 20)
  }

  return {
    changed: () => {
      timer ??= setTimeout(flush, pause)
    },
    flush,
  }
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function replace(_key: string, value: unknown): unknown {
  return value instanceof Map ? { $map: [...value] } : value
}

function revive(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('$map' in value)) return value
  return Array.isArray(value.$map) ? new Map(value.$map) : value
}
