import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { Refusal } from '../errors.ts'
import { readBody, send } from '../requests/answer.ts'
import { forgetOldAnswers } from '../requests/idempotency.ts'
import { fault, type Faults } from '../requests/faults.ts'
import type { RateLimit } from '../requests/rate-limit.ts'
import { clearState } from '../state.ts'
import type { Deliveries } from '../webhooks/delivery.ts'
import { deliveryPlan } from '../webhooks/delivery-plan.ts'
import { forgetOldEvents } from '../objects/events.ts'
import type { World } from '../world.ts'
import { dump } from './dump.ts'
import {
  changeDisputeByHand,
  openDisputeByHand,
  orderRefunds,
  refundByHand,
  settleRefundByHand,
} from './money-orders.ts'
import { abandon, expireByHand, payByHand, settleByHand, tamper } from './session-orders.ts'

export interface Control {
  world: World
  deliveries: Deliveries
  faults: Faults
  rateLimit: RateLimit
}

type Order = (control: Control, body: unknown, id: string) => unknown

const orders: Record<string, Order> = {
  'GET /ctl/dump': ({ world }) => dump(world.state),
  'POST /ctl/quiesce': (control, body) => quiesce(control, body),
  'GET /ctl/clock': ({ world }) => time(world),
  'POST /ctl/clock': (control, body) => moveClock(control, body),
  'POST /ctl/webhook': ({ deliveries }, body) => Object.assign(deliveries.endpoint, endpoint.parse(body)),
  'GET /ctl/deliveries': ({ deliveries }) => ({ plan: deliveries.plan(), pending: deliveries.pending() }),
  'POST /ctl/deliveries': (control, body) => changePlan(control, body),
  'POST /ctl/deliveries/release': ({ deliveries }, body) => ({
    released: deliveries.release(release.parse(body)),
  }),
  'POST /ctl/events/:id/resend': (control, _body, id) => resend(control, id),
  'GET /ctl/faults': ({ faults }) => faults.list(),
  'POST /ctl/faults': ({ faults }, body) => {
    for (const planned of faultList.parse(body)) faults.add(planned)
    return faults.list()
  },
  'DELETE /ctl/faults': ({ faults }) => faults.clear(),
  'POST /ctl/rate-limit': ({ rateLimit }, body) => {
    const { enabled, perSecond } = limit.parse(body)
    rateLimit.set(enabled, perSecond)
  },
  'POST /ctl/reset': (control) => reset(control),
  'POST /ctl/sessions/:id/pay': ({ world }, body, id) => payByHand(world, id, body),
  'POST /ctl/sessions/:id/settle': ({ world }, body, id) => settleByHand(world, id, body),
  'POST /ctl/sessions/:id/abandon': ({ world }, body, id) => abandon(world, id, body),
  'POST /ctl/sessions/:id/expire': ({ world }, _body, id) => expireByHand(world, id),
  'POST /ctl/sessions/:id/tamper': ({ world }, body, id) => tamper(world, id, body),
  'POST /ctl/refunds': ({ world }, body) => refundByHand(world, body),
  'POST /ctl/refunds/next': ({ world }, body) => orderRefunds(world, body),
  'POST /ctl/refunds/:id/settle': ({ world }, body, id) => settleRefundByHand(world, id, body),
  'POST /ctl/disputes': ({ world }, body) => openDisputeByHand(world, body),
  'POST /ctl/disputes/:id': ({ world }, body, id) => changeDisputeByHand(world, id, body),
}

const faultList = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(fault))
const endpoint = z.strictObject({ url: z.url().nullable().optional(), secret: z.string().min(1).optional() })
const release = z.strictObject({
  seed: z.int().optional(),
  types: z.array(z.string()).optional(),
  limit: z.int().min(1).optional(),
})
const limit = z.strictObject({ enabled: z.boolean(), perSecond: z.int().min(1).optional() })
const advance = z.strictObject({ advanceSeconds: z.number() })
const patience = z.strictObject({ timeoutMs: z.int().min(1).default(30_000) })

/** The lever behind the scenes, for tests: JSON in, JSON out, from this machine only. */
export async function handleControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (status: number, value: unknown): void => {
    const body = JSON.stringify(value ?? {})
    send(response, {
      status,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body,
    })
  }
  if (!isLocal(request)) return answer(403, { error: 'only from this machine, and not from a web page' })
  const { pathname } = new URL(request.url ?? '/', control.world.url)
  const { order, id } = findOrder(request.method ?? 'GET', pathname)
  if (order === undefined) return answer(404, { error: `no such lever: ${request.method} ${pathname}` })
  try {
    const text = await readBody(request)
    control.world.agenda.runDue()
    answer(200, await order(control, text === '' ? {} : JSON.parse(text), id))
  } catch (error) {
    if (error instanceof z.ZodError) return answer(400, { error: z.prettifyError(error) })
    if (error instanceof SyntaxError) return answer(400, { error: error.message })
    if (error instanceof Refusal) return answer(error.status, { error: error.body })
    throw error
  }
}

function findOrder(method: string, path: string): { order: Order | undefined; id: string } {
  const plain = Object.hasOwn(orders, `${method} ${path}`) ? orders[`${method} ${path}`] : undefined
  if (plain !== undefined) return { order: plain, id: '' }
  const [, before = '', id = '', after = ''] =
    /^(\/ctl\/[a-z]+)\/([A-Za-z0-9_]+)(\/[a-z]+)?$/.exec(path) ?? []
  const name = `${method} ${before}/:id${after}`
  return { order: Object.hasOwn(orders, name) ? orders[name] : undefined, id }
}

// A page in a browser on this machine must not pull the levers: it always names its origin.
function isLocal(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? ''
  const loopback = address === '::1' || /^(::ffff:)?127\./.test(address)
  return loopback && request.headers.origin === undefined && request.headers['sec-fetch-site'] === undefined
}

function time(world: World): unknown {
  return { now: world.clock.now().toISOString(), offsetSeconds: world.state.clockOffset / 1000 }
}

function moveClock({ world, deliveries }: Control, body: unknown): unknown {
  const milliseconds = advance.parse(body).advanceSeconds * 1000
  world.clock.advance(milliseconds)
  world.agenda.runDue()
  forgetOldAnswers(world.state, world.clock)
  forgetOldEvents(world)
  deliveries.moveTime(milliseconds)
  world.changed()
  return time(world)
}

function changePlan({ deliveries }: Control, body: unknown): unknown {
  deliveries.setPlan(
    deliveryPlan.parse({ ...deliveries.plan(), ...z.record(z.string(), z.unknown()).parse(body) }),
  )
  return deliveries.plan()
}

async function quiesce({ deliveries }: Control, body: unknown): Promise<unknown> {
  const quiet = await deliveries.quiesce(patience.parse(body).timeoutMs)
  return { quiet, pending: deliveries.pending() }
}

function resend({ world, deliveries }: Control, id: string): unknown {
  const event = world.state.events.get(id)
  if (event === undefined) return { resent: false }
  deliveries.resend(event)
  return { resent: true }
}

function reset({ world, deliveries, faults, rateLimit }: Control): void {
  clearState(world.state)
  world.settings.nextRefunds.times = 0
  deliveries.setPlan(deliveryPlan.parse({}))
  deliveries.forget()
  faults.clear()
  rateLimit.set(false)
  world.changed()
}
