import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuild, ensureClient } from '#local/build.ts'
import { readLocalFile } from '#local/local-file.ts'
import { migrate } from '#local/migrations.ts'
import { createDatabase, startPostgres } from '#local/postgres.ts'
import { run } from '#local/run.ts'
import { readSettings } from '#local/settings.ts'
import { Shop } from '#local/shop.ts'
import { narrator } from '#local/steps.ts'
import { findViolations, liveGraces } from '#prisma/invariants/find-violations.ts'
import { restoreBackup, takeBackup, UnfitBackup, withClient } from './backup-file.ts'
import { buySomething } from './drill-order.ts'

const usage = `npm run drill:restore [-- options]     proves that a backup can be put back and sold from
  --backup FILE   what npm run backup wrote; without it one is taken first, of DATABASE_URL or the embedded database
  --dump FILE     what pg_dump -Fc wrote; needs a pg_restore that can read it
Restores into an empty server of its own, checks the books, starts the shop there beside the stand-ins, orders, pays,
and throws everything away again. Ends with 0 if all of it went well. In the real shop, DATABASE_URL or the embedded
database, nothing is touched but that the drill is noted, so that staff are told when the last one was too long ago.`

const { say, step } = narrator()
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

interface Restored {
  takenAt: Date
  rows: string
}

/** The roles that a dump names stand in its list of contents, the owner of each thing last; it does not hold them. */
async function makeRoles(url: string, file: string): Promise<void> {
  const contents = (await run('pg_restore', ['-l', file])).split('\n').filter((line) => /^\d/.test(line))
  const owners = contents.map((line) => line.split(' ').at(-1) ?? '').filter((owner) => owner !== '')
  await withClient(url, async (client) => {
    for (const role of new Set([...owners, 'shop_app'])) {
      const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
      if (!known.rowCount) await client.query(`CREATE ROLE ${client.escapeIdentifier(role)} NOLOGIN`)
    }
  })
}

async function restoreDump(url: string, file: string): Promise<Restored> {
  await makeRoles(url, file)
  await run('pg_restore', ['--exit-on-error', '-1', '--no-owner', '-d', url, file])
  await migrate(url)
  return { takenAt: statSync(file).mtime, rows: 'pg_restore counts no rows' }
}

async function restoreOwn(url: string, file: string): Promise<Restored> {
  await migrate(url)
  const { takenAt, tables } = await restoreBackup(url, file)
  await withClient(url, async (client) => {
    for (const { name, rows } of tables) {
      const found = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${name}"`)
      if (found.rows[0]?.rows !== rows)
        throw new Error(`${name}: ${found.rows[0]?.rows} rows instead of ${rows}`)
    }
  })
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  return { takenAt: new Date(takenAt), rows: `${rows} rows, as many as were saved` }
}

async function takeFresh(file: string): Promise<void> {
  const { directory, databaseUrl } = readSettings(process.env)
  const postgres = await startPostgres({ directory, url: databaseUrl })
  await takeBackup(postgres.url, file).finally(() => postgres.stop())
}

/** Notes in the real shop that a backup of it was put back. */
async function noteDrill(takenAt: Date, took: number): Promise<string> {
  const { directory, databaseUrl } = readSettings(process.env)
  if (!databaseUrl && !readLocalFile(directory).postgres)
    return 'not noted: there is no DATABASE_URL (docs/operations.md, The drill)'
  const postgres = await startPostgres({ directory, url: databaseUrl })
  try {
    await withClient(postgres.url, (client) =>
      client.query(
        `INSERT INTO restore_drill (id, finished_at, backup_taken_at, restore_seconds)
         VALUES (gen_random_uuid()::text, now() AT TIME ZONE 'UTC', $1::timestamptz AT TIME ZONE 'UTC', $2)`,
        [takenAt.toISOString(), Math.round(took / 1000)],
      ),
    )
    return 'in the shop, whose staff are told when there was none for eight days'
  } finally {
    await postgres.stop()
  }
}

async function checkBooks(url: string, of: Date): Promise<void> {
  const violations = await findViolations(url, { ...liveGraces, now: of })
  for (const { invariant, key, detail } of violations) say(`  ${invariant} ${key} ${detail}`)
  if (violations.length > 0)
    throw new Error(`${violations.length} things do not add up in the restored shop.`)
}

/** The shop on the restored database, with stand-ins for everybody it would speak to. */
function shopOn(databaseUrl: string, directory: string): Shop {
  const outside = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|STRIPE_.*|SMTP_URL|MAIL.*|SHOP_.*|PORT|HOST|NODE_ENV)$/.test(name),
  )
  const variables = {
    ...Object.fromEntries(outside),
    DATABASE_URL: databaseUrl,
    SHOP_DATA_DIR: directory,
    PORT: '0',
  }
  const settings = readSettings(variables)
  return new Shop({ settings, variables, isDevelopment: false, isDurable: true, narrator: { say, step } })
}

async function sell(databaseUrl: string, directory: string): Promise<void> {
  await ensureClient(step)
  await ensureBuild(step)
  const shop = shopOn(databaseUrl, directory)
  try {
    await shop.start()
    const stripeUrl = String(shop.environment.STRIPE_API_BASE)
    const order = await step('Ordering, paying, waiting for the confirmation', () =>
      buySomething({ url: shop.url, stripeUrl, databaseUrl }),
    )
    const wrong = (await findViolations(databaseUrl, liveGraces)).filter(({ key }) => key === order.id)
    if (wrong.length > 0) throw new Error(`The test order does not add up: ${JSON.stringify(wrong)}`)
    say(`Order ${order.number} is paid, has its receipt and was confirmed`)
  } finally {
    await shop.stop()
  }
}

async function drill({ backup, dump }: { backup?: string; dump?: string }): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'restore-drill-'))
  chmodSync(directory, 0o755)
  const fresh = join(directory, 'shop.backup')
  const taking = performance.now()
  if (!backup && !dump) await step('Taking a backup', () => takeFresh(fresh))
  const taken = seconds(taking)
  const [begun, disaster] = [performance.now(), Date.now()]
  const postgres = await step('Starting an empty server', () =>
    startPostgres({ directory: join(directory, 'server'), database: 'postgres' }),
  )
  try {
    const url = await createDatabase(postgres.url, 'restored')
    const { takenAt, rows } = await step('Putting the backup back', () =>
      dump ? restoreDump(url, resolve(dump)) : restoreOwn(url, backup ? resolve(backup) : fresh),
    )
    const restored = seconds(begun)
    await step('Checking the books', () => checkBooks(url, takenAt))
    await sell(url, join(directory, 'shop'))
    const took = performance.now() - begun
    const noted = await noteDrill(takenAt, took)
    const lost = Math.max(0, Math.round((disaster - takenAt.getTime()) / 1000))
    console.log(`
restored   ${rows}${backup || dump ? '' : `; saving took ${taken}`}
RPO        ${lost} s: the backup is of ${takenAt.toISOString()}, what came after it would be lost
RTO        ${(took / 1000).toFixed(1)} s from an empty server to a paid order, of which ${restored} until the data was back
noted      ${noted}`)
  } finally {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

function told(error: unknown): unknown {
  if (error instanceof UnfitBackup) return error.message
  return error instanceof TypeError ? `${error.message}\n\n${usage}` : error
}

try {
  const options = { backup: { type: 'string' }, dump: { type: 'string' } } as const
  const { values } = parseArgs({ options })
  await drill(values)
} catch (error) {
  console.error(told(error))
  process.exitCode = 1
}
process.exit()
