import 'server-only'
import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { applicationUrl } from './database.ts'
import { environment } from './environment.ts'
import { hashToken } from './secrets.ts'

/** So many points in so many seconds; limits are configuration, kept beside the handler that uses them. */
export interface Limit {
  name: string
  points: number
  seconds: number
}

export type LimitAnswer = { ok: true } | { ok: false; reason: 'too-many'; retryAfterSeconds: number }

const shared = globalThis as { shopLimiterPool?: pg.Pool }

// Pages and handlers are bundled with copies of this module: a limiter of the other copy refuses with a class of its own.
const limiters = new Map<string, RateLimiterPostgres>()

function pool(): pg.Pool {
  if (!shared.shopLimiterPool) {
    shared.shopLimiterPool = new pg.Pool({
      connectionString: applicationUrl(environment().databaseUrl),
      max: 3,
    })
    // A connection that dies while idle is replaced by the pool; without a listener the process would end.
    shared.shopLimiterPool.on('error', () => undefined)
    shared.shopLimiterPool.on('connect', (client) => client.on('error', () => undefined))
  }
  return shared.shopLimiterPool
}

function limiterFor(limit: Limit): RateLimiterPostgres {
  let limiter = limiters.get(limit.name)
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: pool(),
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
      clearExpiredByTimeout: false,
    })
    limiters.set(limit.name, limiter)
  }
  return limiter
}

/** Uses one point of the limit for each key (address, e-mail, cart); keys are hashed before they are stored. */
export async function withinLimit(limit: Limit, key: string): Promise<LimitAnswer> {
  try {
    await limiterFor(limit).consume(hashToken(key))
    return { ok: true }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return {
      ok: false,
      reason: 'too-many',
      retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
    }
  }
}

/** Gives all points back: whoever has proved who it is starts anew. */
export async function forgetTries(limit: Limit, key: string): Promise<void> {
  await limiterFor(limit).delete(hashToken(key))
}
