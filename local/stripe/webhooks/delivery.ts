import type { Clock } from '../clock.ts'
import { newId } from '../identifiers.ts'
import type { Delivery, State, WireEvent } from '../state.ts'
import { createChance } from './chance.ts'
import { matchesType, planFor, plainPlan, type DeliveryPlan } from './delivery-plan.ts'
import { isAccepted, post, type PostAnswer } from './post.ts'
import { createQueue } from './queue.ts'

/** Where events go, and the secret they are signed with. */
export interface Endpoint {
  url: string | null
  secret: string
}

export interface ReleaseOrder {
  seed?: number | undefined
  types?: readonly string[] | undefined
  limit?: number | undefined
}

/** Brings events to the shop's webhook: at least once, in no promised order, again until it answers 2xx. */
export interface Deliveries {
  readonly endpoint: Endpoint
  plan(): DeliveryPlan
  setPlan(plan: DeliveryPlan): void
  /** Queues an event and says to how many endpoints it will go. */
  enqueue(event: WireEvent): number
  release(order: ReleaseOrder): number
  resend(event: WireEvent): void
  moveTime(milliseconds: number): void
  pending(): number
  quiesce(timeoutMs: number): Promise<boolean>
  forget(): void
  stop(): Promise<void>
}

interface Parts {
  state: State
  clock: Clock
  endpoint: Endpoint
  changed: () => void
  log: (message: string) => void
}

const longestBackOff = 3_600_000
// Stripe gives up after three days.
const givenUpAfter = 3 * 86_400_000

export function createDeliveries({ state, clock, endpoint, changed, log }: Parts): Deliveries {
  let plan = plainPlan
  let chance = createChance(plan.seed)
  const waiting = new Set<(quiet: boolean) => void>()
  const isPending = (delivery: Delivery): boolean => delivery.status === 'pending'
  const pending = (): number => [...state.deliveries.values()].filter(isPending).length

  const queue = createQueue({
    ready: () => !plan.paused && endpoint.url !== null,
    parallel: () => plan.parallel,
    work: (id, signal) => attempt(id, signal),
  })

  const attempt = async (id: string, signal: AbortSignal): Promise<void> => {
    const delivery = state.deliveries.get(id)
    const event = state.events.get(delivery?.event ?? '')
    if (delivery === undefined || event === undefined || !isPending(delivery)) return
    const own = planFor(plan, delivery.type)
    const at = clock.milliseconds()
    const begun = performance.now()
    const answer = await sendOnce(event, own, signal)
    if (signal.aborted) return
    const milliseconds = Math.round(performance.now() - begun)
    delivery.attempts.push({ at, ...answer, signature: own.signature, milliseconds })
    if (isAccepted(answer)) settleDelivery(delivery, event)
    else tryAgain(delivery, own, answer.status ?? answer.error ?? 'no answer')
    changed()
    announceQuiet()
  }

  const sendOnce = async (event: WireEvent, own: DeliveryPlan, signal: AbortSignal): Promise<PostAnswer> => {
    if (chance.next() < own.lossRate) return { status: null, error: 'lost on the way' }
    const { url, secret } = endpoint
    if (url === null) return { status: null, error: 'no address' }
    return post({ url, event, secret, plan: own, seconds: clock.seconds(), signal })
  }

  const settleDelivery = (delivery: Delivery, event: WireEvent): void => {
    delivery.status = 'delivered'
    event.pending_webhooks = 0
  }

  const tryAgain = (delivery: Delivery, own: DeliveryPlan, problem: string | number): void => {
    const tries = delivery.attempts.length
    if (clock.milliseconds() - delivery.created >= givenUpAfter) {
      delivery.status = 'failed'
      log(`webhook ${delivery.type} given up after ${tries} attempts: ${problem}`)
      return
    }
    if (tries === 1) log(`webhook ${delivery.type} not accepted (${problem}); it will be sent again`)
    queue.add(delivery.id, Math.min(own.retryBaseMs * 2 ** (tries - 1), longestBackOff))
  }

  const announceQuiet = (): void => {
    if (waiting.size === 0 || pending() > 0) return
    for (const resolve of waiting) resolve(true)
    waiting.clear()
  }

  const addCopy = (event: WireEvent, copy: number, own: DeliveryPlan): void => {
    const dropped = chance.next() < own.dropRate
    const delivery: Delivery = {
      id: newId('wd_'),
      event: event.id,
      type: event.type,
      copy,
      status: dropped ? 'dropped' : own.hold ? 'held' : 'pending',
      created: clock.milliseconds(),
      attempts: [],
    }
    state.deliveries.set(delivery.id, delivery)
    if (isPending(delivery)) queue.add(delivery.id, own.delayMs + chance.between(0, own.spreadMs))
  }

  for (const delivery of state.deliveries.values()) if (isPending(delivery)) queue.add(delivery.id, 0)

  return {
    endpoint,
    plan: () => plan,
    setPlan: (next) => {
      plan = next
      chance = createChance(next.seed)
      queue.look()
    },
    enqueue: (event) => {
      if (endpoint.url === null) return 0
      const own = planFor(plan, event.type)
      const copies = chance.between(own.duplicate.min, Math.max(own.duplicate.min, own.duplicate.max))
      for (let copy = 1; copy <= copies; copy += 1) addCopy(event, copy, own)
      return 1
    },
    release: ({ seed, types, limit }) => {
      const held = [...state.deliveries.values()].filter(
        ({ status, type }) =>
          status === 'held' && (types === undefined || types.some((pattern) => matchesType(pattern, type))),
      )
      const ordered = seed === undefined ? held : createChance(seed).shuffled(held)
      const released = ordered.slice(0, limit ?? ordered.length)
      for (const delivery of released) {
        delivery.status = 'pending'
        queue.add(delivery.id, 0)
      }
      changed()
      return released.length
    },
    resend: (event) => {
      addCopy(event, 1, { ...plan, hold: false, dropRate: 0 })
      changed()
    },
    moveTime: queue.moveTime,
    pending,
    quiesce: (timeoutMs) => {
      if (pending() === 0) return Promise.resolve(true)
      return new Promise((resolve) => {
        const timer = setTimeout(() => settleWaiting(false), timeoutMs)
        const settleWaiting = (quiet: boolean): void => {
          clearTimeout(timer)
          waiting.delete(settleWaiting)
          resolve(quiet)
        }
        waiting.add(settleWaiting)
      })
    },
    forget: () => {
      queue.clear()
      announceQuiet()
    },
    stop: queue.stop,
  }
}
