import { readFile, readdir } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { FinishedAnswer } from './finished-answer.ts'
import { referrerPolicy, type HeaderList } from './security-headers.ts'

export interface StaticFolder {
  /** Where its files appear, ending in a slash. */
  prefix: string
  directory: string
  /** Its files are fixed when the shop starts; other folders are looked up when asked. */
  isListed: boolean
  /** Filled while the shop runs: nobody else knows these files, in development neither. */
  isFilled?: boolean
}

/** Files below these paths never change under their name. */
const hashedFolders = ['/_next/static/', '/pictures/uploads/']
const hashedName = /[.-][0-9a-f]{8,}\.\w+$/

const contentTypes: Record<string, string> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
}

/** Files as finished answers: read and compressed at first use, the least recently used let go. */
export class StaticFiles {
  readonly #listed = new Map<string, string>()
  readonly #unlisted: StaticFolder[]
  readonly #answers = new Map<string, FinishedAnswer>()
  readonly #reading = new Map<string, Promise<FinishedAnswer | null>>()
  readonly #security: HeaderList
  readonly #capacity: number
  #bytes = 0

  private constructor(folders: readonly StaticFolder[], security: HeaderList, capacity: number) {
    this.#unlisted = folders.filter((folder) => !folder.isListed)
    this.#security = security
    this.#capacity = capacity
  }

  static async open(
    folders: readonly StaticFolder[],
    security: HeaderList,
    capacity = 64 * 1024 * 1024,
  ): Promise<StaticFiles> {
    const files = new StaticFiles(folders, security, capacity)
    for (const folder of folders) if (folder.isListed) await files.#list(folder)
    return files
  }

  /** The file behind a path, at once if it is in memory; null if there is none. */
  find(address: string): FinishedAnswer | Promise<FinishedAnswer | null> | null {
    const path = address.includes('%') ? decoded(address) : address
    if (path === null) return null
    const answer = this.#answers.get(path)
    if (answer) {
      this.#answers.delete(path)
      this.#answers.set(path, answer)
      return answer
    }
    const file = this.#fileOf(path)
    if (file === null) return null
    const reading = this.#reading.get(path) ?? this.#read(path, file)
    this.#reading.set(path, reading)
    return reading
  }

  async #list({ prefix, directory }: StaticFolder): Promise<void> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      const file = join(entry.parentPath, entry.name)
      const parts = relative(directory, file).split(sep)
      const isHidden = parts.some((part) => part.startsWith('.') && part !== '.well-known')
      if (entry.isFile() && !isHidden) this.#listed.set(prefix + parts.join('/'), file)
    }
  }

  #fileOf(path: string): string | null {
    const listed = this.#listed.get(path)
    if (listed !== undefined) return listed
    const folder = this.#unlisted.find(({ prefix }) => path.startsWith(prefix))
    if (!folder) return null
    const root = resolve(folder.directory)
    const name = path.slice(folder.prefix.length)
    const file = resolve(root, name)
    // A file has one name: each further spelling would be kept and compressed anew.
    const isInside = file.startsWith(root + sep) && !/(?:^|\/)\.|\/\//.test(name)
    return isInside ? file : null
  }

  async #read(path: string, file: string): Promise<FinishedAnswer | null> {
    try {
      const answer = this.#answerOf(path, file, await readFile(file))
      this.#remember(path, answer)
      return answer
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null
      throw error
    } finally {
      this.#reading.delete(path)
    }
  }

  #answerOf(path: string, file: string, body: Buffer): FinishedAnswer {
    const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
    const headers = [
      'Cache-Control',
      cacheControl(path),
      'Referrer-Policy',
      referrerPolicy,
      ...this.#security,
    ]
    if (extension === 'svg' || extension === 'html') {
      headers.push(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'`,
      )
    }
    const contentType = contentTypes[extension] ?? 'application/octet-stream'
    return new FinishedAnswer({ body, contentType, headers })
  }

  #remember(path: string, answer: FinishedAnswer): void {
    if (answer.bytes > this.#capacity / 4) return
    answer.isKept = true
    this.#answers.set(path, answer)
    this.#bytes += answer.bytes
    answer.onGrow = (bytes) => {
      if (this.#answers.get(path) === answer) this.#bytes += bytes
    }
    for (const [oldest, { bytes }] of this.#answers) {
      if (this.#bytes <= this.#capacity) break
      this.#answers.delete(oldest)
      this.#bytes -= bytes
    }
  }
}

function cacheControl(path: string): string {
  const isHashed = hashedName.test(path) || hashedFolders.some((folder) => path.startsWith(folder))
  if (isHashed) return 'public, max-age=31536000, immutable'
  return path.startsWith('/pictures/') ? 'public, max-age=604800' : 'public, max-age=3600'
}

function decoded(path: string): string | null {
  try {
    const plain = decodeURIComponent(path)
    return plain.includes('\0') ? null : plain
  } catch {
    return null
  }
}
