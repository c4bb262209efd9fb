import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.ts'
import { ensureBuild, ensureClient } from './build.ts'
import { checks } from './checks.ts'
import { releaseLock, takeLock } from './file-lock.ts'
import { createDatabase, dropDatabase } from './postgres.ts'
import { runToEnd, tool, type Variables } from './run.ts'
import { readSettings } from './settings.ts'
import { Shop } from './shop.ts'
import { narrator } from './steps.ts'
import { planOf, type TestPlan } from './test-plan.ts'
import { countPlaywright, countVitest, sum, type Count } from './test-results.ts'
import { startTestServer, testDirectory, type TestServer } from './test-server.ts'

const teller = narrator()
const interruption = new AbortController()
const { signal } = interruption
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => interruption.abort(new Error(`The tests were interrupted (${name})`)))
}
process.stdout.on('error', () => {})
process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(words: string[]): Promise<number> {
  const lock = join(testDirectory, 'test.lock')
  const total: Count[] = []
  try {
    const plan = planOf(words)
    const holder = takeLock(lock)
    if (holder) throw new Error(`The tests of this folder run already (process ${holder.pid}).`)
    await runPlan(plan, total)
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
    total.push({ passed: 0, failed: 1 })
  } finally {
    releaseLock(lock)
  }
  const { passed, failed } = sum(total)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

async function runPlan(plan: TestPlan, total: Count[]): Promise<void> {
  const outside = withoutShopVariables(process.env)
  await ensureClient(teller.step, signal)
  if (plan.isChecking) total.push(...(await runChecks(outside)))
  const kinds = [plan.vitestProjects.length > 0 && runUnits, plan.faultsProject && runFaults].filter(
    (kind) => typeof kind === 'function',
  )
  // One after the other: storms measure how soon all is well again, and units fill both cores by themselves.
  for (const kind of kinds) total.push(await kind({ plan, outside }))
  if (plan.playwrightProject) total.push(await besideServer((server) => runJourneys(plan, server, outside)))
}

interface Round {
  plan: TestPlan
  outside: Variables
}

async function besideServer(work: (server: TestServer) => Promise<Count>): Promise<Count> {
  const server = await teller.step('Starting PostgreSQL for the tests', () => startTestServer())
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** What is set for a real shop must neither reach the tests nor be reached by them. */
function withoutShopVariables(variables: Variables): Variables {
  const names =
    /^(DATABASE_URL|STRIPE_.*|SMTP_URL|MAIL.*|SHOP_.*|PORT|HOST|TRUSTED_PROXIES|NODE_ENV|LOG_LEVEL)$/
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.test(name)))
}

/** Two at once; the first one, about form, takes as long as the others together. */
async function runChecks(environment: Variables): Promise<Count[]> {
  const failed: Count[] = []
  const waiting = checks.values()
  const lane = async () => {
    for (const check of waiting) {
      try {
        await teller.step(check.what, () => check.run({ environment, signal }))
      } catch (error) {
        signal.throwIfAborted()
        process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
        failed.push({ passed: 0, failed: 1 })
      }
    }
  }
  await Promise.all([lane(), lane()])
  return failed
}

async function runUnits({ plan: { vitestProjects, filters }, outside }: Round): Promise<Count> {
  // What a test says is shown where it fails; the long ones say their figures.
  const silence = vitestProjects.includes('long') ? [] : ['--silent=passed-only']
  const words = [...vitestProjects.flatMap((project) => ['--project', project]), ...silence, ...filters]
  return besideServer((server) =>
    vitest(`Tests: ${vitestProjects.join(', ')}`, words, { ...outside, TEST_DATABASE_URL: server.url }),
  )
}

/** Filters are names of scenarios here (T13), for all of them stand in one file. */
async function runFaults({ plan: { faultsProject, filters }, outside }: Round): Promise<Count> {
  await ensureBuild(teller.step, signal)
  const names = filters.length > 0 ? ['--testNamePattern', filters.join('|')] : []
  return vitest('Storms of faults', ['--project', String(faultsProject), ...names], outside)
}

async function vitest(what: string, chosen: string[], environment: Variables): Promise<Count> {
  const report = join(testDirectory, `${chosen[1]}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const words = [tool('vitest/vitest.mjs'), 'run', '--passWithNoTests', ...reporters, ...chosen]
  const { code } = await teller.step(what, () =>
    runToEnd(process.execPath, words, { environment, signal, isShown: true }),
  )
  return countVitest(report, code)
}

async function runJourneys(plan: TestPlan, server: TestServer, outside: Variables): Promise<Count> {
  await ensureBrowser(teller.step, signal)
  await ensureBuild(teller.step, signal)
  const directory = join(testDirectory, 'shop')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const name = `test_${process.pid}_shop`
  const DATABASE_URL = await createDatabase(server.url, name)
  const shop = new Shop({
    settings: readSettings({ DATABASE_URL, SHOP_DATA_DIR: directory, SHOP_DEMO: '1' }),
    variables: { ...outside, PORT: '0', TRUSTED_PROXIES: '127.0.0.1' },
    isDevelopment: false,
    isDurable: false,
    narrator: teller,
    output: logTo(join(testDirectory, 'shop.log')),
  })
  signal.addEventListener('abort', () => void shop.stop())
  try {
    await shop.start()
    return await runPlaywright(plan, shop.environment)
  } finally {
    await shop.stop()
    await dropDatabase(server.url, name)
  }
}

async function runPlaywright(plan: TestPlan, shop: Variables): Promise<Count> {
  const report = join(testDirectory, 'playwright.json')
  rmSync(report, { force: true })
  const words = [
    tool('playwright/cli.js'),
    'test',
    `--project=${plan.playwrightProject}`,
    '--pass-with-no-tests',
  ]
  // Playwright decides on colours for its workers itself, and Node warns where both are said.
  const environment = { ...shop, NO_COLOR: undefined, NODE_ENV: 'test', PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const { code } = await teller.step('Journeys in the browser', () =>
    runToEnd(process.execPath, [...words, ...plan.filters], { environment, signal, isShown: true }),
  )
  if (code !== 0) teller.say(`What the shop said: ${join(testDirectory, 'shop.log')}`)
  return countPlaywright(report, code)
}

function logTo(file: string): (part: string) => void {
  const log = createWriteStream(file)
  return (part) => void log.write(part)
}
