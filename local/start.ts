import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, ensureClient } from './build.ts'
import { checkout } from './checkout.ts'
import { releaseLock, takeLock } from './file-lock.ts'
import { readLocalFile, updateLocalFile } from './local-file.ts'
import { readableLog } from './readable-log.ts'
import { defaultPort, readSettings } from './settings.ts'
import { Shop } from './shop.ts'
import { stopOnSignals } from './signals.ts'
import { narrator } from './steps.ts'

const isDevelopment = process.argv.includes('--dev')
const teller = narrator()

if (existsSync(join(checkout, '.env'))) process.loadEnvFile(join(checkout, '.env'))
process.stdout.on('error', () => {}) // the terminal may be closed before the shop is
try {
  await start()
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
process.exit()

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const lock = join(settings.directory, 'shop.lock')
  const holder = takeLock(lock)
  if (holder) {
    const { shop = 'not ready yet' } = readLocalFile(settings.directory).addresses ?? {}
    throw new Error(`The shop of this folder runs already: ${shop} (process ${holder.pid}).`)
  }
  const shop = new Shop({
    settings,
    variables: process.env,
    isDevelopment,
    isDurable: true,
    narrator: teller,
    output: readableLog((text) => process.stdout.write(text)),
  })
  const signals = stopOnSignals(shop, teller.say)
  try {
    teller.say(`The shop in ${checkout}, on Node ${process.versions.node}`)
    await ensureClient(teller.step, shop.signal)
    if (!isDevelopment) await ensureBuild(teller.step, shop.signal)
    await shop.start()
    tellAddresses(shop, settings.directory)
    await signals.stopped
  } catch (error) {
    if (!shop.signal.aborted) throw error
  } finally {
    await shop.stop()
    releaseLock(lock)
    signals.release()
  }
  teller.say('Everything has stopped')
}

function tellAddresses(shop: Shop, directory: string): void {
  const { MAILBOX_URL: mails, STRIPE_API_BASE: payments, PORT: port } = shop.environment
  updateLocalFile(directory, {
    addresses: { shop: shop.url, ...(mails ? { mails } : {}), ...(payments ? { payments } : {}) },
  })
  if (!process.env.PORT && port !== String(defaultPort)) {
    teller.say(`Port ${defaultPort} is taken, so the shop uses ${port}`)
  }
  teller.say(`The shop answers on ${shop.url}`)
  if (mails) teller.say(`Mails can be read on ${mails}`)
  if (payments) teller.say(`Payments are acted out by the stand-in on ${payments}`)
  teller.say('Ctrl-C stops it')
}
