import { setTimeout as pause } from 'node:timers/promises'
import { createChance, type Chance } from '#local/stripe/webhooks/chance.ts'
import type { Goods } from './books.ts'
import { sessionIn, Shopper, type Answered } from './shopper.ts'
import type { World } from './world.ts'

/** People who keep buying while things break around them, and press again when nothing comes. */
export class Traffic {
  readonly #world: World
  readonly #chance: Chance
  readonly #goods: Goods
  readonly #hands: Promise<void>[]
  #isOver = false
  /** Every answer that was neither a success nor a refusal that blames the shopper. */
  readonly trouble: { path: string; status: number; hasRetryAfter: boolean }[] = []
  readonly milliseconds: number[] = []
  orders = 0
  paid = 0

  constructor(world: World, { hands, goods, seed }: { hands: number; goods: Goods; seed: number }) {
    this.#world = world
    this.#goods = goods
    this.#chance = createChance(seed)
    this.#hands = Array.from({ length: hands }, () => this.#shop())
  }

  /** Nobody new comes; those who are there finish. */
  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#hands)
  }

  async #shop(): Promise<void> {
    while (!this.#isOver) await this.#oneShopper(new Shopper(this.#world))
  }

  async #oneShopper(shopper: Shopper): Promise<void> {
    if (!(await this.#insist('/api/cart', () => shopper.add(this.#goods)))) return
    const ordered = await this.#insist('/api/checkout', () => shopper.order())
    const sessionId = ordered ? sessionIn(ordered) : ''
    if (!sessionId) return
    this.orders += 1
    if (this.#chance.next() < 0.2) return // looks at the payment page and goes away
    const { payment_intent } = await shopper.pay(sessionId, { method: 'blik' })
    this.paid += 1
    if (this.#chance.next() < 0.2)
      await this.#world.lever('POST', '/ctl/refunds', { payment_intent, amount: 250 })
    await this.#insist('order page', () => shopper.request('GET', shopper.returnPage(sessionId)))
  }

  /** Presses again for as long as the shop cannot answer; nobody at all when it is over. */
  async #insist(path: string, press: () => Promise<Answered>): Promise<Answered | null> {
    for (let attempt = 1; attempt <= 40; attempt++) {
      const answer = await press()
      if (answer.status !== 0) this.milliseconds.push(answer.milliseconds)
      if (answer.status >= 200 && answer.status < 400) return answer
      if (answer.status < 500 && answer.status !== 0) return null
      this.trouble.push({ path, status: answer.status, hasRetryAfter: answer.hasRetryAfter })
      await pause(100 + 50 * attempt)
      if (this.#isOver && attempt > 5) return null
    }
    return null
  }
}
