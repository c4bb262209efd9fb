import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#local/test-database.ts'
import { database, inTransaction, type Transaction } from './database.ts'
import { asOwner } from './owner.ts'

let drop: () => Promise<void>

beforeAll(async () => {
  const made = await createTestDatabase()
  drop = made.drop
  Object.assign(process.env, {
    DATABASE_URL: made.url,
    STRIPE_SECRET_KEY: 'sk_test_shop',
    STRIPE_WEBHOOK_SECRET: 'whsec_test_shop_0123456789',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SHOP_SECRET: 'a secret of the test shop that is long enough',
    SHOP_URL: 'http://localhost:3000',
  })
})
afterAll(async () => {
  await database().$disconnect()
  await drop()
})

/** Ends the connection of a transaction from outside, as a server does that stops. */
async function endConnection(transaction: Transaction): Promise<void> {
  const [row] = await transaction.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
  await asOwner((owner) => owner.query('SELECT pg_terminate_backend($1)', [row?.pid]))
}

/** How often a write is begun, and what comes of it. */
async function tries(write: (transaction: Transaction, attempt: number) => Promise<unknown>) {
  let attempts = 0
  const outcome = await inTransaction((transaction) => write(transaction, ++attempts)).then(
    () => 'written',
    (error: Error) => error.message,
  )
  return { attempts, outcome }
}

test('what the database refuses is refused once, by whatever call it is made', async () => {
  const priceless = {
    variantId: 1,
    market: 'PL',
    currency: 'PLN',
    amount: -1,
    validFrom: new Date(),
    actor: 'test',
  }
  const byModel = await tries((transaction) => transaction.priceChange.create({ data: priceless }))
  expect(byModel).toMatchObject({ attempts: 1, outcome: expect.stringContaining('23514') as string })
  const bySql = await tries((transaction) => transaction.$executeRaw`SELECT 1 / 0`)
  expect(bySql).toMatchObject({ attempts: 1, outcome: expect.stringContaining('22012') as string })
})

test('what passes by itself is tried again as a whole', async () => {
  const broken = async (transaction: Transaction, attempt: number) => {
    if (attempt < 3) await endConnection(transaction)
    await transaction.setting.findMany()
  }
  expect(await tries(broken)).toEqual({ attempts: 3, outcome: 'written' })
  const states = ['40001', '40P01', '55P03', '57P01', '57P02', '57P03', '53300']
  for (const state of states) {
    const refused = async (transaction: Transaction, attempt: number) => {
      if (attempt === 1)
        await transaction.$executeRawUnsafe(`DO $$ BEGIN RAISE 'not now' USING ERRCODE = '${state}'; END $$`)
    }
    expect(await tries(refused), state).toEqual({ attempts: 2, outcome: 'written' })
  }
})
