import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './test-database.ts'

test('a test database has the schema and the roles, and is gone afterwards', async () => {
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const tables = await client.query(
    "SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations'",
  )
  expect(tables.rowCount).toBe(1)
  await client.end()
  await database.drop()
  await expect(new pg.Client({ connectionString: database.url }).connect()).rejects.toMatchObject({
    code: '3D000',
  })
})

test('cloning costs little, also several at once', async () => {
  const startedAt = performance.now()
  const databases = await Promise.all(Array.from({ length: 5 }, () => createTestDatabase()))
  const each = (performance.now() - startedAt) / databases.length
  await Promise.all(databases.map((database) => database.drop()))
  expect(new Set(databases.map((database) => database.url)).size).toBe(5)
  expect(each).toBeLessThan(5_000)
})

test('what many begin with is filled in once, also when several ask at once', async () => {
  let fills = 0
  const beginning = {
    name: 'once',
    fill: async (url: string) => {
      fills++
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query("CREATE TABLE begun AS SELECT 'magnesium' AS name")
      await client.end()
    },
  }
  const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase(beginning)))
  for (const { url, drop } of databases) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    expect((await client.query('SELECT name FROM begun')).rows).toEqual([{ name: 'magnesium' }])
    await client.end()
    await drop()
  }
  expect(fills).toBe(1)
})
