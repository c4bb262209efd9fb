import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from '#prisma/generated/client.ts'
import { environment } from './environment.ts'

/** The client or one of its transactions: queries and mutations take either. */
export type Database = PrismaClient | Prisma.TransactionClient
export type Transaction = Prisma.TransactionClient

const shared = globalThis as { shopDatabase?: PrismaClient }

/** Settings of every connection of the application: its own role may not rewrite history. */
const connectionOptions = [
  'role=shop_app',
  'statement_timeout=15000',
  'lock_timeout=8000',
  'idle_in_transaction_session_timeout=15000',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

/** The same address for other clients of the application: with its role, not the owner's. */
export function applicationUrl(connectionString: string): string {
  const url = new URL(connectionString)
  url.searchParams.set('options', connectionOptions)
  return url.toString()
}

export function createDatabase(connectionString: string, connections = 10): PrismaClient {
  const adapter = new PrismaPg({ connectionString, max: connections, options: connectionOptions })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } })
}

/** The application's pool, opened at first use. */
export function database(): PrismaClient {
  shared.shopDatabase ??= createDatabase(environment().databaseUrl)
  return shared.shopDatabase
}

/**
 * A filter for the very text, whatever its case. Prisma compares by pattern there: what stands for other letters in a
 * pattern (`%` and `_` are lawful in an e-mail address) has to stand for itself.
 */
export function equalsIgnoringCase(text: string): { equals: string; mode: 'insensitive' } {
  return { equals: text.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' }
}

// Prisma's and PostgreSQL's names for "try the whole thing again": conflict, deadlock, lost or refused connection.
const transient = /\b(P2034|P2028|P1001|P1002|P1008|P1017|P2024|40001|40P01|57P01|57P02|57P03|55P03|53300)\b/
const lostConnection =
  /Connection terminated|ECONNRESET|ECONNREFUSED|Server has closed the connection|Connection ended|encountered a connection error/i

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return transient.test(`${code} ${error.message}`) || lostConnection.test(error.message)
}

/** The unique index or check that refused a write, if one did. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'P2002' || /23505/.test(error.message))
}

/** How long a write of very many rows may take as a whole, in milliseconds; its front has given up by then, its answer is there when asked again. */
export const longTransaction = 120_000

/**
 * The same for a write of very many rows that must be done in one piece. Another of its kind that it has to wait for
 * takes as long.
 */
export function inLongTransaction<Result>(
  write: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const patient = async (transaction: Transaction) => {
    await transaction.$queryRaw`
      SELECT set_config('lock_timeout', ${String(longTransaction)}, true),
        set_config('statement_timeout', ${String(longTransaction)}, true)`
    return write(transaction)
  }
  return inTransaction(patient, 2, { timeout: longTransaction })
}

/**
 * Runs one business write in one transaction and repeats it as a whole when the database says try again.
 * What runs inside must be safe to repeat and must not call the network.
 */
export async function inTransaction<Result>(
  write: (transaction: Transaction) => Promise<Result>,
  attempts = 4,
  options: { timeout?: number } = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().$transaction(write, options)
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt + Math.random() * 40))
    }
  }
}
