import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from 'pino'
import { AnswerFinish } from './answer-finish.ts'
import { trustedProxies } from './client-address.ts'
import { colleagues, type StaffCookie } from './colleagues.ts'
import { databaseRoom } from './database-room.ts'
import { drainOf } from './drain.ts'
import { hearChanges } from './hearing.ts'
import { ownHosts } from './own-hosts.ts'
import { PageStore } from './page-store.ts'
import { PublicPages } from './public-pages.ts'
import { Reception } from './reception.ts'
import type { Application } from './renderer.ts'
import { gateDefaults, RenderGate, type GateSettings } from './render-gate.ts'
import { requestIds } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'
import { StaticFiles, type StaticFolder } from './static-files.ts'
import { Visits } from './visits.ts'

export interface FrontOptions {
  application: Application
  shopUrl: URL
  host: string
  /** 0 takes a free one. */
  port: number
  paymentPageOrigin: string
  logger: Pick<Logger, 'error' | 'warn' | 'info'>
  trustedProxies?: readonly string[]
  isDevelopment?: boolean
  pageCacheBytes?: number
  /** By which those who work here are known; without it nobody is. */
  staffCookie?: StaffCookie
  /** Where invalidations are heard; without it pages change only by their own date and by `drop`. */
  databaseUrl?: string
  folders?: readonly StaticFolder[]
  /** Milliseconds until a page that does not come is given up. */
  renderTimeLimit?: number
  /** The same for what staff do to whole lists at once. */
  deedTimeLimit?: number
  /** How many pages are made at once for single readers. */
  renders?: GateSettings
  now?: () => number
}

/** The running HTTP front. */
export interface Front {
  port: number
  server: Server
  /** Drops kept pages in this process alone; changes of data are said with `invalidate`. */
  drop: (tags: readonly string[]) => void
  /** Finishes what is under way, for ten seconds at most, and closes. */
  close: () => Promise<void>
}

const grace = 10_000

const defaults = {
  trustedProxies: [] as readonly string[],
  isDevelopment: false,
  pageCacheBytes: 128 * 1024 * 1024,
  folders: [] as readonly StaticFolder[],
  staffCookie: { name: '', keys: [] } as StaffCookie,
  renderTimeLimit: 30_000,
  // Longer than the longest transaction: whoever is told that it failed must not find it done.
  deedTimeLimit: 150_000,
  renders: gateDefaults,
  now: Date.now,
}

export async function startFront(given: FrontOptions): Promise<Front> {
  const options = { ...defaults, ...given }
  const { application, shopUrl, logger, isDevelopment, paymentPageOrigin, renderTimeLimit, deedTimeLimit } =
    options
  const store = new PageStore({ capacity: options.pageCacheBytes, now: options.now })
  const pages = new PublicPages(store)
  const isTrusted = trustedProxies(options.trustedProxies)
  const isOwnHost = ownHosts(shopUrl)
  const security = securityHeaders(shopUrl)
  const error = logger.error.bind(logger)
  const warn = logger.warn.bind(logger)
  // In development the framework serves its own files: they may change any moment.
  const folders = options.folders.filter(({ isFilled }) => isFilled || !isDevelopment)
  const files = await StaticFiles.open(folders, security)
  const hearing = hearChanges({ databaseUrl: options.databaseUrl, store, pages, logger })
  const room = databaseRoom(options.databaseUrl, options.now)
  const isOutage = () => !hearing.isOn() || hearing.wasJustLost() || room.isFull()
  const visits = new Visits({
    application,
    shopUrl,
    isOwnHost,
    isTrusted,
    isDevelopment,
    pages,
    finish: new AnswerFinish({ security, isDevelopment, paymentPageOrigin, isOutage, warn }),
    renderTimeLimit,
    deedTimeLimit,
    caughtUp: hearing.caughtUp,
    lookAround: async () => void (await Promise.all([hearing.caughtUp(), room.ask()])),
    gate: new RenderGate(options.renders),
    isColleague: colleagues(options.staffCookie),
    error,
  })
  const reception = new Reception({
    isOwnHost,
    isDevelopment,
    security,
    store,
    files,
    serve: (visit) => visits.serve(visit),
    requestIdOf: requestIds(isTrusted),
    error,
  })
  const server = newServer(isDevelopment)
  const drain = drainOf(server)
  server.on('request', (request, response) => reception.receive(request, response))
  server.on('checkContinue', (request, response) => reception.receive(request, response))
  const close = async () => {
    await drain(grace)
    await hearing.stop()
  }
  try {
    await listening(server, options.port, options.host)
  } catch (failure) {
    await hearing.stop()
    throw failure
  }
  const drop = (tags: readonly string[]) => {
    store.drop(tags)
    pages.changed()
  }
  return { port: (server.address() as AddressInfo).port, server, drop, close }
}

function newServer(isDevelopment: boolean): Server {
  const server = createServer({
    keepAliveTimeout: 75_000,
    headersTimeout: 10_000,
    requestTimeout: 120_000,
    connectionsCheckingInterval: 5_000,
    // Only the framework's own reloading in development speaks anything but HTTP.
    ...(!isDevelopment && { shouldUpgradeCallback: () => false }),
  })
  server.on('clientError', answerClientError)
  return server
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

const clientErrors: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What is no HTTP at all never becomes a request; it is answered here and cut off. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = clientErrors[error.code ?? ''] ?? '400 Bad Request'
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n\r\n`,
  )
}
