import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkout } from '#local/checkout.ts'
import { databaseUrl, dropDatabase } from '#local/postgres.ts'

const server = String(process.env.TEST_DATABASE_URL)
const name = `test_${process.pid}_engine`
const url = databaseUrl(server, name)
let folder = ''

const schema = `
datasource db {
  provider = "postgresql"
}
model Jar {
  id    Int    @id @default(autoincrement())
  label String @unique
}
`
const first = `
CREATE TABLE "Jar" ("id" SERIAL NOT NULL, "label" TEXT NOT NULL, CONSTRAINT "Jar_pkey" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "Jar_label_key" ON "Jar"("label");
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a jar; is never relabelled';
END $$;
CREATE TRIGGER jar_is_final BEFORE UPDATE ON "Jar" FOR EACH ROW EXECUTE FUNCTION refuse_change();
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-engine-'))
  mkdirSync(join(folder, 'schema'))
  writeFileSync(join(folder, 'schema', 'jar.prisma'), schema)
  addMigration('1_first', first)
  writeFileSync(join(folder, 'migrations', 'migration_lock.toml'), 'provider = "postgresql"\n')
  // Beside the project's own settings, so that the very same engine is found, with other folders.
  writeFileSync(
    join(folder, 'prisma.config.ts'),
    `import project from ${JSON.stringify(join(checkout, 'prisma.config.ts'))}
     export default { ...project, schema: ${JSON.stringify(join(folder, 'schema'))},
       migrations: { path: ${JSON.stringify(join(folder, 'migrations'))} } }`,
  )
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await dropDatabase(server, name)
})

function addMigration(migration: string, sql: string): void {
  mkdirSync(join(folder, 'migrations', migration), { recursive: true })
  writeFileSync(join(folder, 'migrations', migration, 'migration.sql'), sql)
}

interface Outcome {
  code: number | null
  output: string
}

/** Prisma as a person runs it, with every address of the outside made useless. */
function run(words: string[], config = join(folder, 'prisma.config.ts')): Promise<Outcome> {
  const nowhere = 'http://127.0.0.1:9'
  const child = spawn(
    process.execPath,
    [join(checkout, 'node_modules/prisma/build/index.js'), ...words, '--config', config],
    {
      cwd: checkout,
      env: {
        ...process.env,
        PATH: `${join(checkout, 'node_modules/.bin')}:${process.env.PATH}`,
        DATABASE_URL: url,
        HTTP_PROXY: nowhere,
        HTTPS_PROXY: nowhere,
        PRISMA_ENGINES_MIRROR: nowhere,
        NO_PROXY: '127.0.0.1,localhost',
      },
    },
  )
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  child.stderr.on('data', (part) => (output += part))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

async function rows(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('deploy makes the database and applies migrations once, functions and semicolons in them included', async () => {
  const deployed = await run(['migrate', 'deploy'])
  expect(deployed.output).toContain('All migrations have been successfully applied')
  await rows(`INSERT INTO "Jar" (label) VALUES ('magnesium')`)
  await expect(rows(`UPDATE "Jar" SET label = 'zinc'`)).rejects.toThrow('a jar; is never relabelled')
  expect((await run(['migrate', 'deploy'])).output).toContain('No pending migrations')
  expect((await run(['migrate', 'status'])).code).toBe(0)
})

test('diff tells whether schema and migrations agree, and leaves no shadow database behind', async () => {
  const words = [
    'migrate',
    'diff',
    '--from-migrations',
    join(folder, 'migrations'),
    '--exit-code',
    '--to-schema',
  ]
  expect((await run([...words, join(folder, 'schema')])).code).toBe(0)
  const other = join(folder, 'other.prisma')
  writeFileSync(other, schema.replace('label String', 'weight Int\n  label String'))
  const differing = await run([...words, other])
  expect(differing.code).toBe(2)
  expect(differing.output).toContain('weight')
  const shadows = `SELECT 1 FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'`
  await expect.poll(() => rows(shadows), { timeout: 10_000 }).toEqual([]) // an overlapping run may have its own
})

test('a migration that fails is rolled back as a whole and named', async () => {
  addMigration('2_broken', 'CREATE TABLE half (id INT);\nCREATE TABLE half (id INT);')
  const failed = await run(['migrate', 'deploy'])
  expect(failed.code).toBe(1)
  expect(failed.output).toContain('2_broken')
  expect(await rows(`SELECT 1 FROM pg_tables WHERE tablename = 'half'`)).toEqual([])
  expect((await run(['migrate', 'resolve', '--rolled-back', '2_broken'])).code).toBe(0)
  rmSync(join(folder, 'migrations', '2_broken'), { recursive: true })
})

test("the project's own migrations lead to the project's own schema", async () => {
  const words = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema',
    '--exit-code',
  ]
  const { code, output } = await run(words, 'prisma.config.ts')
  expect(output).toContain('No difference detected')
  expect(code).toBe(0)
})
