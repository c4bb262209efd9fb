import pg from 'pg'
import { languageOf, marketOf, type Locale } from '#i18n/locale.ts'

export interface DemoVariant {
  id: number
  sku: string
  slug: string
  label: string
  /** Price now in minor units of the market's currency. */
  amount: number
}

export interface DemoProduct {
  id: number
  name: string
  slug: string
  variants: DemoVariant[]
}

export interface PlacedOrder {
  id: string
  number: string
  locale: string
  payment: string
  hold: string
  fulfilment: string
  refund: string
  totalAmount: number
  shippingAmount: number
  currency: string
  sessionId: string
  movements: string[]
  payments: { method: string; amount: number }[]
  mails: string[]
}

/** The demo data in a page's language and market, and what the shop has written. */
export class ShopData {
  readonly #pool: pg.Pool

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 2 })
  }

  async rows<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(statement, values)).rows
  }

  async one<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row> {
    const [row] = await this.rows<Row>(statement, values)
    if (!row) throw new Error(`nothing found: ${statement} ${JSON.stringify(values)}`)
    return row
  }

  async product(key: string, locale: Locale): Promise<DemoProduct> {
    const language = languageOf(locale)
    const product = await this.one<Omit<DemoProduct, 'variants'>>(
      `select p.id, t.name, t.slug from product p join product_translation t on t.product_id = p.id
       where p.key = $1 and t.language = $2`,
      [key, language],
    )
    const variants = await this.rows<DemoVariant>(
      `select v.id, v.sku, t.slug, t.label,
         (select amount from price_change c where c.variant_id = v.id and c.market = $3 and c.valid_from <= now()
          order by c.valid_from desc, c.id desc limit 1) as amount
       from product_variant v join product_variant_translation t on t.variant_id = v.id
       where v.product_id = $1 and t.language = $2 and v.archived_at is null order by v.position`,
      [product.id, language, marketOf(locale)],
    )
    return { ...product, variants }
  }

  async variant(sku: string, locale: Locale): Promise<{ product: DemoProduct; variant: DemoVariant }> {
    const { key } = await this.one<{ key: string }>(
      `select p.key from product p join product_variant v on v.product_id = p.id where v.sku = $1`,
      [sku],
    )
    const product = await this.product(key, locale)
    const variant = product.variants.find((each) => each.sku === sku)
    if (!variant) throw new Error(`${sku} is not there`)
    return { product, variant }
  }

  async article(key: string, locale: Locale): Promise<{ id: number; slug: string; title: string }> {
    return this.one(
      `select a.id, t.slug, t.title from article a join article_translation t on t.article_id = a.id
       where a.key = $1 and t.language = $2`,
      [key, languageOf(locale)],
    )
  }

  async substance(key: string, locale: Locale): Promise<{ slug: string; name: string }> {
    return this.one(
      'select slug, name from substance_translation where substance_key = $1 and language = $2',
      [key, languageOf(locale)],
    )
  }

  /** Orders of an address, oldest first, each with what was written because of it. */
  ordersOf(email: string): Promise<PlacedOrder[]> {
    return this.rows<PlacedOrder>(
      `select o.id, o.number, o.locale, o.payment::text, o.hold::text, o.fulfilment::text, o.refund::text,
         o.total_amount as "totalAmount", o.shipping_amount as "shippingAmount", o.currency,
         o.session_id as "sessionId",
         array(select m.kind || ' ' || m.quantity from stock_movement m where m.order_id = o.id order by m.id) as movements,
         coalesce((select json_agg(json_build_object('method', p.method, 'amount', p.amount)) from payment p
           where p.order_id = o.id and p.outcome = 'succeeded'), '[]') as payments,
         array(select m.kind from mail m where m.order_id = o.id order by m.created_at) as mails
       from orders o where o.email = $1 order by o.placed_at`,
      [email],
    )
  }

  async orderOf(email: string): Promise<PlacedOrder> {
    const orders = await this.ordersOf(email)
    const [order] = orders
    if (!order || orders.length > 1) throw new Error(`${email} has ${orders.length} orders`)
    return order
  }

  /** Says to every process of the shop that pages made of these have changed, as the shop itself does. */
  async invalidate(tags: string[]): Promise<void> {
    await this.rows('select pg_notify($1, $2)', ['shop_pages', JSON.stringify(tags)])
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}
