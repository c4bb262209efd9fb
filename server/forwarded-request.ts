import { IncomingMessage, type IncomingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { isApiPath, isStaffPath, type PageAddress } from './page-address.ts'

/** What the front has established about a request, told to the application in headers of its own. */
export interface Established {
  requestId: string
  clientAddress: string
  host: string
  shopUrl: URL
  /** Given to the framework so that it marks its scripts; null where nothing is rendered strictly. */
  nonce: string | null
}

/** Steering headers of the framework, of proxies, of the connection, and those that only the front may set. */
const dropped =
  /^(?:next-|rsc$|x-(?:middleware|nextjs|next|invoke|matched|now|vercel|prerender|shop|forwarded|real-ip|original|rewrite|http-method|request-id)|content-security-policy|forwarded$|accept-encoding$|upgrade$|connection$|keep-alive$|transfer-encoding$|proxy-|te$|trailer$|expect$|content-length$|range$|if-range$)/
/** The staff area navigates with the framework's own requests. */
const navigation = /^(?:rsc|next-url|next-router-[a-z-]+|next-hmr-refresh)$/
/** The front answers these for pages itself, from the finished bytes. */
const conditional = /^if-(?:none-match|modified-since|match|unmodified-since)$/

/** The request as the application may see it: read to its end, without anything a client could steer it by. */
export function forwardedRequest(
  original: IncomingMessage,
  address: PageAddress,
  body: Buffer,
  established: Established,
  isDevelopment: boolean,
): IncomingMessage {
  const mayNavigate = isDevelopment || isStaffPath(address.path)
  const isPage = !isApiPath(address.path)
  const headers: IncomingHttpHeaders = {}
  for (const [name, value] of Object.entries(original.headers)) {
    if (dropped.test(name) && !(mayNavigate && navigation.test(name))) continue
    if (isPage && conditional.test(name)) continue
    headers[name] = value
  }
  if (body.length > 0) headers['content-length'] = String(body.length)
  // A page is rendered in full also when only its headers are asked for, so that both say the same.
  const method = original.method === 'HEAD' && isPage ? 'GET' : original.method
  const forwarded = requestOf(method ?? 'GET', address, headers, body, established)
  // In development the framework looks here for the server whose sockets it wants to serve.
  if (isDevelopment) Object.assign(forwarded.socket, { server: Reflect.get(original.socket, 'server') })
  return forwarded
}

/** The request of nobody in particular: what is rendered for it may be shown to everybody. */
export function neutralRequest(address: PageAddress, established: Established): IncomingMessage {
  const headers = { accept: 'text/html,*/*;q=0.8' }
  return requestOf('GET', address, headers, Buffer.alloc(0), established)
}

function requestOf(
  method: string,
  { path, query }: PageAddress,
  headers: IncomingHttpHeaders,
  body: Buffer,
  { requestId, clientAddress, host, shopUrl, nonce }: Established,
): IncomingMessage {
  // Never the client's own socket: a request that is given up takes its socket with it.
  const request = new IncomingMessage(new Socket())
  headers.host = host
  // The framework sends titles ahead of the page only to clients it knows by name.
  headers['user-agent'] ??= 'shop'
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = shopUrl.protocol.slice(0, -1)
  headers['x-forwarded-for'] = clientAddress.replace(/\/64$/, '')
  headers['x-shop-client-address'] = clientAddress
  headers['x-request-id'] = requestId
  if (nonce !== null) headers['content-security-policy'] = `script-src 'nonce-${nonce}'`
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

/** Whether somebody could be recognised by this request. */
export function carriesIdentity({ headers }: IncomingMessage): boolean {
  return headers.cookie !== undefined || headers.authorization !== undefined
}
