import { afterAll, beforeAll, expect, test } from 'vitest'
import { payTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { countLowStock } from '#shop/inventory/staff/queries/count-low-stock.ts'
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
  expect((await listPackingSlips(database(), clerk, null)).map((slip) => slip.number)).toEqual([order.number])
  await expect(listOpenAlerts(database(), moderator)).rejects.toThrow('orders:read')
  await expect(countLowStock(database(), moderator)).rejects.toThrow('stock:read')

  expect(await resolveAlert(clerk, id)).toBe(true)
  expect(await resolveAlert(clerk, id)).toBe(false)
  expect(await listOpenAlerts(database(), clerk)).toEqual([])
})
