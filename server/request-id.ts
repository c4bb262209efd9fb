import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { TrustedProxies } from './client-address.ts'

const acceptable = /^[\w-]{8,64}$/

/** Numbers the requests of this process, unless a trusted proxy has named one already. */
export function requestIds(isTrusted: TrustedProxies): (request: IncomingMessage) => string {
  const process = randomBytes(5).toString('hex')
  let count = 0
  return (request) => {
    const given = request.headers['x-request-id']
    const peer = request.socket.remoteAddress?.replace(/^::ffff:/, '')
    if (typeof given === 'string' && peer && acceptable.test(given) && isTrusted(peer)) return given
    return `${process}-${(++count).toString(36)}`
  }
}
