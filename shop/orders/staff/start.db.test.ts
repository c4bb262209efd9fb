import { addDays } from 'date-fns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { findProvedBackup } from '#platform/backups.ts'
import { database } from '#platform/database.ts'
import { findMoneyPath } from '#shop/checkout/staff/queries/find-money-path.ts'
import { countLowStock } from '#shop/inventory/staff/queries/count-low-stock.ts'
import { warnOfBackups } from '../mutations/warn-of-backups.ts'
import { resolveAlert } from './mutations/resolve-alert.ts'
import { countTroubles, listOpenAlerts } from './queries/list-alerts.ts'
import { listPackingSlips } from './queries/list-packing-slips.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

test('what needs a person now is counted and listed, and nobody else sees it', async () => {
  const [clerk, moderator] = [await staffMember('clerk'), await staffMember('moderator')]
  const order = await payTestOrder(shop, [{ ...(await stockUp()), quantity: 1 }])
  const alert = { dedupeKey: 'refund-failed:x', kind: 'refund-failed', orderId: order.id, facts: {} }
  const { id } = await database().staffAlert.create({ data: alert })
  await database().staffAlert.create({ data: { dedupeKey: 'withdrawal:x', kind: 'withdrawal', facts: {} } })

  // The demo data has one variant sold out and one with three left.
  const stock = await countLowStock(database(), clerk)
  expect(stock.soldOut).toBeGreaterThan(0)
  expect(stock.fewLeft).toBeGreaterThan(0)
  expect(await listOpenAlerts(database(), clerk)).toMatchObject([
    { id, kind: 'refund-failed', order: { number: order.number } },
  ])
  expect(await countTroubles(database(), clerk)).toMatchObject({ failedRefunds: 1, disputes: 0 })
  const later = await payTestOrder(shop, [{ ...(await stockUp()), quantity: 1 }])
  const withdrawn = await payTestOrder(shop, [{ ...(await stockUp()), quantity: 1 }])
  await database().order.update({ where: { id: later.id }, data: { note: 'Ring twice' } })
  const statement = { name: 'Anna', email: 'anna@example.org', items: '', locale: 'pl-PL' }
  const of = { orderId: withdrawn.id, orderNumber: withdrawn.number }
  await database().withdrawal.create({ data: { ...statement, ...of } })
  const { slips, others } = await listPackingSlips(database(), clerk, null)
  expect(slips.map((slip) => [slip.order.number, slip.note])).toEqual([
    [order.number, null],
    [later.number, 'Ring twice'],
  ])
  expect(others).toBe(0)
  await expect(listOpenAlerts(database(), moderator)).rejects.toThrow('orders:read')
  await expect(countLowStock(database(), moderator)).rejects.toThrow('stock:read')

  expect(await resolveAlert(clerk, id)).toBe(true)
  expect(await resolveAlert(clerk, id)).toBe(false)
  expect(await listOpenAlerts(database(), clerk)).toEqual([])
})

test('no backup that was put back for eight days is told once, until one is', async () => {
  const clerk = await staffMember('clerk')
  const told = async () =>
    (await listOpenAlerts(database(), clerk)).filter(({ kind }) => kind === 'backup-unproved')
  // The database of a test is copied from one that may have been made days ago.
  const now = (await findProvedBackup(database())).openSince ?? new Date()
  await warnOfBackups(now)
  expect(await told()).toEqual([])
  await warnOfBackups(addDays(now, 9))
  await warnOfBackups(addDays(now, 10))
  expect(await told()).toHaveLength(1)
  // What was put back only now, of a backup of long ago, proves no backup of today's.
  await database().restoreDrill.create({ data: { backupTakenAt: now, restoreSeconds: 90 } })
  await warnOfBackups(addDays(now, 11))
  expect(await told()).toHaveLength(1)
  await database().restoreDrill.create({ data: { backupTakenAt: addDays(now, 10), restoreSeconds: 90 } })
  await warnOfBackups(addDays(now, 11))
  expect(await told()).toEqual([])
  const path = await findMoneyPath(database(), clerk, addDays(now, 11))
  expect(path).toMatchObject({ hasDrill: true, backupProvedAt: addDays(now, 10) })
})
