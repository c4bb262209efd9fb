import { IncomingMessage, type IncomingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { isApiPath, isStaffPath, type PageAddress } from './page-address.ts'

/** What the front has established about a request, told to the application in headers of its own. */
export interface Established {
  requestId: string
  clientAddress: string
  host: string
  shopUrl: URL
  isDevelopment: boolean
  /** Given to the framework so that it marks its scripts; null where nothing is rendered strictly. */
  nonce: string | null
}

/** Steering headers of the framework, of proxies, of the connection, and those that only the front may set. */
const dropped =
  /^(?:next-|rsc$|x-(?:middleware|nextjs|next|invoke|matched|now|vercel|prerender|shop|forwarded|real-ip|original|rewrite|http-method|request-id)|content-security-policy|forwarded$|accept-encoding$|upgrade$|connection$|keep-alive$|transfer-encoding$|proxy-|te$|trailer$|expect$|content-length$|range$|if-range$)/
/** The staff area navigates with the framework's own requests. */
const navigation = /^(?:rsc|next-url|next-router-[a-z-]+)$/
/** In development its pages and its server tell each other more. */
const reloading = /^(?:rsc$|next-|x-nextjs-)/
/** The front answers these for pages itself, from the finished bytes. */
const conditional = /^if-(?:none-match|modified-since|match|unmodified-since)$/

/** The request as the application may see it: read to its end, without anything a client could steer it by. */
export function forwardedRequest(
  original: IncomingMessage,
  address: PageAddress,
  body: Buffer,
  established: Established,
): IncomingMessage {
  const isPage = !isApiPath(address.path)
  const internal = established.isDevelopment ? reloading : navigation
  const mayNavigate = established.isDevelopment || isStaffPath(address.path)
  const passes = (name: string) =>
    dropped.test(name) ? mayNavigate && internal.test(name) : !(isPage && conditional.test(name))
  const headers: IncomingHttpHeaders = {}
  for (const [name, value] of Object.entries(original.headers)) if (passes(name)) headers[name] = value
  // A page is rendered in full also when only its headers are asked for, so that both say the same.
  const method = original.method === 'HEAD' && isPage ? 'GET' : original.method
  const forwarded = requestOf(method ?? 'GET', address, { headers, body }, established)
  // In development the framework looks here for the server whose sockets it wants to serve.
  if (established.isDevelopment)
    Object.assign(forwarded.socket, { server: Reflect.get(original.socket, 'server') })
  return forwarded
}

/** The request of nobody in particular: what is rendered for it may be shown to everybody. */
export function neutralRequest(address: PageAddress, established: Established): IncomingMessage {
  const headers = { accept: 'text/html,*/*;q=0.8' }
  const nobody = { ...established, host: established.shopUrl.host, clientAddress: 'unknown' }
  return requestOf('GET', address, { headers, body: Buffer.alloc(0) }, nobody)
}

function requestOf(
  method: string,
  { path, query }: PageAddress,
  { headers, body }: { headers: IncomingHttpHeaders; body: Buffer },
  established: Established,
): IncomingMessage {
  // Never the client's own socket: a request that is given up takes its socket with it.
  const request = new IncomingMessage(new Socket())
  Object.assign(headers, establishedHeaders(established))
  // Where somebody is led back to after signing in.
  if (isStaffPath(path)) headers['x-shop-page'] = path + query
  // The framework sends titles ahead of the page only to clients it knows by name.
  headers['user-agent'] ??= 'shop'
  if (body.length > 0) headers['content-length'] = String(body.length)
  request.method = method
  request.url = path + query
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  request.headers = headers
  request.rawHeaders = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).flatMap((each) => [name, each]),
  )
  request.complete = true
  if (body.length > 0) request.push(body)
  request.push(null)
  return request
}

function establishedHeaders({
  host,
  shopUrl,
  clientAddress,
  requestId,
  nonce,
}: Established): IncomingHttpHeaders {
  return {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': shopUrl.protocol.slice(0, -1),
    'x-forwarded-for': clientAddress.replace(/\/64$/, ''),
    'x-shop-client-address': clientAddress,
    'x-request-id': requestId,
    ...(nonce !== null && { 'content-security-policy': `script-src 'nonce-${nonce}'` }),
  }
}

/** Whether somebody could be recognised by this request. */
export function carriesIdentity({ headers }: IncomingMessage): boolean {
  return headers.cookie !== undefined || headers.authorization !== undefined
}
