import 'server-only'
import { cookieName, setCookie } from '#platform/cookie.ts'

/** A cart is kept for as long as a shopper may reasonably come back. */
export const cartLifetimeSeconds = 60 * 60 * 24 * 60

export const cartCookie = () => cookieName('cart')

/** The opaque key of the cart, and the count the page header may read without asking the server. */
export function cartCookies(token: string, pieces: number): string[] {
  const count = setCookie('cart-count', String(pieces), cartLifetimeSeconds).replace('; HttpOnly', '')
  return [setCookie('cart', token, cartLifetimeSeconds), count]
}

export function countCookie(pieces: number): string {
  return setCookie('cart-count', String(pieces), cartLifetimeSeconds).replace('; HttpOnly', '')
}
