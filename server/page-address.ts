/** Where a request goes, without what must neither reach a page nor tell two addresses apart. */
export interface PageAddress {
  path: string
  /** With the question mark, or empty. */
  query: string
}

const tracking =
  /^(?:utm_\w+|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id|mc_cid|mc_eid|_gl|srsltid)$/
/** Names by which the framework steers itself; nobody outside has a say in that. */
const internal = /^(?:__next\w*|nxt[PI].*|_nextData\w*)$/

export function addressOf(url: string): PageAddress {
  const mark = url.indexOf('?')
  if (mark === -1) return { path: url, query: '' }
  const path = url.slice(0, mark)
  const isStaff = isStaffPath(path)
  const parts = url
    .slice(mark + 1)
    .split('&')
    .filter((part) => part !== '' && !isDropped(nameOf(part), isStaff))
  return { path, query: parts.length > 0 ? `?${parts.join('&')}` : '' }
}

export function isStaffPath(path: string): boolean {
  return path === '/staff' || path.startsWith('/staff/')
}

export function isApiPath(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/staff/api/')
}

/** A list of products is tried and imported whole, in one transaction. */
export function isLongDeed(path: string): boolean {
  return path.startsWith('/staff/api/products/import')
}

/**
 * A page has one spelling; the others are answered but not kept, or anybody could fill the memory with them. Addresses of
 * ours are lower case, and the framework finds the page whatever the case.
 */
export function isCanonical(path: string): boolean {
  const decoded = path.includes('%') ? decodeURI(path) : path
  return decoded === decoded.toLowerCase() && (decoded === path || encodeURI(decoded) === path)
}

function isDropped(name: string, isStaff: boolean): boolean {
  return internal.test(name) || (!isStaff && (name === '_rsc' || tracking.test(name)))
}

function nameOf(part: string): string {
  const name = part.split('=', 1)[0] ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
