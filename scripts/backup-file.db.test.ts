import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/test-database.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { findViolations, liveGraces } from '#prisma/invariants/find-violations.ts'
import { payTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { restoreBackup, takeBackup, withClient, type Manifest } from './backup-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'backup-test-'))
const file = join(directory, 'shop.backup')
let shop: TestShop
let empty: TestDatabase
let manifest: Manifest

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  const goods = [{ ...(await stockUp()), quantity: 2 }]
  const { id } = await payTestOrder(shop, goods)
  const { paymentIntentId } = await database().order.findUniqueOrThrow({ where: { id } })
  await shop.lever('POST', '/ctl/refunds', { payment_intent: paymentIntentId, amount: 500 })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
  await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
  await database().orderNote.create({
    data: { orderId: id, actionId: 'one', author: 'test', body: '“Zażółć”\n\t\\N "ґ" 💊' },
  })
  await database().author.create({ data: { key: 'author', name: 'A' } })
  const article = { key: 'article', authorKey: 'author', publishedAt: new Date(), reviewedOn: new Date() }
  const { id: articleId } = await database().article.create({ data: article })
  const words = {
    articleId,
    language: 'pl',
    locale: 'pl-PL',
    authorName: 'A',
    body: 'A',
    heldReasons: ['links'],
  }
  // The answer comes first in the order of ids: what it answers has to be there all the same.
  await database().comment.create({ data: { ...words, id: 'b', submissionId: 'b' } })
  await database().comment.create({ data: { ...words, id: 'a', submissionId: 'a', parentId: 'b' } })
  empty = await createTestDatabase()
  manifest = await takeBackup(process.env.DATABASE_URL ?? '', file)
})
afterAll(async () => {
  await empty.drop()
  await shop.close()
  rmSync(directory, { recursive: true, force: true })
})

/** A fingerprint of every table, over every value as the database prints it; and what would be counted next. */
function contents(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const found: Record<string, string> = {}
    for (const { name } of manifest.tables) {
      const { rows } = await client.query<{ all: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS all FROM "${name}" t`,
      )
      found[name] = rows[0]?.all ?? ''
    }
    const { rows } = await client.query<{ name: string; value: string }>(
      `SELECT sequencename AS name, coalesce(last_value::text, 'unused') AS value FROM pg_sequences WHERE schemaname = 'public'`,
    )
    for (const { name, value } of rows) found[name] = value
    return found
  })
}

/** What guards the rows: constraints with their definitions, triggers and whether they are awake. */
function guards(url: string): Promise<unknown[]> {
  return withClient(url, async (client) => {
    const constraints = await client.query(
      `SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    )
    const triggers = await client.query(
      `SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
    )
    return [constraints.rows, triggers.rows]
  })
}

test('everything comes back as it was, with its counters and its guards', async () => {
  const url = process.env.DATABASE_URL ?? ''
  const before = await guards(empty.url)
  await restoreBackup(empty.url, file)
  expect(await contents(empty.url)).toEqual(await contents(url))
  expect(await guards(empty.url)).toEqual(before)
  expect(await findViolations(empty.url, liveGraces)).toEqual([])
})

test('a database with anything in it is left alone', async () => {
  const before = await contents(empty.url)
  await expect(restoreBackup(empty.url, file)).rejects.toThrow(/not empty/)
  expect(await contents(empty.url)).toEqual(before)
})

/** The file, with something about it changed. */
function changed(change: (lines: string[]) => string[]): string {
  const other = join(directory, `${crypto.randomUUID()}.backup`)
  const lines = gunzipSync(readFileSync(file)).toString().split('\n')
  writeFileSync(other, gzipSync(change(lines).join('\n')))
  return other
}

test('half a backup and one of another version put nothing back', async () => {
  const fresh = await createTestDatabase()
  const half = changed((lines) => lines.slice(0, -20))
  await expect(restoreBackup(fresh.url, half)).rejects.toThrow(/ends in the middle/)
  const older = changed(([, ...rows]) => [
    JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(1) }),
    ...rows,
  ])
  await expect(restoreBackup(fresh.url, older)).rejects.toThrow(/with the version that took it/)
  const other = changed(() => ['{"format":7}', ''])
  await expect(restoreBackup(fresh.url, other)).rejects.toThrow(/no backup of this shop/)
  const cut = join(directory, 'cut.backup')
  writeFileSync(cut, readFileSync(file).subarray(0, 20_000))
  await expect(restoreBackup(fresh.url, cut)).rejects.toThrow(/unexpected end|ends in the middle/)
  const counts = Object.entries(await contents(fresh.url)).filter(([, value]) =>
    /^[1-9]\d* \w{32}$/.test(value),
  )
  expect(counts).toEqual([])
  await fresh.drop()
})

test('nobody but who took it may read it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
