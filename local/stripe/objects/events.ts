import { apiVersion } from '../account.ts'
import { newId } from '../identifiers.ts'
import type { WireEvent } from '../state.ts'
import type { World } from '../world.ts'

const day = 86_400
// GET /v1/events reaches back 30 days.
const keptSeconds = 30 * day

/** Records what happened with the object as it is now, and hands it to the deliveries. */
export function emit(
  world: World,
  type: WireEvent['type'],
  object: unknown,
  previous?: Record<string, unknown>,
): WireEvent {
  const event: WireEvent = {
    id: newId('evt_1'),
    object: 'event',
    api_version: apiVersion,
    created: world.clock.seconds(),
    data: {
      object: structuredClone(object),
      ...(previous === undefined ? {} : { previous_attributes: previous }),
    },
    livemode: false,
    pending_webhooks: 0,
    request: { ...world.cause },
    type,
  }
  world.state.events.set(event.id, event)
  event.pending_webhooks = world.deliver(event)
  world.changed()
  return event
}

export function forgetOldEvents(world: World): void {
  const oldest = world.clock.seconds() - keptSeconds
  const { events, deliveries } = world.state
  for (const event of events.values()) if (event.created < oldest) events.delete(event.id)
  for (const delivery of deliveries.values()) if (!events.has(delivery.event)) deliveries.delete(delivery.id)
}
