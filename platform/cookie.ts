import 'server-only'
import { environment } from './environment.ts'

const isSecure = () => environment().shopUrl.protocol === 'https:'

export function cookieName(name: string): string {
  return isSecure() ? `__Host-${name}` : name
}

/** A cookie of ours: HttpOnly, SameSite=Lax, and `__Host-` under https. */
export function setCookie(name: string, value: string, maxAgeSeconds: number): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`
}
