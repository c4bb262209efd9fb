import 'server-only'
import { isSigned, sign } from '#platform/secrets.ts'

/**
 * The unguessable link to an order: its id, its token version and a signature of 192 bits derived from the shop's
 * secret. Raising the version in the order's row withdraws every link given out before.
 */
export function orderToken(order: { id: string; tokenVersion: number }): string {
  return `${order.id}.${order.tokenVersion}.${sign('order', order.id, String(order.tokenVersion))}`
}

/** The order a link speaks of, or null when the link is not one of ours. */
export function readOrderToken(token: string): { id: string; tokenVersion: number } | null {
  const match = /^(ord_[0-9A-Z]{26})\.(\d{1,4})\.([\w-]{32})$/.exec(token)
  const [, id, version, signature] = match ?? []
  if (!id || !version || !signature || !isSigned(signature, 'order', id, version)) return null
  return { id, tokenVersion: Number(version) }
}
