import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { database } from '#platform/database.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { personOf } from '#prisma/fixtures/staff-person.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { moveByHand } from './mutations.ts'
import { findStock, listStock } from './queries.ts'
import { stockSearchOf } from './stock-list.ts'

let shop: TestShop
const clerk = personOf('clerk', { language: 'pl' })
const noTags = () => []

beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

async function variantOf(sku: string) {
  const { id } = await database().productVariant.findUniqueOrThrow({ where: { sku }, select: { id: true } })
  return id
}

const onHand = async (variantId: number) =>
  (await database().stockItem.findUniqueOrThrow({ where: { variantId } })).onHand

const move = (
  variantId: number,
  kind: 'receive' | 'adjust' | 'count',
  quantity: number,
  { seen, action = crypto.randomUUID() }: { seen?: number; action?: string } = {},
) =>
  moveByHand(
    clerk,
    { action, variantId, kind, quantity, reason: 'test', ...(seen !== undefined && { seen }) },
    noTags,
  )

describe('stock moved by hand', () => {
  test('50 adjustments of one at once add up exactly, each with its ledger and audit row', async () => {
    const variantId = await variantOf('ZV-001-60')
    const before = await onHand(variantId)
    const steps = Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? -1 : 1))
    const answers = await Promise.all(steps.map((step) => move(variantId, 'adjust', step)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await onHand(variantId)).toBe(before + 30)
    const moves = await database().stockMovement.findMany({ where: { variantId, reason: 'test' } })
    expect(moves).toHaveLength(50)
    expect(moves.every(({ actor }) => actor === 'staff:clerk')).toBe(true)
    const audit = await database().auditEntry.count({
      where: { entity: 'stock', entityId: String(variantId), action: 'stock.adjusted' },
    })
    expect(audit).toBe(50)
  })

  test('a count is the adjustment that is missing; a shelf that moved meanwhile is counted again', async () => {
    const variantId = await variantOf('ZV-002-60')
    const seen = await onHand(variantId)
    await move(variantId, 'receive', 10)
    expect(await move(variantId, 'count', 7, { seen })).toEqual({
      ok: false,
      reason: 'moved-meanwhile',
      onHand: seen + 10,
    })
    expect(await move(variantId, 'count', 7, { seen: seen + 10 })).toEqual({ ok: true, onHand: 7 })
    expect(await move(variantId, 'count', 7, { seen: 7 })).toEqual({ ok: false, reason: 'nothing-to-count' })
  })

  test('the same press twice, at once or later, moves once; what was written anew is another press', async () => {
    const variantId = await variantOf('ZV-001-60')
    const before = await onHand(variantId)
    const action = crypto.randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => move(variantId, 'receive', 10, { action })))
    expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, onHand: before + 10 })))
    expect(await move(variantId, 'receive', 10, { action })).toEqual({ ok: true, onHand: before + 10 })
    expect(await move(variantId, 'receive', 4, { action })).toEqual({ ok: true, onHand: before + 14 })
    const audit = { entity: 'stock', entityId: String(variantId), action: 'stock.received' }
    expect(await database().auditEntry.count({ where: audit })).toBe(2)
  })

  test('what is promised to an open order stays on the shelf', async () => {
    const variantId = await variantOf('ZV-003-60')
    await database().stockItem.update({ where: { variantId }, data: { reserved: 2 } })
    const present = await onHand(variantId)
    expect(await move(variantId, 'adjust', -present + 1)).toMatchObject({ ok: false, reason: 'promised' })
    expect(await onHand(variantId)).toBe(present)
    await database().stockItem.update({ where: { variantId }, data: { reserved: 0 } })
  })

  test('the ledger says who, why and what lay there afterwards', async () => {
    const found = await findStock(database(), clerk, await variantOf('ZV-002-60'))
    expect(found?.ledger[0]).toMatchObject({ kind: 'adjust', reason: 'test', onHandAfter: 7 })
    expect(found?.ledger[1]).toMatchObject({ kind: 'receive', quantity: 10 })
    expect(found?.variant.onHand).toBe(7)
  })

  test('a variant that is not there is not moved', async () => {
    expect(await move(999_999, 'receive', 1)).toEqual({ ok: false, reason: 'unknown' })
  })

  test('the list finds by number and shows what is low', async () => {
    const { variants } = await listStock(database(), clerk, stockSearchOf({ q: 'zv-002-6' }))
    expect(variants.map(({ sku }) => sku)).toEqual(['ZV-002-60'])
    const low = await listStock(database(), clerk, stockSearchOf({ low: 'yes' }))
    expect(low.variants.every((variant) => variant.onHand - variant.reserved <= 5)).toBe(true)
  })
})

test('the ledger explains the counters (I01, I02)', async () => {
  const violations = await findViolations(process.env.DATABASE_URL ?? '', {
    graceMinutes: 0,
    retentionGraceDays: 2,
  })
  expect(violations.filter(({ invariant }) => invariant === 'I01' || invariant === 'I02')).toEqual([])
})
