import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createAgenda } from './agenda.ts'
import { createClock } from './clock.ts'
import { handleControl, type Control } from './control/control.ts'
import { handlePage } from './page/payment-page.ts'
import { handleApi, type Api } from './requests/api.ts'
import { createFaults } from './requests/faults.ts'
import { createIdempotency } from './requests/idempotency.ts'
import { createRateLimit } from './requests/rate-limit.ts'
import { createStateFile, loadState } from './state-file.ts'
import type { State } from './state.ts'
import { runTask } from './tasks.ts'
import { createDeliveries } from './webhooks/delivery.ts'
import { noCause, type World } from './world.ts'

export interface StripeOptions {
  /** 0, the default, takes a free one. */
  port?: number
  host?: string
  /** Without it everything is forgotten at the end. */
  stateFile?: string
  webhookUrl?: string | null
  webhookSecret: string
  secretKey: string
  merchantName?: string
  now?: () => Date
  log?: (message: string) => void
}

export interface RunningStripe {
  url: string
  port: number
  state: State
  setWebhookUrl(url: string | null): void
  stop(): Promise<void>
}

/** Starts the local Stripe: its API, its hosted payment page, its webhooks, and the levers for tests. */
export async function startStripe(options: StripeOptions): Promise<RunningStripe> {
  const log = options.log ?? (() => {})
  const state = loadState(options.stateFile)
  const file = createStateFile(options.stateFile, state)
  const clock = createClock(options.now ?? (() => new Date()), state)
  const endpoint = { url: options.webhookUrl ?? null, secret: options.webhookSecret }
  const deliveries = createDeliveries({ state, clock, endpoint, changed: file.changed, log })
  const agenda = createAgenda(state.tasks, clock, (task) => runTask(world, task))
  const world: World = {
    merchantName: options.merchantName ?? 'Zelvanta',
    state,
    clock,
    agenda,
    settings: { nextRefunds: { status: 'pending', times: 0 } },
    cause: noCause,
    url: '',
    deliver: deliveries.enqueue,
    changed: file.changed,
  }
  const faults = createFaults()
  const rateLimit = createRateLimit()
  const control: Control = { world, deliveries, faults, rateLimit }
  const api: Api = {
    world,
    secretKey: options.secretKey,
    faults,
    idempotency: createIdempotency(state, clock),
    rateLimit,
    webhookUrl: () => endpoint.url,
    log,
  }

  const host = options.host ?? '127.0.0.1'
  const server = createServer((request, response) => {
    handle(api, control, request, response).catch((error: unknown) => {
      log(`Stripe stand-in: ${error instanceof Error ? error.stack : String(error)}`)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  const port = await listen(server, options.port ?? 0, host)
  world.url = `http://${host}:${port}`
  moveOpenPages(world)
  agenda.runDue()

  return {
    url: world.url,
    port,
    state,
    setWebhookUrl: (url) => {
      endpoint.url = url
      deliveries.moveTime(0)
    },
    stop: async () => {
      agenda.stop()
      await deliveries.stop()
      await close(server)
      file.flush()
    },
  }
}

async function handle(
  api: Api,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/'
  if (path.startsWith('/v1/') || path.startsWith('/v2/')) return handleApi(api, request, response)
  if (path.startsWith('/pay/')) return handlePage(control.world, request, response)
  if (path.startsWith('/ctl/')) return handleControl(control, request, response)
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('The local Stripe stand-in.\n')
}

/** After a restart the page may live at another port. */
function moveOpenPages({ state, url }: World): void {
  for (const { session } of state.sessions.values()) {
    if (session.status === 'open') session.url = `${url}/pay/${session.id}`
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string')
        reject(new Error('the Stripe stand-in has no port'))
      else resolve(address.port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // A hanging answer, which a fault may have ordered, would otherwise hold the server open for ever.
    server.closeAllConnections()
  })
}
