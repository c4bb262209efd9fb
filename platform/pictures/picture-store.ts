import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { environment } from '../environment.ts'
import type { EncodedPicture, EncodingReport } from './encoding.ts'
import { encodePicture } from './picture-encoder.ts'

/** Changes when the encoding does: a file never changes under its name. */
const encodingVersion = '1'
/** Path under /pictures. */
const prefix = 'uploads/'
const incoming = '.incoming'
/** The database may stand on the same disk: the last of it is not for pictures. */
const keptFree = 64 * 1024 * 1024
const encodedName = /^([0-9a-f]{32})-(\d+\.(?:avif|webp))$/

function folder(...parts: string[]): string {
  return join(environment().dataDirectory, 'uploads', ...parts)
}

/** Encoded, but not yet where anybody can see it. */
export interface PreparedPicture extends EncodedPicture {
  /** Path under /pictures without width and extension. */
  file: string
  /** Puts the files in their place, whole; again is harmless. */
  publish: () => Promise<void>
  /** Takes away what was not published. */
  discard: () => Promise<void>
}

export type Preparation = { ok: true; picture: PreparedPicture } | Extract<EncodingReport, { ok: false }>

/** Encodes an upload into a folder of its own, named after what was uploaded. */
export async function preparePicture(bytes: Uint8Array, reserve = keptFree): Promise<Preparation> {
  const hash = createHash('sha256').update(encodingVersion).update(bytes).digest('hex').slice(0, 32)
  const place = folder(incoming, randomUUID())
  const discard = () => rm(place, { recursive: true, force: true })
  try {
    await mkdir(place, { recursive: true })
    const disk = await statfs(place)
    if (disk.bavail * disk.bsize < reserve) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    const report = await encodePicture(bytes, place, hash)
    if (!report.ok) {
      await discard()
      return report
    }
    const publish = async () => {
      for (const name of await readdir(place)) await rename(join(place, name), folder(name))
    }
    return { ok: true, picture: { ...report, file: prefix + hash, publish, discard } }
  } catch (error) {
    await discard()
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOSPC' || code === 'EDQUOT') return { ok: false, reason: 'no-room' }
    throw error
  }
}

/** What the disk holds of one uploaded picture. */
export interface StoredPicture {
  /** Width and extension of each file, e.g. `320.avif`. */
  parts: Set<string>
  /** Time of its newest file. */
  newest: number
}

/** Every uploaded picture on the disk. */
export async function listStoredPictures(): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>()
  for (const name of await readFolder(folder())) {
    const [, hash, part] = encodedName.exec(name) ?? []
    if (hash === undefined || part === undefined) continue
    const known = stored.get(prefix + hash) ?? { parts: new Set<string>(), newest: 0 }
    const { mtimeMs, ctimeMs } = await stat(folder(name))
    known.parts.add(part)
    known.newest = Math.max(known.newest, mtimeMs, ctimeMs)
    stored.set(prefix + hash, known)
  }
  return stored
}

/** Whether the pages find every file that they would ask for. */
export function isWhole(stored: StoredPicture | undefined, widths: readonly number[]): boolean {
  return widths.every((width) => stored?.parts.has(`${width}.avif`) && stored.parts.has(`${width}.webp`))
}

/** Takes a picture off the disk. */
export async function removeStoredPicture(file: string): Promise<void> {
  const hash = file.slice(prefix.length)
  for (const name of await readFolder(folder()))
    if (encodedName.exec(name)?.[1] === hash) await rm(folder(name), { force: true })
}

/** Takes away what uploads that were broken off have left, if it is older than that. */
export async function removeAbandonedUploads(before: Date): Promise<number> {
  let removed = 0
  for (const name of await readFolder(folder(incoming))) {
    const place = folder(incoming, name)
    if ((await stat(place)).mtimeMs >= before.getTime()) continue
    await rm(place, { recursive: true, force: true })
    removed++
  }
  return removed
}

async function readFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
