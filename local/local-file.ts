import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a checkout remembers of its local parts between two starts: ports, passwords, places. */
export interface LocalFile {
  /** The folder the file was written for; another one means that the checkout was copied or moved. */
  directory?: string
  /** Order links and form tokens are derived from it. */
  shopSecret?: string
  webhookSecret?: string
  stripeKey?: string
  postgres?: { port: number; password: string; data: string; binaries: string }
  mailbox?: { smtpPort: number; httpPort: number }
  stripe?: { port: number }
  /** Addresses of what runs now, for people and tools. */
  addresses?: Record<string, string>
}

export function readLocalFile(directory: string): LocalFile {
  try {
    return JSON.parse(readFileSync(join(directory, 'local.json'), 'utf8')) as LocalFile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error(`${join(directory, 'local.json')} cannot be read; remove it to begin anew`, {
      cause: error,
    })
  }
}

/** Changes some entries; the file is replaced as a whole, and only its owner may read the passwords in it. */
export function updateLocalFile(directory: string, change: LocalFile): LocalFile {
  mkdirSync(directory, { recursive: true })
  const next: LocalFile = { ...readLocalFile(directory), directory, ...change }
  const temporary = join(directory, `local.json.${process.pid}`)
  writeFileSync(temporary, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, join(directory, 'local.json'))
  return next
}
