import { subDays } from 'date-fns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { crossing } from '#prisma/fixtures/same-moment.ts'
import { placeTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database, inTransaction } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { addLine, takeOrderedLines } from '#shop/cart/mutations.ts'
import { eraseShopper } from '#shop/orders/mutations/erase-shopper.ts'
import { recordComplaint } from '#shop/orders/mutations.ts'
import { answerComplaint } from '#shop/orders/staff/mutations/answer-consumer.ts'

let shop: TestShop
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  goods = await stockUp()
})
afterAll(() => shop.close())

const placed = () => placeTestOrder([{ ...goods, quantity: 1 }])
const erase = (email: string) => inTransaction((transaction) => eraseShopper(transaction, email, new Date()))

test('what is added to a cart while its order is being paid is all that is left in it', async () => {
  const { id } = await placed()
  const { cartId } = await database().order.findUniqueOrThrow({ where: { id } })
  if (cartId === null) throw new Error('the order has no cart')
  const answer = await crossing(
    (transaction) => takeOrderedLines(transaction, cartId, [{ variantId: goods.id, quantity: 1 }]),
    () => addLine(cartId, { variantId: goods.id, quantity: 1, seenUnitAmount: goods.unitAmount }),
  )
  expect(answer).toEqual({ ok: true, pieces: 1 })
})

describe('the erasure of a person', () => {
  test('GDPR-02: leaves an order alone that late money makes a paid one at that very moment', async () => {
    const { id, number, sessionId, shopper } = await placed()
    await shop.lever('POST', `/ctl/sessions/${sessionId}/expire`)
    await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
    await database().order.update({ where: { id }, data: { sessionExpiresAt: subDays(new Date(), 2) } })
    const paid = { payment: 'paid', hold: 'committed', paidAt: new Date() } as const
    const erasure = await crossing(
      (transaction) => transaction.order.update({ where: { id }, data: paid }),
      () => erase(shopper.fields.email),
    )
    expect(erasure).toMatchObject({ orders: 0, open: [number] })
    expect(await database().order.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ email: shopper.fields.email, name: 'Anna Nowak', anonymisedAt: null },
    })
  })

  test('GDPR-02: leaves a letter alone whose answer has not been sent yet', async () => {
    const email = 'letter@example.org'
    const { reference } = await recordComplaint({
      ...{ id: 'cp_unsent', reference: 'R-UNSENT', orderNumber: '', name: 'Anna Nowak', email },
      ...{ item: 'Magnez', noticed: 'wczoraj', description: 'Pęknięte', wish: 'refund', locale: 'pl-PL' },
      ...{ submittedAt: new Date(), answerBy: new Date(), isMailed: true },
    })
    const given = { id: 'cp_unsent', outcome: 'accepted' as const, words: 'Zwracamy pieniądze.' }
    expect(await answerComplaint(await staffMember('clerk'), given)).toMatchObject({ ok: true })
    expect(await erase(email)).toMatchObject({ letters: 0, open: [reference] })
    const complaint = () => database().complaint.findUniqueOrThrow({ where: { id: 'cp_unsent' } })
    expect(await complaint()).toMatchObject({ email, answer: given.words })
    await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
    expect(await erase(email)).toMatchObject({ letters: 1, open: [] })
    expect(await complaint()).toMatchObject({ email: '', answer: null })
  })
})
