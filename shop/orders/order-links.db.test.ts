import { addDays } from 'date-fns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formRequest } from '#prisma/fixtures/test-reading.ts'
import { courierAmount, findGoods, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { forgetPlatformNotes } from '#platform/retention.ts'
import { findMoneyPath } from '#shop/checkout/staff/queries/find-money-path.ts'
import { paymentMails } from './email/payment-mails.ts'
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

/** The letter that goes out for the newest wish, as the worker makes it. */
async function letter() {
  const mail = await database().mail.findFirstOrThrow({
    where: { kind: 'order-links' },
    orderBy: { createdAt: 'desc' },
  })
  return paymentMails['order-links']?.(mail)
}

test('links go to the orders of the typed address alone: letters that stand for others in a pattern stand for themselves', async () => {
  const victim = await ordered('anna_nowak@example.org')
  const other = await ordered('annaxnowak@example.org')
  await ordered('attacker@example.org')
  for (const email of ['_________@example.org', '__________@example.org', 'nobody@example.org']) {
    await ask(email)
    expect(await letter()).toBeNull()
  }
  await ask('Anna_Nowak@Example.org')
  const found = await letter()
  expect(found?.to).toBe('anna_nowak@example.org')
  expect(found?.text).toContain(victim)
  expect(found?.text).not.toContain(other)
  await ask('annaxnowak@example.org')
  expect((await letter())?.text).toContain(other)
})

test('what had nobody to be written to is no mail that failed, and goes in the night after the next', async () => {
  await ask('nobody.at.all@example.org')
  const where = { recipient: 'nobody.at.all@example.org' }
  await database().mail.updateMany({ where, data: { status: 'dead' } })
  expect((await findMoneyPath(database(), await staffMember('owner'))).deadMails).toBe(0)
  await forgetPlatformNotes(new Date())
  expect(await database().mail.count({ where })).toBe(1)
  await forgetPlatformNotes(addDays(new Date(), 2))
  expect(await database().mail.count({ where })).toBe(0)
})
