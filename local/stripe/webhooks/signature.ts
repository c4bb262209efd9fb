import { createHmac } from 'node:crypto'

/** The `Stripe-Signature` header of a payload; several secrets while one is being replaced. */
export function signatureHeader(payload: string, secrets: readonly string[], timestamp: number): string {
  const signatures = secrets.map((secret) => `v1=${hmac(`${timestamp}.${payload}`, secret)}`)
  return [`t=${timestamp}`, ...signatures].join(',')
}

function hmac(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex')
}
