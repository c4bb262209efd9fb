import { expect } from 'vitest'
import { Colleague } from './colleague.ts'
import { percentile, tell } from './figures.ts'
import type { World } from './world.ts'

/**
 * T12: two people correct the same shelf by one, up or down, so many times at once over both web servers. The shelf holds
 * the exact sum, and every press has one row in the ledger and one in the audit log.
 */
export async function checkAdjustments(world: World, presses: number): Promise<void> {
  const people = await Promise.all([Colleague.signIn(world, 'owner'), Colleague.signIn(world, 'clerk')])
  const goods = world.books.someGoods()
  await world.books.setStock(goods, presses)
  const before = await world.books.stockOf(goods)
  const reason = `counted ${crypto.randomUUID()}`
  const changes = Array.from({ length: presses }, (_, index) => (index % 5 < 2 ? -1 : 1))
  const times: number[] = []
  const answers = await Promise.all(
    changes.map(async (change, index) => {
      const begun = performance.now()
      const press = { action: crypto.randomUUID(), kind: 'adjust', quantity: String(change), reason }
      const fields = { ...press, variantId: String(goods.id) }
      const answer = await people[index % people.length]?.post('/staff/api/stock', fields)
      times.push(Math.round(performance.now() - begun))
      return answer?.status
    }),
  )
  expect(answers).toEqual(changes.map(() => 200))
  const sum = changes.reduce((total, change) => total + change, 0)
  expect((await world.books.stockOf(goods)).onHand).toBe(before.onHand + sum)
  const [ledger] = await world.books.rows(
    `select count(*)::int as rows, sum(quantity)::int as sum, count(distinct actor)::int as actors
     from stock_movement where variant_id = $1 and reason = $2`,
    [goods.id, reason],
  )
  expect(ledger).toEqual({ rows: presses, sum, actors: people.length })
  const [audit] = await world.books.rows(
    `select count(*)::int as rows from audit_entry where action = 'stock.adjusted' and after ->> 'reason' = $1`,
    [reason],
  )
  expect(audit).toEqual({ rows: presses })
  await world.books.untilSound(60_000)
  tell('T12 adjustments', { presses, sum, p99: `${percentile(times, 99)} ms` })
}
