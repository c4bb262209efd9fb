import type Stripe from 'stripe'
import { z } from 'zod'
import {
  boolean,
  currency,
  email,
  emptyable,
  fields,
  integer,
  list,
  metadata,
  offOnly,
  text,
  unplayed,
  url,
} from './parameters.ts'
import { checkoutLocales, methodTypes } from './parameter-values.ts'
import { paging } from './list-parameters.ts'

type Create = Stripe.Checkout.SessionCreateParams
type IntentData = Stripe.Checkout.SessionCreateParams.PaymentIntentData

const taxBehaviour = z.enum(['exclusive', 'inclusive', 'unspecified'])

const priceData = fields<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>()({
  currency: currency(),
  product: unplayed(),
  product_data: fields<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>()({
    description: text().optional(),
    images: list(text(2048)).optional(),
    metadata: metadata.optional(),
    name: text(1500),
    tax_code: text().optional(),
    tax_details: unplayed(),
    unit_label: text(12).optional(),
  }),
  recurring: unplayed(),
  tax_behavior: taxBehaviour.optional(),
  unit_amount: integer(0),
  unit_amount_decimal: unplayed(),
})

const lineItem = fields<Stripe.Checkout.SessionCreateParams.LineItem>()({
  adjustable_quantity: offOnly({ maximum: integer(0).optional(), minimum: integer(0).optional() }).optional(),
  metadata: metadata.optional(),
  price: unplayed(),
  price_data: priceData,
  quantity: integer(1),
  tax_rates: unplayed(),
})

const address = fields<Stripe.ShippingAddressParam>()({
  city: text().optional(),
  country: text().optional(),
  line1: text(),
  line2: text().optional(),
  postal_code: text().optional(),
  state: text().optional(),
})

const intentData = fields<IntentData>()({
  application_fee_amount: unplayed(),
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  description: text(1000).optional(),
  metadata: metadata.optional(),
  on_behalf_of: unplayed(),
  receipt_email: email().optional(),
  setup_future_usage: unplayed(),
  shipping: fields<IntentData['shipping'] & object>()({
    address,
    carrier: text().optional(),
    name: text(),
    phone: text().optional(),
    tracking_number: text().optional(),
  }).optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_data: unplayed(),
  transfer_group: text().optional(),
})

type RateData = Stripe.Checkout.SessionCreateParams.ShippingOption.ShippingRateData
const estimate = z.strictObject({
  unit: z.enum(['business_day', 'day', 'hour', 'month', 'week']),
  value: integer(1),
})

const shippingOption = fields<Stripe.Checkout.SessionCreateParams.ShippingOption>()({
  shipping_rate: unplayed(),
  shipping_rate_data: fields<RateData>()({
    delivery_estimate: fields<RateData['delivery_estimate'] & object>()({
      maximum: estimate.optional(),
      minimum: estimate.optional(),
    }).optional(),
    display_name: text(100),
    fixed_amount: fields<RateData['fixed_amount'] & object>()({
      amount: integer(0),
      currency: currency(),
      currency_options: unplayed(),
    }),
    metadata: metadata.optional(),
    tax_behavior: taxBehaviour.optional(),
    tax_code: text().optional(),
    type: z.enum(['fixed_amount']).optional(),
  }),
})

const noFutureUse = z.enum(['none']).optional()
type Options = Stripe.Checkout.SessionCreateParams.PaymentMethodOptions
/** Options of the methods that this account has; those of the other fifty are refused as not acted out. */
const methodOptions = z.strictObject({
  blik: fields<Options['blik'] & object>()({
    mandate_options: unplayed(),
    setup_future_usage: noFutureUse,
  }).optional(),
  card: fields<Options['card'] & object>()({
    capture_method: unplayed(),
    installments: z.strictObject({ enabled: boolean().optional() }).optional(),
    request_extended_authorization: z.enum(['if_available', 'never']).optional(),
    request_incremental_authorization: z.enum(['if_available', 'never']).optional(),
    request_multicapture: z.enum(['if_available', 'never']).optional(),
    request_overcapture: z.enum(['if_available', 'never']).optional(),
    request_three_d_secure: z.enum(['any', 'automatic', 'challenge']).optional(),
    restrictions: unplayed(),
    setup_future_usage: unplayed(),
    statement_descriptor_suffix_kana: text(22).optional(),
    statement_descriptor_suffix_kanji: text(17).optional(),
  }).optional(),
  ideal: fields<Options['ideal'] & object>()({ setup_future_usage: noFutureUse }).optional(),
  p24: fields<Options['p24'] & object>()({
    setup_future_usage: noFutureUse,
    tos_shown_and_accepted: boolean().optional(),
  }).optional(),
})

const message = emptyable(z.strictObject({ message: text(1200) })).optional()
const picture = z.strictObject({
  file: text().optional(),
  type: z.enum(['file', 'url']),
  url: url().optional(),
})

export const sessionCreate = fields<Create>()({
  adaptive_pricing: z.strictObject({ enabled: boolean().optional() }).optional(),
  after_expiration: unplayed(),
  allow_promotion_codes: boolean().optional(),
  allowed_payment_method_types: list(z.enum(methodTypes)).optional(),
  automatic_tax: offOnly({ liability: z.unknown().optional() }).optional(),
  billing_address_collection: z.enum(['auto']).optional(),
  branding_settings: fields<Stripe.Checkout.SessionCreateParams.BrandingSettings>()({
    background_color: emptyable(text(20)).optional(),
    border_style: emptyable(z.enum(['pill', 'rectangular', 'rounded'])).optional(),
    button_color: emptyable(text(20)).optional(),
    display_name: text(200).optional(),
    font_family: emptyable(text(40)).optional(),
    icon: picture.optional(),
    logo: picture.optional(),
  }).optional(),
  cancel_url: url().optional(),
  client_reference_id: text(200).optional(),
  consent_collection: unplayed(),
  currency: currency().optional(),
  custom_fields: unplayed(),
  custom_text: fields<Stripe.Checkout.SessionCreateParams.CustomText>()({
    after_submit: message,
    shipping_address: message,
    submit: message,
    terms_of_service_acceptance: message,
  }).optional(),
  customer: unplayed(),
  customer_account: unplayed(),
  customer_creation: z.enum(['if_required']).optional(),
  customer_email: email().optional(),
  customer_update: unplayed(),
  discounts: unplayed(),
  excluded_payment_method_types: list(z.enum(methodTypes)).optional(),
  expand: list(text()).optional(),
  expires_at: integer(0).optional(),
  integration_identifier: text(200).optional(),
  invoice_creation: offOnly({ invoice_data: z.unknown().optional() }).optional(),
  line_items: list(lineItem),
  locale: z.enum(checkoutLocales).optional(),
  managed_payments: offOnly().optional(),
  metadata: metadata.optional(),
  mode: z.enum(['payment', 'setup', 'subscription']),
  name_collection: unplayed(),
  optional_items: unplayed(),
  origin_context: z.enum(['mobile_app', 'web']).optional(),
  payment_intent_data: intentData.optional(),
  payment_method_collection: unplayed(),
  payment_method_configuration: text().optional(),
  payment_method_data: unplayed(),
  payment_method_options: methodOptions.optional(),
  permissions: unplayed(),
  phone_number_collection: offOnly().optional(),
  redirect_on_completion: unplayed(),
  return_url: unplayed(),
  saved_payment_method_options: unplayed(),
  setup_intent_data: unplayed(),
  shipping_address_collection: unplayed(),
  shipping_options: list(shippingOption).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  subscription_data: unplayed(),
  success_url: url(),
  tax_id_collection: offOnly({ required: z.enum(['if_supported', 'never']).optional() }).optional(),
  ui_mode: z.enum(['elements', 'embedded_page', 'form', 'hosted_page']).optional(),
  wallet_options: z
    .strictObject({ link: z.strictObject({ display: z.enum(['auto', 'never']).optional() }).optional() })
    .optional(),
})

export type SessionCreate = z.output<typeof sessionCreate>

export const sessionUpdate = fields<Stripe.Checkout.SessionUpdateParams>()({
  collected_information: unplayed(),
  expand: list(text()).optional(),
  line_items: unplayed(),
  metadata: metadata.optional(),
  payment_intent_data: unplayed(),
  shipping_options: unplayed(),
})

export const sessionList = fields<Stripe.Checkout.SessionListParams>()({
  ...paging,
  customer: unplayed(),
  customer_account: unplayed(),
  customer_details: z.strictObject({ email: email() }).optional(),
  payment_intent: text().optional(),
  payment_link: unplayed(),
  status: z.enum(['complete', 'expired', 'open']).optional(),
  subscription: unplayed(),
})

export const lineItemList = fields<Stripe.Checkout.SessionListLineItemsParams>()({
  ending_before: paging.ending_before,
  expand: paging.expand,
  limit: paging.limit,
  starting_after: paging.starting_after,
})
