import { expect } from 'vitest'
import { createChance } from '#local/stripe/webhooks/chance.ts'
import { percentile, seed, tell, withHands } from './figures.ts'
import { expectMailsOnce } from './mails.ts'
import { play, plays, type Story } from './outcomes.ts'
import type { World } from './world.ts'

/** What is left to bring an order to the truth; one of them hides the faults of another. */
export interface Healing {
  name: string
  webhooks: boolean
  sweeper: boolean
  /** The share of events that never come at all. */
  dropRate: number
}

export const healings: Healing[] = [
  { name: 'webhooks only', webhooks: true, sweeper: false, dropRate: 0 },
  { name: 'sweeper only', webhooks: false, sweeper: true, dropRate: 0 },
  { name: 'both', webhooks: true, sweeper: true, dropRate: 0 },
  { name: 'both with drops', webhooks: true, sweeper: true, dropRate: 0.2 },
]

async function arrange(world: World, healing: Healing, round: number): Promise<void> {
  await world.jobs.stopSweeping()
  if (!healing.webhooks) await world.lever('POST', '/ctl/webhook', { url: null })
  await world.planDeliveries({
    // Held back, then let go in another order, each up to five times.
    hold: true,
    duplicate: { min: 1, max: 5 },
    lossRate: 0.2,
    dropRate: healing.dropRate,
    spreadMs: 1500,
    seed: seed + round,
  })
}

/** As often as the reference storm had it: refused for their number, answered too late, carried out and the answer lost. */
const answersOfStripe = [
  { path: '/v1/*', when: 'before', status: 429, rate: 0.03 },
  { path: '/v1/*', when: 'before', action: 'reset', rate: 0.03 },
  { path: '/v1/*', when: 'after', action: 'reset', rate: 0.05 },
]

/** Stripe itself is unwell while events are worked off. */
async function upsetStripe(world: World, round: number): Promise<void> {
  const plan = answersOfStripe.map((fault, index) => ({
    ...fault,
    times: 100_000,
    seed: seed + round + index,
  }))
  await world.lever('POST', '/ctl/faults', plan)
}

async function letEventsGo(world: World, round: number): Promise<void> {
  await world.lever('POST', '/ctl/deliveries', { hold: false })
  await world.lever('POST', '/ctl/deliveries/release', { seed: seed + round })
  // Two thousand events, each up to five times, and twice the wait after each that was lost: a matter of the machine.
  await world.quiesce(300_000)
}

async function sweepTwice(world: World): Promise<void> {
  await world.books.age(180)
  await world.jobs.sweep()
  await world.books.age(180)
  await world.jobs.sweep()
}

async function heal(world: World, healing: Healing, round: number): Promise<void> {
  const ways = [
    ...(healing.webhooks ? [letEventsGo(world, round)] : []),
    ...(healing.sweeper ? [sweepTwice(world)] : []),
  ]
  await Promise.all(ways)
  await world.lever('DELETE', '/ctl/faults')
  // A round that began before the last event came has not seen everything.
  if (healing.sweeper) await sweepTwice(world)
}

async function compare(world: World, stories: readonly { name: string; story: Story }[]): Promise<void> {
  for (const { name, story } of stories) {
    const orders = await world.books.ordersOf(story.shopper.email)
    const facts = orders.map(({ payment, refund, dispute }) => [payment, refund, dispute].join(' '))
    const expected = story.expected.map((each) =>
      [each.payment, each.refund ?? 'none', each.dispute ?? 'none'].join(' '),
    )
    expect({ name, facts: facts.toSorted() }).toEqual({ name, facts: expected.toSorted() })
  }
}

/**
 * T2: orders of every outcome, each event one to five times, in any order, a fifth lost on the way and tried again. Each
 * order ends where Stripe says, once, and every invariant holds.
 */
export async function checkWebhookStorm(
  world: World,
  healing: Healing,
  { orders, round = 1 }: { orders: number; round?: number },
): Promise<void> {
  const chance = createChance(seed + round)
  const goods = world.books.someGoods()
  await world.books.setStock(goods, orders * 4)
  await arrange(world, healing, round)
  const names = Object.keys(plays)
  const wanted = chance.shuffled(
    Array.from({ length: orders }, (_, index) => names[index % names.length] ?? ''),
  )
  const stories = await withHands(6, wanted, async (name) => ({
    name,
    story: await play(world, name, goods, chance),
  }))
  await upsetStripe(world, round)
  const begun = performance.now()
  const since = Date.now()
  await heal(world, healing, round)
  await world.books.untilSound(60_000)
  await compare(world, stories)
  await expectMailsOnce(world)
  const took = Math.round(performance.now() - begun)
  tell(`T2 ${healing.name}`, { orders, healedIn: `${took} ms`, ...webhookTimes(world, since) })
}

/** How often and how fast the webhook has answered since a moment of the stand-in's clock. */
function webhookTimes(world: World, since: number): Record<string, number> {
  const attempts = [...world.stripe.state.deliveries.values()].flatMap((delivery) => delivery.attempts)
  const answered = attempts.filter(({ at, status }) => at >= since && status !== null)
  const times = answered.map(({ milliseconds }) => milliseconds)
  return { deliveries: times.length, p50: percentile(times, 50), p99: percentile(times, 99) }
}
