import { accountObject } from '../account.ts'
import { invalidRequest } from '../errors.ts'
import { idOf } from '../identifiers.ts'
import { findCharge } from '../objects/charges.ts'
import { findDispute } from '../objects/disputes.ts'
import { expand } from '../objects/expansion.ts'
import { isWithin, listPage, newestFirst } from '../objects/listing.ts'
import { findIntent } from '../objects/payment-intents.ts'
import { cancelRefund, createRefund, findRefund } from '../objects/refunds.ts'
import { createSession, expireSession, findSession } from '../objects/sessions.ts'
import { balanceObject } from './account-objects.ts'
import type { Call } from './call.ts'
import { getEvent, getEvents, getWebhookEndpoints } from './event-routes.ts'
import { chargeList, disputeList, expandOnly, intentList, intentRetrieve } from './list-parameters.ts'
import { parseParameters } from './parameters.ts'
import { refundCreate, refundList, refundUpdate } from './refund-parameters.ts'
import { lineItemList, sessionCreate, sessionList, sessionUpdate } from './session-parameters.ts'

interface Route {
  method: 'GET' | 'POST'
  pattern: string
  handle: (call: Call) => unknown
}

const sessions = '/v1/checkout/sessions'

const routes: readonly Route[] = [
  { method: 'POST', pattern: sessions, handle: postSession },
  { method: 'GET', pattern: sessions, handle: getSessions },
  { method: 'GET', pattern: `${sessions}/:id`, handle: getSession },
  { method: 'POST', pattern: `${sessions}/:id`, handle: updateSession },
  { method: 'POST', pattern: `${sessions}/:id/expire`, handle: postExpiry },
  { method: 'GET', pattern: `${sessions}/:id/line_items`, handle: getLineItems },
  { method: 'GET', pattern: '/v1/payment_intents', handle: getIntents },
  { method: 'GET', pattern: '/v1/payment_intents/:id', handle: getIntent },
  { method: 'GET', pattern: '/v1/charges', handle: getCharges },
  { method: 'GET', pattern: '/v1/charges/:id', handle: getCharge },
  { method: 'POST', pattern: '/v1/refunds', handle: postRefund },
  { method: 'GET', pattern: '/v1/refunds', handle: getRefunds },
  { method: 'GET', pattern: '/v1/refunds/:id', handle: getRefund },
  { method: 'POST', pattern: '/v1/refunds/:id', handle: updateRefund },
  { method: 'POST', pattern: '/v1/refunds/:id/cancel', handle: postRefundCancellation },
  { method: 'GET', pattern: '/v1/disputes', handle: getDisputes },
  { method: 'GET', pattern: '/v1/disputes/:id', handle: getDispute },
  { method: 'GET', pattern: '/v1/events', handle: getEvents },
  { method: 'GET', pattern: '/v1/events/:id', handle: getEvent },
  { method: 'GET', pattern: '/v1/webhook_endpoints', handle: getWebhookEndpoints },
  { method: 'GET', pattern: '/v1/balance', handle: getBalance },
  { method: 'GET', pattern: '/v1/account', handle: getAccount },
]

export function findRoute(method: string, path: string): { route: Route; id: string } {
  for (const route of routes) {
    if (route.method !== method) continue
    const id = match(route.pattern, path)
    if (id !== null) return { route, id }
  }
  throw invalidRequest(
    `Unrecognized request URL (${method}: ${path}). The local Stripe stand-in knows the addresses in local/stripe/README.md.`,
    { status: 404 },
  )
}

function match(pattern: string, path: string): string | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  let id = ''
  for (const [index, part] of wanted.entries()) {
    if (part === ':id') id = given[index] ?? ''
    else if (part !== given[index]) return null
  }
  return pattern.includes(':id') && id === '' ? null : id
}

function postSession({ world, tree }: Call): unknown {
  const parameters = parseParameters(sessionCreate, tree)
  return expand(world, createSession(world, parameters).session, parameters.expand)
}

function getSession({ world, id, tree }: Call): unknown {
  const { expand: paths } = parseParameters(expandOnly, tree)
  return expand(world, findSession(world, id).session, paths)
}

function updateSession({ world, id, tree }: Call): unknown {
  const parameters = parseParameters(sessionUpdate, tree)
  const { session } = findSession(world, id)
  session.metadata = mergedMetadata(session.metadata, parameters.metadata)
  world.changed()
  return expand(world, session, parameters.expand)
}

function postExpiry({ world, id, tree }: Call): unknown {
  const { expand: paths } = parseParameters(expandOnly, tree)
  const stored = findSession(world, id)
  expireSession(world, stored)
  return expand(world, stored.session, paths)
}

function getSessions({ world, tree }: Call): unknown {
  const wanted = parseParameters(sessionList, tree)
  const found = newestFirst(world.state.sessions)
    .map((stored) => stored.session)
    .filter(
      (session) =>
        isWithin(session.created, wanted.created) &&
        (wanted.status === undefined || session.status === wanted.status) &&
        (wanted.payment_intent === undefined || idOf(session.payment_intent) === wanted.payment_intent) &&
        (wanted.customer_details === undefined ||
          session.customer_details?.email === wanted.customer_details.email),
    )
  return expand(world, listPage(found, wanted, sessions), wanted.expand)
}

function getLineItems({ world, id, tree }: Call): unknown {
  const wanted = parseParameters(lineItemList, tree)
  const { lineItems } = findSession(world, id)
  return expand(world, listPage(lineItems, wanted, `${sessions}/${id}/line_items`), wanted.expand)
}

function getIntents({ world, tree }: Call): unknown {
  const wanted = parseParameters(intentList, tree)
  const found = newestFirst(world.state.paymentIntents).filter((intent) =>
    isWithin(intent.created, wanted.created),
  )
  return expand(
    world,
    listPage(wanted.customer === undefined ? found : [], wanted, '/v1/payment_intents'),
    wanted.expand,
  )
}

function getIntent({ world, id, tree }: Call): unknown {
  const { expand: paths } = parseParameters(intentRetrieve, tree)
  return expand(world, findIntent(world, id), paths)
}

function getCharges({ world, tree }: Call): unknown {
  const wanted = parseParameters(chargeList, tree)
  const found = newestFirst(world.state.charges).filter(
    (charge) =>
      isWithin(charge.created, wanted.created) &&
      wanted.customer === undefined &&
      (wanted.payment_intent === undefined || idOf(charge.payment_intent) === wanted.payment_intent) &&
      (wanted.transfer_group === undefined || charge.transfer_group === wanted.transfer_group),
  )
  return expand(world, listPage(found, wanted, '/v1/charges'), wanted.expand)
}

function getCharge({ world, id, tree }: Call): unknown {
  return expand(world, findCharge(world, id), parseParameters(expandOnly, tree).expand)
}

function postRefund({ world, tree }: Call): unknown {
  const parameters = parseParameters(refundCreate, tree)
  return expand(world, createRefund(world, parameters), parameters.expand)
}

function getRefunds({ world, tree }: Call): unknown {
  const wanted = parseParameters(refundList, tree)
  const found = newestFirst(world.state.refunds).filter(
    (refund) =>
      isWithin(refund.created, wanted.created) &&
      (wanted.charge === undefined || idOf(refund.charge) === wanted.charge) &&
      (wanted.payment_intent === undefined || idOf(refund.payment_intent) === wanted.payment_intent),
  )
  return expand(world, listPage(found, wanted, '/v1/refunds'), wanted.expand)
}

function getRefund({ world, id, tree }: Call): unknown {
  return expand(world, findRefund(world, id), parseParameters(expandOnly, tree).expand)
}

function updateRefund({ world, id, tree }: Call): unknown {
  const parameters = parseParameters(refundUpdate, tree)
  const refund = findRefund(world, id)
  refund.metadata = mergedMetadata(refund.metadata, parameters.metadata)
  world.changed()
  return expand(world, refund, parameters.expand)
}

function postRefundCancellation({ world, id, tree }: Call): unknown {
  const { expand: paths } = parseParameters(expandOnly, tree)
  const refund = findRefund(world, id)
  cancelRefund(world, refund)
  return expand(world, refund, paths)
}

function getDisputes({ world, tree }: Call): unknown {
  const wanted = parseParameters(disputeList, tree)
  const found = newestFirst(world.state.disputes).filter(
    (dispute) =>
      isWithin(dispute.created, wanted.created) &&
      (wanted.charge === undefined || idOf(dispute.charge) === wanted.charge) &&
      (wanted.payment_intent === undefined || idOf(dispute.payment_intent) === wanted.payment_intent),
  )
  return expand(world, listPage(found, wanted, '/v1/disputes'), wanted.expand)
}

function getDispute({ world, id, tree }: Call): unknown {
  return expand(world, findDispute(world, id), parseParameters(expandOnly, tree).expand)
}

function getBalance({ world }: Call): unknown {
  return balanceObject(world)
}

function getAccount({ world }: Call): unknown {
  return accountObject(world.merchantName)
}

/** Stripe adds and replaces keys; an empty value removes its key. */
function mergedMetadata(
  kept: Record<string, string> | null,
  given: Record<string, string> | undefined,
): Record<string, string> {
  const merged = Object.entries({ ...kept, ...given }).filter(([, value]) => value !== '')
  return Object.fromEntries(merged)
}
