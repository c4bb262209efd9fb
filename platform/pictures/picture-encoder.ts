import 'server-only'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { EncodingReport } from './encoding.ts'

/** Milliseconds; the front gives an answer up after thirty seconds. */
const timeLimit = 25_000

/** One at a time: twenty uploads at once take as much memory as one, and the shop goes on selling beside them. */
let last: Promise<unknown> = Promise.resolve()

/** Decodes and encodes anew in a process of its own; the files lie in the folder when it says yes. */
export function encodePicture(bytes: Uint8Array, folder: string, name: string): Promise<EncodingReport> {
  const turn = last.then(() => encodeNow(bytes, folder, name))
  last = turn.catch(() => {})
  return turn
}

async function encodeNow(bytes: Uint8Array, folder: string, name: string): Promise<EncodingReport> {
  // The server runs in the folder of the application (server/main.ts); a bundler must not follow this path.
  const program = join(/* turbopackIgnore: true */ process.cwd(), 'platform', 'pictures', 'encode-picture.ts')
  const child = spawn(process.execPath, ['--max-old-space-size=96', program, folder, name], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Nothing of the shop's settings reaches a decoder; one arena keeps its memory small.
    env: { PATH: process.env.PATH, NODE_ENV: 'production', MALLOC_ARENA_MAX: '1' },
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  // A program that has ended does not read on; its own answer says why.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  const [answer, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (code === 0) return JSON.parse(answer) as EncodingReport
  // Ended by the system or by the time limit: the picture was too much for it.
  if (code === null || code > 128) return { ok: false, reason: 'unreadable' }
  throw new Error(`A picture could not be encoded (${code}): ${complaint.slice(0, 2000)}`)
}
