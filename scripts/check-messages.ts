import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { reachOf, type Source } from './message-reach.ts'

const isShipped = (path: string) =>
  !/\.(?:test|d)\.tsx?$|-fixture\.ts$|^prisma\/generated\/|^scripts\/(?:message-reach|literals)\.ts$/.test(
    path,
  )
const read = (path: string) => readFileSync(path, 'utf8')

const sources: Source[] = globSync([
  '{app,i18n,local,platform,prisma,scripts,server,shop,ui}/**/*.{ts,tsx,js}',
  'worker.ts',
])
  .filter(isShipped)
  .map((path) => ({ path, text: read(path) }))
const data = globSync(['prisma/schema/*.prisma', 'shop/**/*.json']).map(read)

function keysOf(value: unknown, before = ''): string[] {
  if (typeof value !== 'object' || value === null) return [before]
  return Object.entries(value).flatMap(([key, inner]) =>
    keysOf(inner, before === '' ? key : `${before}.${key}`),
  )
}

const files = globSync('i18n/messages/en/*.json')
const keys = new Map(files.map((path) => [basename(path, '.json'), keysOf(JSON.parse(read(path)))]))

const { unused, missing } = reachOf(keys, sources, data)
for (const key of unused) process.stdout.write(`unused    ${key}\n`)
for (const place of missing) process.stdout.write(`missing   ${place}\n`)
process.exitCode = unused.length + missing.length === 0 ? 0 : 1
