import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { acknowledgeCart, changeLine, countCart, removeLine, switchMarket } from './handlers.ts'
import { findShownCart } from './queries.ts'

const origin = 'http://localhost:3000'
let shop: TestShop
let citrate: number
let bisglycinate: number

const idOf = async (sku: string) =>
  (await database().productVariant.findUniqueOrThrow({ where: { sku }, select: { id: true } })).id

beforeAll(async () => {
  shop = await openTestShop()
  ;[citrate, bisglycinate] = await Promise.all([idOf('ZV-001-90'), idOf('ZV-002-120')])
})
afterAll(() => shop.close())

let shopper: Shopper
beforeEach(() => void (shopper = new Shopper()))

function request(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Request {
  return new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { origin, cookie: shopper.cookie, accept: 'application/json', ...headers },
    body: new URLSearchParams(fields),
  })
}

const token = () => shopper.cookie.slice('cart='.length)
const shown = (locale: 'pl-PL' | 'nl-NL' = 'pl-PL') => findShownCart(database(), token(), locale)
const change = (fields: Record<string, string>) =>
  changeLine(request('/api/cart/change', { locale: 'pl-PL', ...fields }))
const acknowledge = (seen: string) =>
  acknowledgeCart(request('/api/cart/acknowledge', { locale: 'pl-PL', seen }))

/** As if the shopper had seen another price when the product went into the cart. */
async function sawAnotherPrice(variantId: number, seenUnitAmount: number): Promise<void> {
  await database().cartLine.updateMany({ where: { variantId }, data: { seenUnitAmount } })
}

describe('a price that changed is said aloud until the shopper has taken note', () => {
  test('reading the cart changes nothing; the button does, for the price that was shown', async () => {
    await shopper.add(citrate)
    await sawAnotherPrice(citrate, 1)
    const before = await shown()
    expect(before?.items[0]?.changes).toMatchObject([{ kind: 'price-changed', before: { amount: 1 } }])
    expect((await shown())?.items[0]?.changes).toHaveLength(1)
    const price = before?.items[0]?.offer.price.amount ?? 0
    expect((await acknowledge(`${citrate}:${price}`)).status).toBe(200)
    expect((await shown())?.items[0]?.changes).toEqual([])
  })

  test('ordering at the new price takes note of it as well', async () => {
    await shopper.add(citrate)
    await sawAnotherPrice(citrate, 1)
    const price = (await shown())?.items[0]?.offer.price.amount ?? 0
    expect((await shopper.order(price + 1599)).status).toBe(200)
    expect((await shown())?.items[0]?.changes).toEqual([])
  })

  test.each([
    '',
    '1',
    '1:2:3',
    '0:100',
    '1:-5',
    '1:1e9',
    `${'1:1 '.repeat(40).trim()}`,
    '1:1; DROP TABLE cart',
  ])('%j is no price that was shown', async (seen) => {
    await shopper.add(citrate)
    expect((await acknowledge(seen)).status).toBe(422)
  })
})

test('a product that is no longer sold is named, counts for nothing and can be taken out', async () => {
  await shopper.add(citrate)
  await shopper.add(bisglycinate, 2)
  const { productId } = await database().productVariant.findUniqueOrThrow({ where: { id: bisglycinate } })
  await database().productMarket.delete({ where: { productId_market: { productId, market: 'PL' } } })
  try {
    const cart = await shown()
    expect(cart).toMatchObject({ pieces: 1, withdrawn: [bisglycinate], isOrderable: true })
    expect(cart?.withdrawnNames.get(bisglycinate)).toMatch(/Zelvanta/)
    await removeLine(request('/api/cart/remove', { locale: 'pl-PL', variantId: String(bisglycinate) }))
    expect((await shown())?.withdrawn).toEqual([])
  } finally {
    await database().productMarket.create({ data: { productId, market: 'PL' } })
  }
})

test('FOOD-09: the same nutrient in two products is summed over the lines', async () => {
  await shopper.add(citrate)
  expect((await shown())?.intake).toEqual([])
  await shopper.add(bisglycinate)
  expect((await shown())?.intake).toMatchObject([
    { nutrient: 'magnesium', limit: { kind: 'efsa-upper-level' } },
  ])
})

describe('a cart keeps its country', () => {
  test('on a page of another country it is shown as such, and started anew only on request', async () => {
    await shopper.add(citrate)
    expect(await shown('nl-NL')).toMatchObject({ isOtherMarket: true, market: 'PL', pieces: 1 })
    await switchMarket(request('/api/cart/market', { locale: 'nl-NL' }))
    expect(await shown('nl-NL')).toBeNull()
    await shopper.add(citrate, 1, 'nl-NL')
    expect(await shown('nl-NL')).toMatchObject({ isOtherMarket: false, market: 'NL' })
  })

  test('it cannot be ordered on a page of another country', async () => {
    await shopper.add(citrate)
    const answer = await shopper.order(1, { locale: 'nl-NL', postalCode: '1012 AB' })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ location: '/nl/bestellen' })
  })
})

describe('the count beside the cart', () => {
  const count = (cookie: string) =>
    countCart(new Request(`${origin}/api/cart/count`, { headers: { cookie } }))

  test('is told afresh and puts the readable cookie right', async () => {
    await shopper.add(citrate, 3)
    const answer = await count(shopper.cookie)
    expect(await answer.json()).toEqual({ pieces: 3 })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^cart-count=3; Path=\/; SameSite=Lax/)
    expect(cookie).not.toContain('HttpOnly')
  })

  test.each(['', 'cart=', 'cart=unknown', `cart=${'x'.repeat(5000)}`])(
    '%j has nothing in it',
    async (cookie) => {
      const answer = await count(cookie)
      expect(await answer.json()).toEqual({ pieces: 0 })
      expect(answer.headers.getSetCookie()).toEqual([])
    },
  )
})

describe('quantities', () => {
  test('a new quantity counts at once, zero takes the line out', async () => {
    await shopper.add(citrate)
    await change({ variantId: String(citrate), quantity: '2' })
    expect((await shown())?.pieces).toBe(2)
    await change({ variantId: String(citrate), quantity: '0' })
    expect(await shown()).toBeNull()
  })

  test.each(['-1', '1.5', '21', '', 'x', '1e1', '99999999999999999999'])(
    '%j is refused',
    async (quantity) => {
      await shopper.add(citrate)
      expect((await change({ variantId: String(citrate), quantity })).status).toBe(422)
      expect((await shown())?.pieces).toBe(1)
    },
  )

  test('an accepted change leaves nothing of an earlier refusal behind', async () => {
    await shopper.add(citrate)
    const fields = { locale: 'pl-PL', variantId: String(citrate), quantity: '2' }
    const cookie = `${shopper.cookie}; form=old`
    const answer = await changeLine(request('/api/cart/change', fields, { cookie }))
    expect(answer.headers.getSetCookie().some((each) => each.startsWith('form=; '))).toBe(true)
  })
})
