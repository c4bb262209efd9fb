import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

const patience = 120_000

interface Goods {
  market: string
  variantId: number
  amount: number
  delivery: string
  deliveryAmount: number
}

/** Something cheap that can be bought today and sent by courier, in whichever market there is such a thing. */
const findGoods = `
  SELECT d.market, v.id AS "variantId", p.amount, d.key AS delivery,
    CASE WHEN p.amount >= d.free_from_amount THEN 0 ELSE d.amount END AS "deliveryAmount"
  FROM delivery_method d CROSS JOIN product_variant v
  JOIN product m ON m.id = v.product_id AND m.archived_at IS NULL
  JOIN product_market k ON k.product_id = m.id AND k.market = d.market
  JOIN product_translation t ON t.product_id = m.id AND t.status = 'published'
    AND t.language = CASE d.market WHEN 'PL' THEN 'pl' ELSE 'nl' END
  JOIN stock_item s ON s.variant_id = v.id AND s.on_hand > s.reserved
  CROSS JOIN LATERAL (
    SELECT amount FROM price_change WHERE variant_id = v.id AND market = d.market
      AND valid_from <= now() AT TIME ZONE 'UTC' ORDER BY valid_from DESC, id DESC LIMIT 1
  ) p
  WHERE d.kind = 'courier' AND d.active AND v.archived_at IS NULL AND p.amount IS NOT NULL
  ORDER BY d.market DESC, p.amount, d.amount LIMIT 1`

const people: Record<string, Record<string, string>> = {
  PL: { locale: 'pl-PL', phone: '+48 600 100 200', postalCode: '00-316', town: 'Warszawa' },
  NL: { locale: 'nl-NL', phone: '+31 6 12345678', postalCode: '1012 AB', town: 'Amsterdam' },
}

async function post(url: URL, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { origin: url.origin, accept: 'application/json', ...(cookie && { cookie }) }
  const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) })
  if (!answer.ok) throw new Error(`${url.pathname} answers ${answer.status}: ${await answer.text()}`)
  return answer
}

/** Orders something in a running shop as a browser would, pays at the stand-in, and waits for the confirmation. */
export async function buySomething(shop: {
  url: string
  stripeUrl: string
  databaseUrl: string
}): Promise<{ number: string; id: string }> {
  const client = new pg.Client({ connectionString: shop.databaseUrl })
  await client.connect()
  try {
    const goods = (await client.query<Goods>(findGoods)).rows[0]
    if (!goods) throw new Error('There is nothing in the restored shop that could be bought.')
    const person = people[goods.market] ?? {}
    const cart = await post(new URL('/api/cart', shop.url), {
      locale: person.locale ?? '',
      variantId: String(goods.variantId),
      quantity: '1',
    })
    const cookie = cart.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const email = `restore-drill-${Date.now()}@example.org`
    const order = {
      name: 'Restore Drill',
      street: 'Main Street 1',
      delivery: goods.delivery,
      terms: 'accepted',
    }
    const expectedTotal = String(goods.amount + goods.deliveryAmount)
    const fields = { ...order, ...person, email, expectedTotal }
    const checkout = await post(new URL('/api/checkout', shop.url), fields, cookie)
    const { location = '' } = (await checkout.json()) as { location?: string }
    const session = /cs_\w+/.exec(location)?.[0] ?? ''
    const pay = new URL(`/ctl/sessions/${session}/pay`, shop.stripeUrl)
    const paid = await fetch(pay, { method: 'POST', body: JSON.stringify({ method: 'card' }) })
    if (!paid.ok) throw new Error(`The stand-in answers ${paid.status}: ${await paid.text()}`)
    return await confirmed(client, email)
  } finally {
    await client.end()
  }
}

async function confirmed(client: pg.Client, email: string): Promise<{ number: string; id: string }> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
    const { rows } = await client.query<{ number: string; id: string }>(
      `SELECT o.number, o.id FROM orders o WHERE o.email = $1 AND o.payment = 'paid'
         AND EXISTS (SELECT FROM mail m WHERE m.order_id = o.id AND m.kind = 'order-confirmed' AND m.status = 'sent')
         AND EXISTS (SELECT FROM invoice i WHERE i.order_id = o.id)`,
      [email],
    )
    if (rows[0]) return rows[0]
  }
  throw new Error('The test order was not paid, invoiced and confirmed within two minutes.')
}
