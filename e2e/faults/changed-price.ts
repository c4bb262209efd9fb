import { expect } from 'vitest'
import type { Goods } from './books.ts'
import { tell } from './figures.ts'
import { expectStatus, sessionIn, Shopper } from './shopper.ts'
import type { World } from './world.ts'

async function setPrice(world: World, goods: Goods, amount: number): Promise<void> {
  await world.books.rows(
    `insert into price_change (variant_id, market, currency, amount, valid_from, actor)
     values ($1, 'PL', 'PLN', $2, now() at time zone 'UTC', 'scenario')`,
    [goods.id, amount],
  )
  goods.amount = amount
}

/** T6: the price changes between cart, checkout and payment: what is charged is what stood above the button. */
export async function checkChangedPrice(world: World): Promise<void> {
  const goods = world.books.someGoods()
  const before = goods.amount
  await world.books.setStock(goods, 20)
  const shopper = new Shopper(world)
  expectStatus(await shopper.add(goods), 200)
  const seen = world.books.total(shopper.lines)
  await setPrice(world, goods, before + 100)
  // The old total is refused in words; the new one is what Stripe is asked for.
  expectStatus(await shopper.order({ expectedTotal: String(seen) }), 409)
  const sessionId = sessionIn(expectStatus(await shopper.order(), 200))
  const shown = world.books.total(shopper.lines)
  await setPrice(world, goods, before + 700)
  expect(world.stripe.state.sessions.get(sessionId)?.session.amount_total).toBe(shown)
  await shopper.pay(sessionId)
  await world.quiesce()
  await setPrice(world, goods, before)
  await world.books.untilSound(60_000)
  expect(await world.books.chargedTo(shopper.email)).toEqual([
    { payment: 'paid', charged: shown, total: shown },
  ])

  // Fewer are left than were put into the cart: said before anything is ordered.
  const late = new Shopper(world)
  expectStatus(await late.add(goods, 3), 200)
  await world.books.setStock(goods, 2)
  expectStatus(await late.order(), 409)
  expect(await world.books.ordersOf(late.email)).toEqual([])
}

const tamperings: Record<string, object> = {
  'another amount': { amount_total: 1 },
  'another currency': { currency: 'eur' },
  "another order's name": { client_reference_id: 'ord_of_somebody_else' },
}

/** T6: Stripe's answer does not fit the order: the money waits for a person, nothing is sent, nobody else is touched. */
export async function checkTampered(world: World): Promise<void> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 20)
  const bystander = new Shopper(world)
  await bystander.buy([{ goods, quantity: 1 }])
  for (const [name, change] of Object.entries(tamperings)) {
    const shopper = new Shopper(world)
    const sessionId = await shopper.buy([{ goods, quantity: 1 }])
    await world.lever('POST', `/ctl/sessions/${sessionId}/tamper`, change)
    await shopper.pay(sessionId)
    await world.quiesce()
    const [order] = await world.books.ordersOf(shopper.email)
    expect({ name, payment: order?.payment }).toEqual({ name, payment: 'review' })
    expect(await world.books.alertsOf(order?.id ?? '')).not.toEqual([])
    expect(await world.books.mailsOf(order?.id ?? '')).not.toContain('order-confirmed')
    world.books.expectedReview += 1
    // As it was, for the books of both sides to agree again.
    await world.lever('POST', `/ctl/sessions/${sessionId}/tamper`, { client_reference_id: order?.id ?? null })
  }
  const [untouched] = await world.books.ordersOf(bystander.email)
  expect(untouched).toMatchObject({ payment: 'pending', hold: 'held' })
  await world.books.untilSound(60_000)
  tell('T6 tampered', { sessions: Object.keys(tamperings).length })
}
