/**
 * The entity tag by which the client already holds these bytes, in whatever coding, or null. It holds the same page
 * then, so the answer is 304 with the tag it knows.
 */
export function heldEntityTag(ifNoneMatch: string | undefined, digest: string): string | null {
  if (ifNoneMatch === undefined) return null
  if (ifNoneMatch.trim() === '*') return `"${digest}"`
  for (const entry of ifNoneMatch.split(',')) {
    // Weak comparison (RFC 9110, section 13.1.2): proxies that compress make a tag weak.
    const tag = entry.trim().replace(/^W\//, '')
    if (tag.startsWith(`"${digest}`) && (tag[digest.length + 1] === '"' || tag[digest.length + 1] === '-')) {
      return tag
    }
  }
  return null
}
