import { join } from 'node:path'
import { checkout } from './checkout.ts'
import { startPostgres } from './postgres.ts'

// `npm run database`: the embedded PostgreSQL alone, for tools that look at the data. Runs until it is told to stop.
const directory = process.env.SHOP_DATA_DIR ?? join(checkout, '.data')
const postgres = await startPostgres({ directory, url: process.env.DATABASE_URL, log: console.error })
const stop = () => void postgres.stop().then(() => process.exit())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
setInterval(() => {}, 60_000)
console.log(postgres.url)
