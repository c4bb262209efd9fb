import { ensureBuild, ensureClient } from './build.ts'
import { checks, type Check } from './checks.ts'
import { runNode, tool } from './run.ts'
import { narrator } from './steps.ts'

// One command decides "done": everything here, and the same in continuous integration.
const { step, say } = narrator()
const all: Check[] = [
  { name: 'client', what: 'Database client', run: ({ signal }) => ensureClient(step, signal) },
  ...checks,
  {
    name: 'unit',
    what: 'Unit tests',
    run: (options) => runNode([tool('vitest/vitest.mjs'), 'run', '--project', 'unit'], options),
  },
  { name: 'build', what: 'Build', run: ({ signal }) => ensureBuild(step, signal) },
]

const wanted = process.argv.slice(2)
const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const failed: string[] = []
for (const check of chosen) {
  try {
    await step(check.what, () => check.run({}))
  } catch (error) {
    failed.push(check.what)
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
  }
}
say(failed.length === 0 ? 'All is well' : `Not well: ${failed.join('; ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
