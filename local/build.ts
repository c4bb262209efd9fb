import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.ts'
import { withLock } from './file-lock.ts'
import { runNode, tool, type Variables } from './run.ts'
import type { Step } from './steps.ts'

const clientSources = ['prisma/schema/**/*.prisma', 'package-lock.json']
const pageSources = [
  ...clientSources,
  '{app,i18n,platform,server,shop,ui}/**/*',
  'public/**/*',
  '*.config.{js,mjs,ts}',
  'tsconfig.json',
]
const noSource = /\.(test|spec)\.tsx?$|\.md$|\.tsbuildinfo$|^(vitest|playwright)\.config/

/** Generates the database client where it is missing or older than the schema. */
export async function ensureClient(step: Step, signal?: AbortSignal): Promise<void> {
  const stamp = join(checkout, 'prisma/generated/.sources')
  await unlessFresh(stamp, clientSources, () =>
    step('Generating the database client', async () => {
      await runNode([tool('prisma/build/index.js'), 'generate'], { signal, environment: quiet() })
    }),
  )
}

/** Builds the pages where the build is missing or older than the sources. */
export async function ensureBuild(step: Step, signal?: AbortSignal): Promise<void> {
  const stamp = join(checkout, '.next/.sources')
  const isFirst = !existsSync(stamp)
  await unlessFresh(stamp, pageSources, () =>
    step(
      isFirst ? 'Building the pages, about a minute' : 'Building the pages anew, the sources have changed',
      async () => {
        const environment = { ...quiet(), NODE_ENV: 'production' }
        await runNode([tool('next/dist/bin/next'), 'build'], { signal, environment })
      },
    ),
  )
}

async function unlessFresh(stamp: string, patterns: string[], make: () => Promise<void>): Promise<void> {
  await withLock(join(checkout, '.data', 'build.lock'), async () => {
    const hash = hashOf(patterns)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
    rmSync(stamp, { force: true }) // what a failed attempt leaves is no build
    await make()
    // The state from before: what changed meanwhile is built the next time.
    writeFileSync(stamp, hash)
  })
}

/** One hash over names and contents: times of files say nothing in a fresh clone. */
function hashOf(patterns: string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of globSync(patterns, { cwd: checkout }).sort()) {
    if (noSource.test(file) || !statSync(join(checkout, file)).isFile()) continue
    hash.update(`\0${file}\0`).update(readFileSync(join(checkout, file)))
  }
  return hash.digest('hex')
}

function quiet(): Variables {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', NO_COLOR: '1', CI: '1' }
}
