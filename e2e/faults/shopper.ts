import type { Goods } from './books.ts'
import type { World } from './world.ts'

interface Line {
  goods: Goods
  quantity: number
}

/** How the shop answered, and how long it took. */
export interface Answered {
  status: number
  location: string
  milliseconds: number
  body: string
  /** It says when it is worth coming back. */
  hasRetryAfter: boolean
}

/** Nothing came back: connection refused or lost, or nobody answered in time. */
const nobody = 0
const patience = 60_000
let count = 0

/** Somebody with a browser of their own, who knows the shop by HTTP alone. */
export class Shopper {
  readonly #world: World
  readonly number = ++count
  readonly email = `shopper-${this.number}@example.org`
  readonly clientAddress = `10.${(this.number >> 16) & 255}.${(this.number >> 8) & 255}.${this.number & 255}`
  readonly lines: Line[] = []
  #cart = ''

  constructor(world: World) {
    this.#world = world
  }

  /** Asks the shop as a page of its own would. */
  async request(method: 'GET' | 'POST', path: string, fields?: Record<string, string>): Promise<Answered> {
    const begun = performance.now()
    const passed = () => Math.round(performance.now() - begun)
    try {
      const answer = await fetch(new URL(path, this.#world.url), {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
        headers: {
          origin: this.#world.url,
          accept: method === 'POST' ? 'application/json' : 'text/html',
          'x-forwarded-for': this.clientAddress,
          ...(this.#cart && { cookie: this.#cart }),
        },
        ...(fields && { body: new URLSearchParams(fields) }),
      })
      const body = await answer.text()
      const cart = answer.headers.getSetCookie().find((cookie) => /^(?:__Host-)?cart=/.test(cookie))
      if (cart) this.#cart = cart.split(';')[0] ?? ''
      const location = answer.headers.get('location') ?? locationIn(body)
      return {
        status: answer.status,
        location,
        milliseconds: passed(),
        body,
        hasRetryAfter: answer.headers.has('retry-after'),
      }
    } catch (error) {
      return {
        status: nobody,
        location: '',
        milliseconds: passed(),
        body: String(error),
        hasRetryAfter: false,
      }
    }
  }

  async add(goods: Goods, quantity = 1): Promise<Answered> {
    const fields = { locale: 'pl-PL', variantId: String(goods.id), quantity: String(quantity) }
    const answer = await this.request('POST', '/api/cart', fields)
    if (answer.status === 200) {
      const line = this.lines.find((each) => each.goods.id === goods.id)
      if (line) line.quantity += quantity
      else this.lines.push({ goods, quantity })
    }
    return answer
  }

  /** Presses the order button under the total that the page shows. */
  order(changes: Record<string, string> = {}): Promise<Answered> {
    return this.request('POST', '/api/checkout', {
      locale: 'pl-PL',
      email: this.email,
      phone: '+48 600 100 200',
      name: 'Anna Nowak',
      street: 'ul. Lipowa 4',
      postalCode: '00-316',
      town: 'Warszawa',
      delivery: 'courier',
      terms: 'accepted',
      expectedTotal: String(this.#world.books.total(this.lines)),
      ...changes,
    })
  }

  /** From an empty cart to the payment page; answers the session that is to be paid. */
  async buy(lines: readonly Line[]): Promise<string> {
    for (const { goods, quantity } of lines) expectStatus(await this.add(goods, quantity), 200)
    return sessionIn(expectStatus(await this.order(), 200))
  }

  pay(sessionId: string, how: object = { method: 'card' }): Promise<{ payment_intent: string }> {
    return this.#world.lever('POST', `/ctl/sessions/${sessionId}/pay`, how)
  }

  /** Where Stripe sends somebody who has paid. */
  returnPage(sessionId: string): string {
    const stored = this.#world.stripe.state.sessions.get(sessionId)
    return new URL(stored?.session.success_url ?? '/', this.#world.url).pathname
  }

  /** Gives the order up on its page. */
  cancel(sessionId: string, then: 'cart' | 'order' = 'order'): Promise<Answered> {
    const token = this.returnPage(sessionId).split('/').at(-1) ?? ''
    return this.request('POST', '/api/checkout/cancel', { locale: 'pl-PL', token, then })
  }
}

function locationIn(body: string): string {
  if (!body.startsWith('{')) return ''
  const { location } = JSON.parse(body) as { location?: string }
  return location ?? ''
}

export function sessionIn({ location }: Pick<Answered, 'location'>): string {
  return /cs_\w+/.exec(location)?.[0] ?? ''
}

export function expectStatus(answer: Answered, status: number): Answered {
  if (answer.status !== status)
    throw new Error(
      `${answer.status} instead of ${status} after ${answer.milliseconds} ms: ${answer.body.slice(0, 400)}`,
    )
  return answer
}
