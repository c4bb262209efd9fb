import type { Chance } from '#local/stripe/webhooks/chance.ts'
import type { Goods } from './books.ts'
import { expectStatus, sessionIn, Shopper } from './shopper.ts'
import type { World } from './world.ts'

/** What must have become of an order in the end, whatever happened to its events. */
export interface Expected {
  payment: 'paid' | 'expired' | 'failed' | 'pending' | 'processing'
  refund?: 'none' | 'partial' | 'full'
  dispute?: 'none' | 'open' | 'won' | 'lost'
}

/** One shopper's story, and how each of its orders has to end. */
export interface Story {
  shopper: Shopper
  expected: Expected[]
}

interface Scene {
  world: World
  shopper: Shopper
  goods: Goods
  chance: Chance
}

type Play = (scene: Scene) => Promise<Expected[]>

const order = ({ shopper, goods, chance }: Scene) => shopper.buy([{ goods, quantity: chance.between(1, 2) }])

const settle = ({ world }: Scene, sessionId: string, outcome: 'succeeded' | 'failed') =>
  world.lever('POST', `/ctl/sessions/${sessionId}/settle`, { outcome })

const expire = ({ world }: Scene, sessionId: string) =>
  world.lever('POST', `/ctl/sessions/${sessionId}/expire`)

async function payAndDispute(scene: Scene, end: 'won' | 'lost' | null): Promise<void> {
  const { payment_intent } = await scene.shopper.pay(await order(scene))
  const dispute = await scene.world.lever<{ id: string }>('POST', '/ctl/disputes', { payment_intent })
  if (end) await scene.world.lever('POST', `/ctl/disputes/${dispute.id}`, { status: end })
}

/** Everything that becomes of orders when people pay, hesitate, change their minds or want their money back. */
export const plays: Record<string, Play> = {
  'paid by card': async (scene) => {
    await scene.shopper.pay(await order(scene))
    return [{ payment: 'paid' }]
  },
  'paid by BLIK': async (scene) => {
    await scene.shopper.pay(await order(scene), { method: 'blik' })
    return [{ payment: 'paid' }]
  },
  'declined, then paid': async (scene) => {
    const session = await order(scene)
    await scene.shopper.pay(session, { method: 'card', outcome: 'declined' })
    await scene.shopper.pay(session, { method: 'blik' })
    return [{ payment: 'paid' }]
  },
  'declined, then given up': async (scene) => {
    const session = await order(scene)
    await scene.shopper.pay(session, { method: 'card', outcome: 'declined', decline: 'insufficient_funds' })
    await expire(scene, session)
    return [{ payment: 'expired' }]
  },
  'back to the shop, ordered again, paid': async (scene) => {
    const session = await order(scene)
    const again = sessionIn(expectStatus(await scene.shopper.order(), 200))
    if (again !== session) throw new Error('ordering the same cart again led to another payment')
    await scene.shopper.pay(session)
    return [{ payment: 'paid' }]
  },
  'another cart, ordered again, paid': async (scene) => {
    await order(scene)
    await scene.shopper.add(scene.goods)
    await scene.shopper.pay(sessionIn(expectStatus(await scene.shopper.order(), 200)))
    return [{ payment: 'expired' }, { payment: 'paid' }]
  },
  'given up on the order page': async (scene) => {
    expectStatus(await scene.shopper.cancel(await order(scene)), 200)
    return [{ payment: 'expired' }]
  },
  'never came back': async (scene) => {
    const session = await order(scene)
    await scene.world.lever('POST', `/ctl/sessions/${session}/abandon`, {})
    await expire(scene, session)
    return [{ payment: 'expired' }]
  },
  'paid later': async (scene) => {
    const session = await order(scene)
    await scene.shopper.pay(session, { method: 'p24', outcome: 'processing' })
    await settle(scene, session, 'succeeded')
    return [{ payment: 'paid' }]
  },
  'never paid later': async (scene) => {
    const session = await order(scene)
    await scene.shopper.pay(session, { method: 'p24', outcome: 'processing' })
    await settle(scene, session, 'failed')
    return [{ payment: 'failed' }]
  },
  'paid, a part back': async (scene) => {
    const { payment_intent } = await scene.shopper.pay(await order(scene))
    await scene.world.lever('POST', '/ctl/refunds', { payment_intent, amount: 300 })
    await scene.world.lever('POST', '/ctl/refunds', { payment_intent, amount: 200 })
    return [{ payment: 'paid', refund: 'partial' }]
  },
  'paid, all back': async (scene) => {
    const { payment_intent } = await scene.shopper.pay(await order(scene))
    await scene.world.lever('POST', '/ctl/refunds', { payment_intent })
    return [{ payment: 'paid', refund: 'full' }]
  },
  'paid, a refund that failed': async (scene) => {
    const { payment_intent } = await scene.shopper.pay(await order(scene))
    const refund = { payment_intent, amount: 400, status: 'pending' }
    const { id } = await scene.world.lever<{ id: string }>('POST', '/ctl/refunds', refund)
    await scene.world.lever('POST', `/ctl/refunds/${id}/settle`, { outcome: 'failed' })
    return [{ payment: 'paid', refund: 'none' }]
  },
  'paid, disputed': async (scene) => {
    await payAndDispute(scene, null)
    return [{ payment: 'paid', dispute: 'open' }]
  },
  'paid, dispute won': async (scene) => {
    await payAndDispute(scene, 'won')
    return [{ payment: 'paid', dispute: 'won' }]
  },
}

/** Lets one shopper live through one of the stories. */
export async function play(world: World, name: string, goods: Goods, chance: Chance): Promise<Story> {
  const shopper = new Shopper(world)
  const played = plays[name]
  if (!played) throw new Error(`nobody knows the story "${name}"`)
  return { shopper, expected: await played({ world, shopper, goods, chance }) }
}
