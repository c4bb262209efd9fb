/** Names and values in turn, as `response.writeHead` takes them quickest. */
export type HeaderList = readonly string[]

const twoYears = 63_072_000

/** What every answer says to the browser, whatever it carries. */
export function securityHeaders(shopUrl: URL): HeaderList {
  const headers = [
    'X-Content-Type-Options',
    'nosniff',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Permissions-Policy',
    'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  ]
  if (shopUrl.protocol === 'https:') {
    headers.push('Strict-Transport-Security', `max-age=${twoYears}; includeSubDomains`)
  }
  return headers
}

/** For answers that do not choose one themselves; pages whose address is a secret send a stricter one. */
export const referrerPolicy = 'strict-origin-when-cross-origin'
