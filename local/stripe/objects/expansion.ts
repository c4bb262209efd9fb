import { invalidRequest } from '../errors.ts'
import type { World } from '../world.ts'
import { listPage, newestFirst } from './listing.ts'
import { idOf } from '../identifiers.ts'

const deepest = 4

type Plain = Record<string, unknown>
type Expander = (world: World, owner: Plain) => unknown

// What an answer may show whole instead of by identifier, by the kind of object that holds it.
const expandable: Record<string, Record<string, Expander>> = {
  'checkout.session': {
    payment_intent: (world, owner) => world.state.paymentIntents.get(String(owner.payment_intent)),
    line_items: (world, owner) => {
      const items = world.state.sessions.get(String(owner.id))?.lineItems ?? []
      return listPage(items, {}, `/v1/checkout/sessions/${String(owner.id)}/line_items`)
    },
    customer: () => undefined,
    invoice: () => undefined,
    payment_link: () => undefined,
    setup_intent: () => undefined,
    subscription: () => undefined,
  },
  payment_intent: {
    latest_charge: (world, owner) => world.state.charges.get(String(owner.latest_charge)),
    customer: () => undefined,
  },
  charge: {
    payment_intent: (world, owner) => world.state.paymentIntents.get(String(owner.payment_intent)),
    refunds: (world, owner) => {
      const refunds = newestFirst(world.state.refunds).filter((refund) => idOf(refund.charge) === owner.id)
      return listPage(refunds, {}, `/v1/charges/${String(owner.id)}/refunds`)
    },
    balance_transaction: () => undefined,
    customer: () => undefined,
  },
  refund: {
    charge: (world, owner) => world.state.charges.get(String(owner.charge)),
    payment_intent: (world, owner) => world.state.paymentIntents.get(String(owner.payment_intent)),
    balance_transaction: () => undefined,
  },
  dispute: {
    charge: (world, owner) => world.state.charges.get(String(owner.charge)),
    payment_intent: (world, owner) => world.state.paymentIntents.get(String(owner.payment_intent)),
  },
}

/** A copy of the answer with the asked-for identifiers replaced by their objects. */
export function expand<T>(world: World, object: T, paths: readonly string[] = []): T {
  const copy = structuredClone(object)
  for (const path of paths) {
    const segments = path.split('.')
    if (segments.length > deepest) {
      throw invalidRequest(`You cannot expand more than ${deepest} levels of a property (${path}).`, {
        param: 'expand',
      })
    }
    expandPath(world, copy, segments, path)
  }
  return copy
}

function expandPath(world: World, node: unknown, segments: readonly string[], path: string): void {
  const [segment, ...rest] = segments
  if (segment === undefined || !isPlain(node)) return
  if (node.object === 'list' && segment === 'data' && Array.isArray(node.data)) {
    for (const item of node.data) expandPath(world, item, rest, path)
    return
  }
  const expander = expanderFor(String(node.object), segment)
  if (expander === undefined) {
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
  }
  if (!isPlain(node[segment])) {
    const found = expander(world, node)
    if (found !== undefined) node[segment] = structuredClone(found)
  }
  expandPath(world, node[segment], rest, path)
}

function expanderFor(kind: string, segment: string): Expander | undefined {
  const expanders = Object.hasOwn(expandable, kind) ? expandable[kind] : undefined
  return expanders !== undefined && Object.hasOwn(expanders, segment) ? expanders[segment] : undefined
}

function isPlain(value: unknown): value is Plain {
  return value !== null && typeof value === 'object'
}
