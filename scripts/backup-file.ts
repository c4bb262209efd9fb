import { createReadStream, createWriteStream, globSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { checkout } from '#local/checkout.ts'

/** Rows in one statement. */
const portion = 500

/** What a backup is of; the first line of its file. */
export interface Manifest {
  format: 1
  /** The moment that it holds: nothing of after, everything of before. */
  takenAt: string
  /** Migrations it was taken after; it is put back after the same ones. */
  migrations: string[]
  sequences: Record<string, string>
  tables: { name: string; columns: string[]; rows: number }[]
}

/** A backup that cannot be put back here; the message says why. */
export class UnfitBackup extends Error {}

const quoted = pg.escapeIdentifier

export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function describe(client: pg.Client): Promise<Manifest> {
  const migrations = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
  )
  const columns = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY 1 ORDER BY 1`)
  const tables: Manifest['tables'] = []
  for (const { name, columns: names } of columns.rows) {
    const counted = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${quoted(name)}`)
    tables.push({ name, columns: names, rows: counted.rows[0]?.rows ?? 0 })
  }
  const sequences = await client.query<{ name: string; value: string }>(`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL`)
  const now = await client.query<{ now: Date }>('SELECT now()')
  return {
    format: 1,
    takenAt: (now.rows[0]?.now ?? new Date()).toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    sequences: Object.fromEntries(sequences.rows.map(({ name, value }) => [name, value])),
    tables,
  }
}

async function* linesOf(client: pg.Client, manifest: Manifest): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest)}\n`
  for (const { name } of manifest.tables) {
    await client.query(
      `DECLARE every_row NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${quoted(name)} t`,
    )
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${portion} FROM every_row`)
      if (rows.length === 0) break
      yield rows.map(({ row }) => `${row}\n`).join('')
    }
    await client.query('CLOSE every_row')
  }
}

/**
 * Writes all rows of a shop as of one moment, while it works on: one JSON line each, in the order of the manifest. The
 * schema is that of the migrations; the queue of jobs is left out, for the sweep makes it anew.
 */
export async function takeBackup(databaseUrl: string, file: string): Promise<Manifest> {
  return withClient(databaseUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL timezone = 'UTC'`)
    const manifest = await describe(client)
    const unfinished = `${file}.unfinished`
    const lines = Readable.from(linesOf(client, manifest), { objectMode: false })
    await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
    return manifest
  })
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file)
  const text = packed.pipe(createGunzip()).setEncoding('utf8')
  packed.once('error', (error) => text.destroy(error))
  let rest = ''
  for await (const part of text as AsyncIterable<string>) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** The rows of a file, after its manifest. */
async function openBackup(file: string): Promise<{ manifest: Manifest; rows: AsyncIterator<string> }> {
  const rows = linesIn(file)
  const first = await rows.next()
  const manifest = JSON.parse(first.done ? 'null' : first.value) as Manifest | null
  if (manifest?.format !== 1) throw new UnfitBackup(`${file} is no backup of this shop.`)
  return { manifest, rows }
}

function refuseOtherMigrations({ migrations }: Manifest): void {
  const known = globSync('prisma/migrations/*/migration.sql', { cwd: checkout }).map(
    (path) => path.split('/')[2],
  )
  const missing = migrations.filter((name) => !known.includes(name))
  const later = known.filter((name) => name !== undefined && !migrations.includes(name))
  if (missing.length === 0 && later.length === 0) return
  const difference = [...missing.map((name) => `without ${name}`), ...later.map((name) => `with ${name}`)]
  throw new UnfitBackup(
    `This version of the shop is another than the backup's (${difference.join(', ')}).\n` +
      `Put it back with the version that took it, then upgrade.`,
  )
}

async function refuseFullDatabase(client: pg.Client, { tables }: Manifest): Promise<void> {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`)
    if (rowCount) throw new UnfitBackup(`The database is not empty: there are rows in ${name}.`)
  }
}

/** Foreign keys as statements: they are taken off while rows come in any order, and proven anew at the end. */
async function foreignKeys(client: pg.Client): Promise<{ drop: string; add: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`)
  return rows.map(({ table, name, definition }) => ({
    drop: `ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`,
    add: `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`,
  }))
}

async function putBackTable(
  client: pg.Client,
  { name, columns, rows: count }: Manifest['tables'][number],
  rows: AsyncIterator<string>,
): Promise<void> {
  const names = columns.map((column) => quoted(column)).join(', ')
  const insert = `INSERT INTO ${quoted(name)} (${names})
    SELECT ${names} FROM json_populate_recordset(NULL::${quoted(name)}, $1::json)`
  for (let left = count; left > 0; left -= portion) {
    const part: string[] = []
    while (part.length < Math.min(left, portion)) {
      const next = await rows.next()
      if (next.done) throw new UnfitBackup(`The backup ends in the middle of ${name}.`)
      part.push(next.value)
    }
    await client.query(insert, [`[${part.join(',')}]`])
  }
}

async function putBackRows(
  client: pg.Client,
  manifest: Manifest,
  rows: AsyncIterator<string>,
): Promise<void> {
  const keys = await foreignKeys(client)
  const tables = manifest.tables.map(({ name }) => quoted(name))
  for (const { drop } of keys) await client.query(drop)
  // What the triggers prove was proven when the rows were written.
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  for (const table of manifest.tables) await putBackTable(client, table, rows)
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  for (const { add } of keys) await client.query(add)
  for (const [name, value] of Object.entries(manifest.sequences))
    await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(name), value])
}

/** Puts a backup into a migrated, empty database, whole or not at all. */
export async function restoreBackup(databaseUrl: string, file: string): Promise<Manifest> {
  const { manifest, rows } = await openBackup(file)
  refuseOtherMigrations(manifest)
  await withClient(databaseUrl, async (client) => {
    await refuseFullDatabase(client, manifest)
    await client.query('BEGIN')
    await client.query(`SET LOCAL timezone = 'UTC'`)
    await putBackRows(client, manifest, rows)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
  return manifest
}
