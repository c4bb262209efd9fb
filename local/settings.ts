import { resolve } from 'node:path'
import { freePort, nextFreePort } from './free-port.ts'
import { checkout } from './checkout.ts'
import type { Variables } from './run.ts'

export const defaultPort = 3000

/** What the environment asks of `npm start`, before the local parts fill the gaps. */
export interface Settings {
  directory: string
  host: string
  databaseUrl: string | undefined
  usesStripeStandIn: boolean
  usesMailbox: boolean
  isDemo: boolean
}

export function readSettings(variables: Variables): Settings {
  const value = (name: string) => variables[name]?.trim() || undefined
  const settings: Settings = {
    directory: resolve(checkout, value('SHOP_DATA_DIR') ?? '.data'),
    host: value('HOST') ?? '127.0.0.1',
    databaseUrl: value('DATABASE_URL'),
    usesStripeStandIn: !value('STRIPE_SECRET_KEY'),
    usesMailbox: !value('SMTP_URL'),
    isDemo: wantsDemo(value('SHOP_DEMO'), value('DATABASE_URL'), value('STRIPE_SECRET_KEY')),
  }
  refuseRealMoneyWithStandIns(settings, variables)
  return settings
}

/** Demo data goes into the embedded database, elsewhere only where asked for, and never beside real money. */
function wantsDemo(
  wish: string | undefined,
  databaseUrl: string | undefined,
  key: string | undefined,
): boolean {
  if (isLive(key)) return false
  return wish ? wish === '1' : databaseUrl === undefined
}

function refuseRealMoneyWithStandIns(settings: Settings, variables: Variables): void {
  if (!isLive(variables.STRIPE_SECRET_KEY)) return
  const standIn = [
    [Boolean(variables.STRIPE_API_BASE), 'STRIPE_API_BASE points away from Stripe'],
    [settings.usesMailbox, 'SMTP_URL is not set, so mails would only reach the local mailbox'],
    [variables.SHOP_DEMO === '1', 'SHOP_DEMO asks for demo data'],
  ].find(([applies]) => applies)
  if (standIn) throw new Error(`A live Stripe key together with a stand-in is refused: ${standIn[1]}.`)
}

function isLive(key: string | undefined): boolean {
  return /^(sk|rk)_live_/.test(key?.trim() ?? '')
}

/** PORT if it is set; else 3000, or the next one that is free. */
export async function choosePort(variables: Variables, host: string): Promise<number> {
  if (!variables.PORT) return nextFreePort(defaultPort, host)
  const port = Number(variables.PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is not a port: ${variables.PORT}`)
  const found = await freePort(port, host)
  if (port !== 0 && found !== port)
    throw new Error(`Port ${port} of ${host} is taken. Set another PORT, or none.`)
  return found
}
