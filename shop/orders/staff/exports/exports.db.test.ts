import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { payTestOrder, placeTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, signInAs, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import type { StaffHandler } from '#shop/staff/session/staff-handler.ts'
import { exportOrderLines, exportParcels } from './handlers.ts'

let shop: TestShop
let clerk: Awaited<ReturnType<typeof hire>>
let cookie = ''
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  clerk = await hire('clerk')
  cookie = await signInAs(clerk)
  goods = await stockUp()
})
afterAll(() => shop.close())

const ask = (handler: StaffHandler, list: string, as = cookie) =>
  handler(staffRequest(`/staff/api/orders/export/x?list=${list}`, { cookie: as, method: 'GET' }), {
    params: Promise.resolve({}),
  })

async function rowsOf(answer: Response): Promise<Record<string, string>[]> {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  return parse(await answer.text(), { bom: true, columns: true })
}

test('the carrier is told of what may leave now, the oldest first, and of nothing else', async () => {
  const first = await payTestOrder(shop, [{ ...goods, quantity: 2 }])
  const withdrawn = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  const packed = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  await placeTestOrder([{ ...goods, quantity: 1 }])
  const statement = { name: 'Anna', email: 'anna@example.org', items: '', locale: 'pl-PL' }
  await database().withdrawal.create({
    data: { ...statement, orderId: withdrawn.id, orderNumber: withdrawn.number },
  })
  await database().order.update({ where: { id: packed.id }, data: { fulfilment: 'packed' } })
  await database().productVariant.update({ where: { id: goods.id }, data: { shippingWeightGrams: 125 } })
  const rows = await rowsOf(await ask(exportParcels, 'to-pack'))
  expect(rows).toHaveLength(1)
  const order = await database().order.findUniqueOrThrow({ where: { id: first.id } })
  expect(rows[0]).toMatchObject({
    ...{ Order: first.number, Name: order.name, 'Street and number': order.street, Town: order.town },
    ...{
      'Postal code': order.postalCode,
      Country: 'PL',
      'E-mail': order.email,
      Delivery: order.deliveryName,
    },
    ...{ 'Weight (kg)': '0.250', Parcels: '1', 'Cash on delivery': '0.00', Currency: 'PLN' },
    'Value of the goods': (first.goodsAmount / 100).toFixed(2),
  })
  const waiting = await rowsOf(await ask(exportParcels, 'to-ship'))
  expect(waiting.map(({ Order }) => Order)).toEqual([packed.number])
  expect((await rowsOf(await ask(exportParcels, 'all'))).map(({ Order }) => Order)).toEqual([first.number])

  const lines = await rowsOf(await ask(exportOrderLines, 'to-pack'))
  expect(lines.map(({ Order, Pieces }) => [Order, Pieces])).toEqual([
    [withdrawn.number, '1'],
    [first.number, '2'],
  ])
  expect(lines[1]).toMatchObject({
    ...{ 'Price per piece with VAT': (goods.unitAmount / 100).toFixed(2), Market: 'PL', Currency: 'PLN' },
    'Total with VAT': ((goods.unitAmount * 2) / 100).toFixed(2),
  })
  expect(JSON.stringify(lines)).not.toContain(order.email)
  const trail = await database().auditEntry.findMany({
    where: { action: 'orders.exported' },
    orderBy: { id: 'asc' },
  })
  expect(trail.map(({ actor, entityId, after }) => [actor, entityId, after])).toEqual([
    [`staff:${clerk.id}`, 'to-pack', { file: 'carrier', orders: 1 }],
    [`staff:${clerk.id}`, 'to-ship', { file: 'carrier', orders: 1 }],
    [`staff:${clerk.id}`, 'to-pack', { file: 'carrier', orders: 1 }],
    [`staff:${clerk.id}`, 'to-pack', { file: 'lines', orders: 2 }],
  ])
})

test('an editor or a moderator takes neither list', async () => {
  for (const role of ['editor', 'moderator'] as const) {
    const other = await signInAs(await hire(role))
    expect((await ask(exportParcels, 'to-pack', other)).status).toBe(403)
    expect((await ask(exportOrderLines, 'all', other)).status).toBe(403)
  }
})
