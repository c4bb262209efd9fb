import { afterAll, beforeAll, expect, test } from 'vitest'
import { courierAmount, stockUp, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { orderReceipt } from './handlers/order-receipt.ts'
import { orderState } from './handlers/order-state.ts'
import { findOrderByToken } from './queries.ts'
import { orderToken } from './session.ts'

let shop: TestShop
let goods: TestGoods
beforeAll(async () => {
  shop = await openTestShop()
  goods = await stockUp()
})
afterAll(() => shop.close())

async function paid() {
  const shopper = new Shopper()
  await shopper.add(goods.id)
  await shopper.order(goods.unitAmount + courierAmount)
  const { email } = shopper.fields
  const { sessionId } = await database().order.findFirstOrThrow({ where: { email } })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'blik' })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
  const order = await database().order.findFirstOrThrow({ where: { email }, include: { invoices: true } })
  return { ...order, token: orderToken(order), receipt: order.invoices[0]?.number ?? '' }
}

/** All that somebody outside learns from an answer. */
async function seen(answer: Response): Promise<unknown> {
  return [answer.status, [...answer.headers], await answer.text()]
}

test('T14: what belongs to another order answers like what has never been', async () => {
  const [mine, other] = [await paid(), await paid()]
  expect((await orderReceipt(mine.token, mine.receipt)).status).toBe(200)
  const nowhere = `ord_${'0'.repeat(26)}.1.${'a'.repeat(32)}`
  const [noState, noReceipt] = [
    await seen(await orderState(nowhere)),
    await seen(await orderReceipt(nowhere, 'x')),
  ]
  const [, , signature = ''] = mine.token.split('.')
  const tokens = [
    `${other.id}.1.${signature}`,
    `${mine.id}.2.${signature}`,
    `${mine.id}.01.${signature}`,
    `${mine.token}\n`,
    mine.token.toLowerCase(),
    mine.id,
    '',
  ]
  for (const token of tokens) {
    expect(await findOrderByToken(database(), token), token).toBeNull()
    expect(await seen(await orderState(token)), token).toEqual(noState)
    for (const { receipt } of [mine, other])
      expect(await seen(await orderReceipt(token, receipt)), token).toEqual(noReceipt)
  }
  // A link opens the papers of its own order alone, and none once it has been taken back.
  expect(await seen(await orderReceipt(mine.token, other.receipt))).toEqual(noReceipt)
  await database().order.update({ where: { id: mine.id }, data: { tokenVersion: 2 } })
  expect(await findOrderByToken(database(), mine.token)).toBeNull()
  expect(await seen(await orderState(mine.token))).toEqual(noState)
  expect(await seen(await orderReceipt(mine.token, mine.receipt))).toEqual(noReceipt)
})
