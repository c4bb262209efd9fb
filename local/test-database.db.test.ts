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
