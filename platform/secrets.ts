import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { environment } from './environment.ts'

/** 192 random bits for cookies and links. */
export function randomToken(): string {
  return randomBytes(24).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A signature over the parts for one purpose; two purposes never give the same one. */
export function sign(purpose: string, ...parts: string[]): string {
  const mac = createHmac('sha256', environment().secret)
  mac.update(JSON.stringify([purpose, ...parts]))
  return mac.digest().subarray(0, 24).toString('base64url')
}

export function isSigned(signature: string, purpose: string, ...parts: string[]): boolean {
  const expected = Buffer.from(sign(purpose, ...parts))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
