import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { Colleague, fieldsOfForm } from './colleague.ts'
import { tell } from './figures.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted()

async function paidOrder(world: World): Promise<{ id: string; total: number }> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 5)
  const shopper = new Shopper(world)
  await shopper.pay(await shopper.buy([{ goods, quantity: 1 }]))
  await world.quiesce()
  const [order] = await world.books.ordersOf(shopper.email)
  return { id: order?.id ?? '', total: world.books.total(shopper.lines) }
}

/** T8: the button to pay back is pressed many times, and by two people with the same page before them. */
export async function checkClerksPayBack(world: World, presses: number): Promise<void> {
  const [owner, clerk] = await Promise.all([
    Colleague.signIn(world, 'owner'),
    Colleague.signIn(world, 'clerk'),
  ])
  const { id, total } = await paidOrder(world)
  const payBack = (who: Colleague, action: string, seenLeft: number, amount = '5,00') =>
    who.post(`/staff/api/orders/${id}/refund`, {
      action,
      seenLeft: String(seenLeft),
      reason: 'goodwill',
      kind: 'amount',
      amount,
    })
  const action = randomUUID()
  const clicks = await Promise.all(Array.from({ length: presses }, () => payBack(clerk, action, total)))
  expect(statuses(clicks)).toEqual(clicks.map(() => 200))
  const both = await Promise.all([owner, clerk].map((who) => payBack(who, randomUUID(), total - 500)))
  expect(statuses(both)).toEqual([200, 409])
  await world.jobs.sweep()
  await world.quiesce()
  await world.books.untilSound(60_000)
  const refunds = await world.books.rows<{ amount: number; status: string }>(
    'select amount, status::text from refund where order_id = $1',
    [id],
  )
  expect(refunds).toEqual([
    { amount: 500, status: 'succeeded' },
    { amount: 500, status: 'succeeded' },
  ])
  tell('T8 clerks', { presses, refunds: refunds.length })
}

/** T12: two clerks press the same step of the same order; two editors save the same version of a product. */
export async function checkTwoAtWork(world: World): Promise<void> {
  const [owner, clerk] = await Promise.all([
    Colleague.signIn(world, 'owner'),
    Colleague.signIn(world, 'clerk'),
  ])
  const { id } = await paidOrder(world)
  const [order] = await world.books.rows<{ version: number }>('select version from orders where id = $1', [
    id,
  ])
  const pack = (who: Colleague) =>
    who.post(`/staff/api/orders/${id}/pack`, { version: String(order?.version) })
  // What the other has just done is done: neither is told off for it, and it has happened once.
  expect(statuses(await Promise.all([pack(owner), pack(clerk)]))).toEqual([200, 200])
  const packed = await world.books.rows(
    `select id from order_event where order_id = $1 and fact = 'fulfilment' and "to" = 'packed'`,
    [id],
  )
  expect(packed).toHaveLength(1)
  await checkEditors(world, owner)
  await world.books.untilSound(60_000)
}

interface ProductWords {
  storage: string
  tagline: string
  version: number
}

async function wordsOf(world: World, id: number): Promise<ProductWords | undefined> {
  const [words] = await world.books.rows<ProductWords>(
    `select t.storage, t.tagline, p.version from product p join product_translation t on t.product_id = p.id
     where p.id = $1 and t.language = 'en'`,
    [id],
  )
  return words
}

async function checkEditors(world: World, owner: Colleague): Promise<void> {
  const editor = await Colleague.signIn(world, 'editor')
  const [{ id } = { id: 0 }] = await world.books.rows<{ id: number }>(
    'select id from product where archived_at is null order by id limit 1',
  )
  const action = `/staff/api/products/${id}`
  const form = async (who: Colleague) => fieldsOfForm(await who.read(`/staff/products/${id}`), action)
  const before = await wordsOf(world, id)
  const [hers, his] = await Promise.all([owner, editor].map(form))
  const storage = `${before?.storage} Out of the sun.`
  const tagline = `${before?.tagline} Every day.`
  const save = async (who: Colleague, fields: object) => (await who.post(action, { ...fields })).status
  expect(await save(owner, { ...hers, 'texts.en.storage': storage })).toBe(200)
  // Somebody was faster: nothing of hers is overwritten by what he had before him.
  expect(await save(editor, { ...his, 'texts.en.tagline': tagline })).toBe(409)
  expect(await save(editor, { ...(await form(editor)), 'texts.en.tagline': tagline })).toBe(200)
  // Alone, one may save as often as one likes.
  const again = `${tagline} And every night.`
  expect(await save(editor, { ...(await form(editor)), 'texts.en.tagline': again })).toBe(200)
  expect(await wordsOf(world, id)).toEqual({ storage, tagline: again, version: (before?.version ?? 0) + 3 })
  tell('T12 two at work', { conflicts: 1 })
}
