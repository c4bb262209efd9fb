import { afterAll, beforeAll, expect, test } from 'vitest'
import { formRequest } from '#prisma/fixtures/test-reading.ts'
import { courierAmount, findGoods, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { sendOrderLinks } from './handlers/send-order-links.ts'

let shop: TestShop
let variant: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  variant = await findGoods()
})
afterAll(() => shop.close())

async function ordered(email: string): Promise<string> {
  const shopper = new Shopper()
  await shopper.add(variant.id)
  const answer = await shopper.order(variant.unitAmount + courierAmount, { email })
  expect(answer.status).toBe(200)
  return (await database().order.findFirstOrThrow({ where: { email } })).id
}

const ask = (email: string) => sendOrderLinks(formRequest('/api/find-order', { locale: 'pl-PL', email }))
const mails = () =>
  database().mail.findMany({ where: { kind: 'order-links' }, orderBy: { createdAt: 'asc' } })

test('links go to the orders of the typed address alone: letters that stand for others in a pattern stand for themselves', async () => {
  const victim = await ordered('anna_nowak@example.org')
  const other = await ordered('annaxnowak@example.org')
  await ordered('attacker@example.org')
  for (const email of ['%@example.org', '_________@example.org', 'anna%@example.org']) await ask(email)
  expect(await mails()).toEqual([])

  await ask('Anna_Nowak@Example.org')
  expect(await mails()).toMatchObject([{ recipient: 'anna_nowak@example.org', facts: { orders: [victim] } }])
  await ask('annaxnowak@example.org')
  expect((await mails()).at(-1)).toMatchObject({ facts: { orders: [other] } })
})
