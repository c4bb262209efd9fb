import { methodConfigurationId } from '../account.ts'
import { newId } from '../identifiers.ts'
import type { SessionCreate } from '../requests/session-parameters.ts'
import type { LineItem, Session, ShippingRate } from '../state.ts'
import type { World } from '../world.ts'

type Totals = Pick<Session, 'amount_subtotal' | 'amount_total' | 'total_details' | 'shipping_cost'>

export function totals(lineItems: readonly LineItem[], rate: ShippingRate | undefined): Totals {
  const subtotal = lineItems.reduce((sum, item) => sum + item.amount_total, 0)
  const shipping = rate?.fixed_amount?.amount ?? 0
  return {
    amount_subtotal: subtotal,
    amount_total: subtotal + shipping,
    total_details: { amount_discount: 0, amount_shipping: shipping, amount_tax: 0 },
    shipping_cost:
      rate === undefined
        ? null
        : { amount_subtotal: shipping, amount_tax: 0, amount_total: shipping, shipping_rate: rate.id },
  }
}

interface Parts {
  world: World
  parameters: SessionCreate
  created: number
  expiresAt: number
  currency: string
  methods: string[]
  lineItems: readonly LineItem[]
  shippingRates: readonly ShippingRate[]
}

export function sessionObject(parts: Parts): Session {
  const { world, parameters, currency, methods, shippingRates } = parts
  const id = newId('cs_test_a1')
  const email = orNull(parameters.customer_email)
  const { branding_settings: branding } = parameters
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: parameters.adaptive_pricing?.enabled ?? false },
    after_expiration: null,
    allow_promotion_codes: orNull(parameters.allow_promotion_codes),
    allowed_payment_method_types: orNull(parameters.allowed_payment_method_types),
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: orNull(parameters.billing_address_collection),
    ...(branding === undefined ? {} : { branding_settings: brandingObject(branding, world.merchantName) }),
    cancel_url: orNull(parameters.cancel_url),
    client_reference_id: orNull(parameters.client_reference_id),
    client_secret: null,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    consent: null,
    consent_collection: null,
    created: parts.created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: customTextObject(parameters.custom_text),
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: email === null ? null : customerDetails(email, null),
    customer_email: email,
    discounts: [],
    expires_at: parts.expiresAt,
    integration_identifier: orNull(parameters.integration_identifier),
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: orNull(parameters.locale),
    managed_payments: { enabled: false },
    metadata: parameters.metadata ?? {},
    mode: 'payment',
    origin_context: orNull(parameters.origin_context),
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: {
      id: parameters.payment_method_configuration ?? methodConfigurationId,
      parent: null,
    },
    payment_method_options: { card: { request_three_d_secure: requestedSecure(parameters) } },
    payment_method_types: methods,
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_options: shippingRates.map((rate) => ({
      shipping_amount: rate.fixed_amount?.amount ?? 0,
      shipping_rate: rate.id,
    })),
    status: 'open',
    submit_type: orNull(parameters.submit_type),
    subscription: null,
    success_url: parameters.success_url,
    ui_mode: 'hosted_page',
    url: `${world.url}/pay/${id}`,
    wallet_options: null,
    ...totals(parts.lineItems, shippingRates[0]),
  }
}

export function customerDetails(email: string | null, name: string | null): Session['customer_details'] {
  return {
    address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

export function orNull<T>(value: T | undefined): T | null {
  return value ?? null
}

function customTextObject(given: SessionCreate['custom_text'] = {}): Session['custom_text'] {
  return {
    after_submit: orNull(given.after_submit),
    shipping_address: orNull(given.shipping_address),
    submit: orNull(given.submit),
    terms_of_service_acceptance: orNull(given.terms_of_service_acceptance),
  }
}

type Branding = NonNullable<SessionCreate['branding_settings']>

function brandingObject(branding: Branding, merchantName: string): NonNullable<Session['branding_settings']> {
  return {
    background_color: branding.background_color ?? '#ffffff',
    border_style: branding.border_style ?? 'rounded',
    button_color: branding.button_color ?? '#0074d4',
    display_name: branding.display_name ?? merchantName,
    font_family: branding.font_family ?? 'default',
    icon: null,
    logo: null,
  }
}

function requestedSecure(parameters: SessionCreate): 'any' | 'automatic' | 'challenge' {
  return parameters.payment_method_options?.card?.request_three_d_secure ?? 'automatic'
}
