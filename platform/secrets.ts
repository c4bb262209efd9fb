import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { environment } from './environment.ts'

/** 192 random bits for cookies and links. */
export function randomToken(): string {
  return randomBytes(24).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function signature(secret: string, parts: readonly string[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(parts))
    .digest()
    .subarray(0, 24)
    .toString('base64url')
}

/** A signature over the parts for one purpose; two purposes never give the same one. */
export function sign(purpose: string, ...parts: string[]): string {
  return signature(environment().secrets[0], [purpose, ...parts])
}

/** Whether a signature is ours, by the present secret or one of before that is still believed. */
export function isSigned(given: string, purpose: string, ...parts: string[]): boolean {
  const bytes = Buffer.from(given)
  return environment().secrets.some((secret) => {
    const expected = Buffer.from(signature(secret, [purpose, ...parts]))
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  })
}

/** One derived key for each secret that is believed, the present one first: for libraries that sign by themselves. */
export function derivedKeys(purpose: string): string[] {
  return environment().secrets.map((secret) => signature(secret, [purpose]))
}
