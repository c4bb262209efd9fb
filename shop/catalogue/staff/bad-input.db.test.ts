import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { searchQueue } from '../search-queue.ts'
import { cancelPrice, planPrice } from './mutations/plan-price.ts'
import { saveProduct } from './mutations/save-product.ts'
import { productProblemWords } from './problem-words.ts'
import type { ProductRecord } from './product-record.ts'
import { priceProblem } from './price-refusal.ts'
import { findProductRecord } from './queries/find-record.ts'

let shop: TestShop
let editor: StaffMember
let record: ProductRecord
let draft: ProductRecord

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  editor = await staffMember('editor')
  record = await recordOf('ZV-008')
  await database().productTranslation.updateMany({
    where: { product: { key: 'ZV-001' } },
    data: { status: 'draft' },
  })
  draft = await recordOf('ZV-001')
})
afterAll(() => shop.close())

async function recordOf(key: string): Promise<ProductRecord> {
  const { id } = await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })
  const found = await findProductRecord(database(), editor, id)
  if (!found) throw new Error('the product is missing')
  return found
}

async function stateOf({ id, key }: ProductRecord) {
  const audited = await database().auditEntry.count({ where: { entity: 'product', entityId: String(id) } })
  return { audited, fields: (await recordOf(key)).fields, version: (await recordOf(key)).version }
}

describe.each([
  ['published', () => record],
  ['a draft', () => draft],
])('bad input for a product that is %s', (_, product) => {
  test.each([
    ['FOOD-05 an amount below zero', 'nutrients.magnesium.amount', '-5', 'decimal'],
    ['FOOD-05 an amount of nothing', 'nutrients.magnesium.amount', '0', 'decimal'],
    ['FOOD-05 an amount beyond all numbers', 'nutrients.magnesium.amount', '1e999', 'decimal'],
    ['FOOD-05 an amount that is no number', 'nutrients.magnesium.amount', 'NaN', 'decimal'],
    ['FOOD-05 a unit of another nutrient', 'nutrients.magnesium.unit', 'IU', 'unit'],
    ['FOOD-05 a unit that measures no amount', 'nutrients.magnesium.unit', 'ml', 'unit'],
    ['FOOD-04 a portion below zero', 'dailyPortion', '-2', 'decimal'],
    ['FOOD-10 a day that is not in the calendar', 'markets.PL.notifiedAt', '2026-02-30', 'date'],
    ['CLAIM-01 a claim of no register', 'claims.magnesium-flying', 'on', 'claims.unknown'],
  ])('%s is refused at its field; nothing is saved', async (_name, field, value, key) => {
    const before = await stateOf(product())
    const { id, version, fields } = product()
    const changed = { ...fields, 'texts.pl.tagline': 'Nowe słowa', [field]: value }
    const answer = await saveProduct(editor, { id, version, fields: changed, now: new Date() })
    expect(answer).toMatchObject({ ok: false, reason: 'unreadable' })
    if (answer.ok || answer.reason !== 'unreadable') return
    expect(answer.problems).toContainEqual(expect.objectContaining({ field, key }))
    expect(await stateOf(product())).toEqual(before)
  })

  test('FOOD-05 more grams than the daily portion weighs are refused, with field and rule', async () => {
    const before = await stateOf(product())
    const { id, version, fields } = product()
    const changed = { ...fields, 'nutrients.magnesium.amount': '999999', 'nutrients.magnesium.unit': 'g' }
    const answer = await saveProduct(editor, { id, version, fields: changed, now: new Date() })
    if (answer.ok || answer.reason !== 'unreadable') throw new Error('saved')
    const [problem] = answer.problems
    expect(problem).toMatchObject({ field: 'nutrients.magnesium.amount', key: 'nutrients.impossible' })
    for (const locale of ['pl-PL', 'nl-NL', 'en-NL'] as const)
      expect(productProblemWords(locale)(problem ?? { key: '' })).toContain('FOOD-05')
    expect(await stateOf(product())).toEqual(before)
  })
})

test('the words name the rule: units FOOD-05, claims CLAIM-01', () => {
  for (const locale of ['pl-PL', 'nl-NL', 'en-NL'] as const) {
    const words = productProblemWords(locale)
    expect(words({ key: 'unit' })).toContain('FOOD-05')
    const claim = 'magnesium-flying'
    expect(words({ key: 'claims.unknown', facts: { claim } })).toMatch(/magnesium-flying.*CLAIM-01/)
  }
})

describe('PRICE-02 intervals of prices', () => {
  const market = 'PL' as const
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  const variantOf = ({ variants }: ProductRecord) => {
    const [variant] = variants
    if (!variant) throw new Error('the product has no variant')
    return variant.id
  }
  const rows = () =>
    database().priceChange.findMany({
      where: { variantId: variantOf(record), market },
      orderBy: { id: 'asc' },
    })
  const plan = (amount: number | null, from: Date) =>
    planPrice(editor, { variantId: variantOf(record), market, amount, from, announced: false })

  test('a beginning in the past is refused at its field; the history stays as it is', async () => {
    const before = await rows()
    const answer = await plan(4990, inDays(-1))
    expect(answer).toEqual({ ok: false, reason: 'in-the-past' })
    if (!answer.ok && answer.reason === 'in-the-past')
      expect(priceProblem(answer, 'en-NL')).toMatchObject({ field: 'from' })
    expect(await rows()).toEqual(before)
  })

  test('two prices for one moment never hold beside each other: a price ends where the next begins', async () => {
    const [from, later] = [inDays(40), inDays(50)]
    expect(await plan(5990, from)).toMatchObject({ ok: true })
    expect(await plan(4990, later)).toMatchObject({ ok: true })
    expect(await plan(5490, from)).toMatchObject({ ok: true })
    const read = async (at: Date) => {
      const [row] = await database().$queryRaw<{ amount: number }[]>`
        SELECT amount FROM price_change WHERE variant_id = ${variantOf(record)} AND market = ${market}
          AND valid_from <= ${at} ORDER BY valid_from DESC, id DESC LIMIT 1`
      return row?.amount
    }
    expect(await read(inDays(45))).toBe(5490)
    expect(await read(inDays(55))).toBe(4990)
    expect((await rows()).every(({ currency }) => currency === marketFacts(market).currency)).toBe(true)
  })

  test('what is not planned cannot be taken back, and the other market is not touched', async () => {
    const before = await rows()
    const wish = { variantId: variantOf(record), market, validFrom: inDays(33) }
    expect(await cancelPrice(editor, wish)).toMatchObject({ ok: false, reason: 'not-planned' })
    expect(await rows()).toEqual(before)
  })
})
