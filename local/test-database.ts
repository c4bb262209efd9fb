import { createDatabase, dropDatabase } from './postgres.ts'

/** A fresh, migrated database of one test file or one test. */
export interface TestDatabase {
  url: string
  drop: () => Promise<void>
}

let made = 0

/** Clones the migrated template that Vitest's `database` project prepares (`local/test-setup.ts`). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { TEST_DATABASE_URL: server, TEST_DATABASE_TEMPLATE: template } = process.env
  if (!server || !template)
    throw new Error('Name the test file *.db.test.ts: only those are given a database server')
  const name = `test_${process.pid}_${++made}_${crypto.randomUUID().slice(0, 8)}`
  const url = await createDatabase(server, name, template)
  return { url, drop: () => dropDatabase(server, name) }
}
