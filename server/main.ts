import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { derivedKeys } from '#platform/secrets.ts'
import { stopOnSignals } from './drain.ts'
import { startFront } from './front.ts'
import type { StaticFolder } from './static-files.ts'

const settings = environment()
const isDevelopment = settings.isDevelopment
// React chooses its build by this when it is loaded, so it has to stand before the framework comes.
Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production' })
const { default: next } = await import('next')

const directory = fileURLToPath(new URL('..', import.meta.url))
// Wherever the command was typed: the application finds its own files from here.
process.chdir(directory)
const app = next({ dev: isDevelopment, dir: directory, hostname: settings.host, port: settings.port })
await app.prepare()

const uploads = resolve(settings.dataDirectory, 'uploads')
mkdirSync(uploads, { recursive: true })
const folders: StaticFolder[] = [
  { prefix: '/pictures/uploads/', directory: uploads, isListed: false, isFilled: true },
  { prefix: '/_next/static/', directory: resolve(directory, '.next/static'), isListed: false },
  { prefix: '/', directory: resolve(directory, 'public'), isListed: true },
]
const front = await startFront({
  application: app.getRequestHandler(),
  shopUrl: settings.shopUrl,
  host: settings.host,
  port: settings.port,
  paymentPageOrigin: settings.paymentPageOrigin,
  trustedProxies: settings.trustedProxies,
  isDevelopment,
  pageCacheBytes: settings.pageCacheBytes,
  databaseUrl: settings.databaseUrl,
  staffCookie: {
    name: settings.shopUrl.protocol === 'https:' ? '__Host-staff' : 'staff',
    keys: derivedKeys('staff-authentication'),
  },
  folders: folders.filter(({ directory }) => existsSync(directory)),
  logger,
})
logger.info({ url: settings.shopUrl.origin, port: front.port }, 'The shop is open')

stopOnSignals(
  async () => {
    await front.close()
    await app.close()
    logger.info('The shop is closed')
  },
  (error) => logger.error({ err: error }, 'The shop did not close in order'),
)
