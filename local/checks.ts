import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.ts'
import { runNode, tool, type RunOptions } from './run.ts'

/** One thing that is true of the code, and the program that finds out. */
export interface Check {
  name: string
  what: string
  run: (options: RunOptions) => Promise<unknown>
}

function check(name: string, what: string, ...commands: string[][]): Check {
  const run = async (options: RunOptions) => {
    for (const [program, ...words] of commands) await runNode([tool(program ?? ''), ...words], options)
  }
  return { name, what, run }
}

const folders = ['app', 'e2e', 'i18n', 'local', 'platform', 'prisma', 'scripts', 'server', 'shop', 'ui']
const sources = [...folders, 'worker.ts'].filter((path) => existsSync(join(checkout, path)))

/** Everything that is known without running the shop. Each is also a script: `npm run lint`. */
export const checks: Check[] = [
  check('format', 'Format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  check('lint', 'Lint', ['oxlint/bin/oxlint', '--deny-warnings', '--format=unix']),
  // Next writes the types of routes and of its own globals first; a fresh clone has none.
  check('types', 'Types', ['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit']),
  check('boundaries', 'Boundaries between the rooms', [
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config=.dependency-cruiser.cjs',
    '--output-type=err',
    ...sources,
  ]),
  check('unused', 'Unused files, exports and packages', ['knip/bin/knip.js', '--no-progress']),
  {
    name: 'messages',
    what: 'Messages: none that no code can say, none that is missing',
    run: (options) => runNode(['scripts/check-messages.ts'], options),
  },
]
