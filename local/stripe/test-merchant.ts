import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import Stripe from 'stripe'
import { onTestFinished } from 'vitest'
import { startStripe, type RunningStripe, type StripeOptions } from './start.ts'

export const secretKey = 'sk_test_local'
export const webhookSecret = 'whsec_local_0123456789'

type Parameters = Stripe.Checkout.SessionCreateParams

/** A merchant for tests: the real stripe-node client against a stand-in on a free port. */
export interface Merchant {
  stripe: Stripe
  running: RunningStripe
  /** Pulls a lever of the stand-in. */
  control(lever: string, body?: unknown): Promise<Record<string, unknown>>
  openSession(parameters?: Partial<Parameters>): Promise<Stripe.Checkout.Session>
  paidSession(parameters?: Partial<Parameters>): Promise<Stripe.Checkout.Session>
  eventTypes(): Promise<string[]>
}

export async function openMerchant(options: Partial<StripeOptions> = {}): Promise<Merchant> {
  const running = await startStripe({ secretKey, webhookSecret, ...options })
  onTestFinished(() => running.stop())
  const stripe = clientOf(running)
  const control: Merchant['control'] = async (lever, body) => {
    const [method = 'POST', path = ''] = lever.includes(' ') ? lever.split(' ') : ['POST', lever]
    const response = await fetch(`${running.url}/ctl/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(`${lever}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const openSession: Merchant['openSession'] = (parameters) =>
    stripe.checkout.sessions.create({ ...sessionParameters(), ...parameters })
  return {
    stripe,
    running,
    control,
    openSession,
    paidSession: async (parameters) => {
      const session = await openSession(parameters)
      await control(`sessions/${session.id}/pay`, {})
      return stripe.checkout.sessions.retrieve(session.id)
    },
    eventTypes: async () => {
      const events = await stripe.events.list({ limit: 100 })
      return events.data.map((event) => event.type).toReversed()
    },
  }
}

export function clientOf(running: RunningStripe, config: Partial<Stripe.StripeConfig> = {}): Stripe {
  return new Stripe(secretKey, {
    host: '127.0.0.1',
    port: running.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    ...config,
  })
}

export function sessionParameters(): Parameters {
  return {
    mode: 'payment',
    locale: 'pl',
    client_reference_id: 'order-1',
    customer_email: 'jan@example.pl',
    success_url: 'http://localhost:3000/pl/zamowienia/abc?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/pl/zamowienie',
    allowed_payment_method_types: ['blik', 'p24', 'card'],
    line_items: [
      {
        quantity: 2,
        price_data: { currency: 'pln', unit_amount: 4350, product_data: { name: 'Magnez płynny' } },
      },
      {
        quantity: 1,
        price_data: { currency: 'pln', unit_amount: 9900, product_data: { name: 'Cytrynian magnezu' } },
      },
    ],
    shipping_options: [
      { shipping_rate_data: { display_name: 'Kurier', fixed_amount: { amount: 1299, currency: 'pln' } } },
    ],
    metadata: { order: 'order-1' },
    payment_intent_data: { metadata: { order: 'order-1' }, description: 'Z-1001' },
  }
}

export function euroSession(): Partial<Parameters> {
  return {
    locale: 'nl',
    allowed_payment_method_types: ['ideal', 'card'],
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 129_900, product_data: { name: 'Vloeibaar magnesium' } },
      },
    ],
    shipping_options: [],
  }
}

export interface Received {
  body: string
  signature: string
  headers: IncomingHttpHeaders
}

/** A webhook of the shop that keeps what it gets and answers as told. */
export interface Receiver {
  url: string
  received: Received[]
  answer: (received: Received, count: number) => number
  eventIds(): string[]
}

export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    received: [],
    answer: () => 200,
    eventIds: () => receiver.received.map(({ body }) => (JSON.parse(body) as { id: string }).id),
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature'])
      const one = { body: Buffer.concat(chunks).toString('utf8'), signature, headers: request.headers }
      receiver.received.push(one)
      response.writeHead(receiver.answer(one, receiver.received.length), { location: '/elsewhere' }).end()
    })
  })
  receiver.url = `http://127.0.0.1:${await listen(server)}/api/stripe/webhook`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return receiver
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

/** What a refused call was refused with. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('the call was not refused')
}
