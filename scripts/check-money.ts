import { parseArgs } from 'node:util'
import { listBooks } from '#platform/stripe-books.ts'
import {
  findViolations,
  liveGraces,
  type OutsideBooks,
  type Question,
} from '#prisma/invariants/find-violations.ts'

const usage = `check:money [options]   whether every order, payment, refund and piece of stock adds up
  --database URL          the database to ask (DATABASE_URL)
  --external              compare with Stripe too (STRIPE_SECRET_KEY, STRIPE_API_BASE)
  --days N                how far back Stripe is asked (30)
  --grace MINUTES         how long the shop may take to work something off (${liveGraces.graceMinutes}); 0 at rest
  --retention-grace DAYS  how long a job of the night may be late (${liveGraces.retentionGraceDays})
  --now MOMENT            look from another moment, e.g. 2027-01-01T00:00:00Z
  --expected-review N     how many orders are meant to be in review
Prints one line per violation: invariant, what it is about, detail. Ends with 0: none, 1: some, 2: could not ask.`

/** What is asked cannot be answered; the message says why. */
class BadQuestion extends Error {}

const options = {
  database: { type: 'string' },
  external: { type: 'boolean', default: false },
  days: { type: 'string', default: '30' },
  grace: { type: 'string', default: String(liveGraces.graceMinutes) },
  'retention-grace': { type: 'string', default: String(liveGraces.retentionGraceDays) },
  now: { type: 'string' },
  'expected-review': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

function wordsOf(commandLine: string[]) {
  try {
    return parseArgs({ args: commandLine, options }).values
  } catch (error) {
    throw new BadQuestion(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

type Words = ReturnType<typeof wordsOf>

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new BadQuestion(`--${name} must be a whole number, not "${value}".`)
  return Number(value)
}

function momentOf(value: string): Date {
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) throw new BadQuestion(`--now is not a moment: "${value}".`)
  return moment
}

function askStripe(since: Date): () => Promise<OutsideBooks> {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = process.env
  if (!key)
    throw new BadQuestion('--external needs STRIPE_SECRET_KEY; a restricted key that may read is enough.')
  if (base && /_live_/.test(key)) {
    throw new BadQuestion('A live key is not shown to STRIPE_API_BASE: unset one of the two.')
  }
  return () => listBooks({ secretKey: key, apiBase: base ? new URL(base) : null }, since)
}

function questionOf(words: Words): Question {
  const now = words.now === undefined ? undefined : momentOf(words.now)
  const days = wholeNumber('days', words.days)
  const since = new Date((now ?? new Date()).getTime() - days * 24 * 60 * 60 * 1000)
  const review = words['expected-review']
  return {
    graceMinutes: wholeNumber('grace', words.grace),
    retentionGraceDays: wholeNumber('retention-grace', words['retention-grace']),
    ...(now && { now }),
    ...(review !== undefined && { expectedReview: wholeNumber('expected-review', review) }),
    ...(words.external && { outside: { since, ask: askStripe(since) } }),
  }
}

async function main(commandLine: string[]): Promise<number> {
  const words = wordsOf(commandLine)
  if (words.help) {
    console.log(usage)
    return 0
  }
  const databaseUrl = words.database ?? process.env.DATABASE_URL
  if (!databaseUrl) throw new BadQuestion('Which database? Set DATABASE_URL or say --database URL.')
  const violations = await findViolations(databaseUrl, questionOf(words))
  for (const { invariant, key, detail } of violations) console.log(`${invariant}\t${key}\t${detail}`)
  console.error(violations.length === 0 ? 'Everything adds up.' : `${violations.length} violations.`)
  return violations.length === 0 ? 0 : 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // A fault of the program is told with its place; what was asked wrongly, or of nobody, without.
  console.error(error instanceof BadQuestion ? error.message : error)
  process.exitCode = 2
}
