import { invalidRequest } from '../errors.ts'
import { newId } from '../identifiers.ts'
import type { SessionCreate } from '../requests/session-parameters.ts'
import type { LineItem, ShippingRate } from '../state.ts'

type LineItemParameters = SessionCreate['line_items'][number]
type ShippingOptionParameters = NonNullable<SessionCreate['shipping_options']>[number]

/** A line of a session, with the one-off price that Stripe makes from `price_data`. */
export function createLineItem(parameters: LineItemParameters, created: number): LineItem {
  const { price_data: data, quantity } = parameters
  const total = data.unit_amount * quantity
  return {
    id: newId('li_1'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: data.currency,
    description: data.product_data.name,
    metadata: parameters.metadata ?? {},
    price: {
      id: newId('price_1'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency: data.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId('prod_'),
      recurring: null,
      tax_behavior: data.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: data.unit_amount,
      unit_amount_decimal: String(data.unit_amount),
    },
    quantity,
  }
}

export function createShippingRate(option: ShippingOptionParameters, created: number): ShippingRate {
  const data = option.shipping_rate_data
  const { minimum, maximum } = data.delivery_estimate ?? {}
  return {
    id: newId('shr_1'),
    object: 'shipping_rate',
    active: true,
    created,
    delivery_estimate:
      data.delivery_estimate === undefined ? null : { maximum: maximum ?? null, minimum: minimum ?? null },
    display_name: data.display_name,
    fixed_amount: { amount: data.fixed_amount.amount, currency: data.fixed_amount.currency },
    livemode: false,
    metadata: data.metadata ?? {},
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tax_code: data.tax_code ?? null,
    type: 'fixed_amount',
  }
}

/** The one currency of all lines and rates; Stripe refuses a mixture. */
export function commonCurrency(parameters: SessionCreate): string {
  const [first] = parameters.line_items
  if (first === undefined) {
    throw invalidRequest('Missing required param: line_items.', {
      code: 'parameter_missing',
      param: 'line_items',
    })
  }
  const currency = parameters.currency ?? first.price_data.currency
  const currencies = [
    ...parameters.line_items.map((item) => item.price_data.currency),
    ...(parameters.shipping_options ?? []).map((option) => option.shipping_rate_data.fixed_amount.currency),
  ]
  const other = currencies.find((candidate) => candidate !== currency)
  if (other !== undefined) {
    throw invalidRequest(
      `You cannot combine currencies on a single Checkout Session: found \`${other}\` beside \`${currency}\`.`,
      { param: 'line_items' },
    )
  }
  return currency
}
