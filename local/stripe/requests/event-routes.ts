import { invalidRequest, missingResource } from '../errors.ts'
import { isWithin, listPage, newestFirst } from '../objects/listing.ts'
import type { Delivery, WireEvent } from '../state.ts'
import { matchesType } from '../webhooks/delivery-plan.ts'
import { webhookEndpointObject } from './account-objects.ts'
import type { Call } from './call.ts'
import { eventList } from './list-parameters.ts'
import { parseParameters } from './parameters.ts'

export function getEvents({ world, tree }: Call): unknown {
  const wanted = parseParameters(eventList, tree)
  if (wanted.type !== undefined && wanted.types !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: type, types.', {
      code: 'parameters_exclusive',
    })
  }
  const patterns = wanted.types ?? (wanted.type === undefined ? null : [wanted.type])
  const undelivered = undeliveredEvents(world.state.deliveries.values())
  const found = newestFirst(world.state.events).filter(
    (event) =>
      isWithin(event.created, wanted.created) &&
      (patterns === null || patterns.some((pattern) => matchesType(pattern, event.type))) &&
      (wanted.delivery_success === undefined || wanted.delivery_success !== undelivered.has(event.id)),
  )
  return listPage(found, wanted, '/v1/events')
}

export function getEvent({ world, id }: Call): WireEvent {
  const event = world.state.events.get(id)
  if (event === undefined) throw missingResource('event', id)
  return event
}

export function getWebhookEndpoints({ webhookUrl }: Call): unknown {
  return listPage(webhookUrl === null ? [] : [webhookEndpointObject(webhookUrl)], {}, '/v1/webhook_endpoints')
}

/** Sent somewhere, and not yet accepted even once: still on its way, given up, or lost. */
function undeliveredEvents(deliveries: Iterable<Delivery>): Set<string> {
  const sent = new Set<string>()
  const accepted = new Set<string>()
  for (const { event, status } of deliveries) (status === 'delivered' ? accepted : sent).add(event)
  return new Set([...sent].filter((event) => !accepted.has(event)))
}
