import type { Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { Address, Delivery } from '#shop/orders/order.ts'
import { deliveryPrice, pickupPointAddress, type DeliveryMethod, type PickupPoint } from './delivery.ts'

export interface DeliveryProblem {
  field: string
  key: string
  facts?: Record<string, string>
}

export interface DeliveryWish {
  market: Market
  methods: readonly DeliveryMethod[]
  pickupPoint: PickupPoint | null
  subtotal: Money
  input: { delivery: string; name: string; street: string; postalCode: string; town: string; phone: string }
}

export type DeliveryAnswer =
  { ok: true; delivery: Delivery; address: Address } | { ok: false; problems: DeliveryProblem[] }

function addressProblems(market: Market, input: DeliveryWish['input']): DeliveryProblem[] {
  const problems: DeliveryProblem[] = []
  for (const field of ['street', 'postalCode', 'town'] as const) {
    if (input[field] === '') problems.push({ field, key: 'required' })
  }
  const { pattern, example } = marketFacts(market).postalCode
  if (input.postalCode !== '' && !pattern.test(input.postalCode)) {
    problems.push({ field: 'postalCode', key: 'postalCode', facts: { example } })
  }
  return problems
}

/** Which delivery was chosen and where it goes: a courier needs an address, a pickup point a phone for its message. */
export function chooseDelivery({
  market,
  methods,
  pickupPoint,
  subtotal,
  input,
}: DeliveryWish): DeliveryAnswer {
  const method = methods.find((each) => each.key === input.delivery)
  if (!method) return { ok: false, problems: [{ field: 'delivery', key: 'deliveryMethod' }] }
  const country = marketFacts(market).deliveryCountry
  const base = { method: method.key, name: method.name, price: deliveryPrice(method, subtotal) }
  if (method.kind === 'courier') {
    const problems = addressProblems(market, input)
    if (problems.length > 0) return { ok: false, problems }
    const { name, street, postalCode, town } = input
    return {
      ok: true,
      delivery: { ...base, kind: 'courier', pickupPoint: null },
      address: { name, street, postalCode: postalCode.toUpperCase(), town, country },
    }
  }
  const problems: DeliveryProblem[] = []
  if (input.phone === '') problems.push({ field: 'phone', key: 'required' })
  if (!pickupPoint) problems.push({ field: 'pickupPoint', key: 'pickupPoint' })
  if (!pickupPoint || problems.length > 0) return { ok: false, problems }
  const { street, postalCode, town, code } = pickupPoint
  return {
    ok: true,
    delivery: { ...base, kind: 'pickup', pickupPoint: { code, address: pickupPointAddress(pickupPoint) } },
    address: { name: input.name, street, postalCode, town, country },
  }
}
