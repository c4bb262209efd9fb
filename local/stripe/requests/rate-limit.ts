/** Stripe's limit per endpoint: 25 requests in any second. Off unless a test asks for it. */
export interface RateLimit {
  set(enabled: boolean, perSecond?: number): void
  allows(endpoint: string): boolean
}

export function createRateLimit(milliseconds: () => number = () => performance.now()): RateLimit {
  let limit: number | null = null
  const recent = new Map<string, number[]>()
  return {
    set: (enabled, perSecond = 25) => {
      limit = enabled ? perSecond : null
      recent.clear()
    },
    allows: (endpoint) => {
      if (limit === null) return true
      const now = milliseconds()
      const times = (recent.get(endpoint) ?? []).filter((time) => now - time < 1000)
      recent.set(endpoint, times)
      if (times.length >= limit) return false
      times.push(now)
      return true
    },
  }
}
