import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { freePort, nextFreePort } from './free-port.ts'
import { choosePort, readSettings } from './settings.ts'

describe('npm start fills in', () => {
  test('everything, with demo data, when nothing is set', () => {
    expect(readSettings({})).toMatchObject({
      databaseUrl: undefined,
      usesStripeStandIn: true,
      usesMailbox: true,
      isDemo: true,
      host: '127.0.0.1',
    })
  })

  test('a database that is named gets no demo data unless it is asked for', () => {
    const DATABASE_URL = 'postgresql://owner@db.example/shop'
    expect(readSettings({ DATABASE_URL }).isDemo).toBe(false)
    expect(readSettings({ DATABASE_URL, SHOP_DEMO: '1' }).isDemo).toBe(true)
    expect(readSettings({ SHOP_DEMO: '0' }).isDemo).toBe(false)
  })

  test('trial keys of Stripe may go with the mailbox and demo data', () => {
    expect(readSettings({ STRIPE_SECRET_KEY: 'sk_test_1' })).toMatchObject({
      usesStripeStandIn: false,
      isDemo: true,
    })
  })
})

describe.each(['sk_live_1', 'rk_live_1', ' sk_live_1 '])('a live key (%s)', (STRIPE_SECRET_KEY) => {
  const SMTP_URL = 'smtps://mail.example'

  test('is refused together with any stand-in', () => {
    const refusal = /live Stripe key together with a stand-in is refused/
    expect(() => readSettings({ STRIPE_SECRET_KEY })).toThrow(refusal)
    expect(() =>
      readSettings({ STRIPE_SECRET_KEY, SMTP_URL, STRIPE_API_BASE: 'http://127.0.0.1:1' }),
    ).toThrow(refusal)
    expect(() => readSettings({ STRIPE_SECRET_KEY, SMTP_URL, SHOP_DEMO: '1' })).toThrow(refusal)
  })

  test('never meets demo data, in the embedded database neither', () => {
    expect(readSettings({ STRIPE_SECRET_KEY, SMTP_URL })).toMatchObject({
      usesStripeStandIn: false,
      isDemo: false,
    })
  })
})

describe('the port', () => {
  async function taken<Result>(work: (port: number) => Promise<Result>): Promise<Result> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return await work((server.address() as AddressInfo).port)
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  }

  test('is the one that is set, and never silently another', async () => {
    await taken(async (port) => {
      await expect(choosePort({ PORT: String(port) }, '127.0.0.1')).rejects.toThrow(
        `Port ${port} of 127.0.0.1 is taken`,
      )
    })
    await expect(choosePort({ PORT: 'http' }, '127.0.0.1')).rejects.toThrow('PORT is not a port: http')
  })

  test('gives way to the next free one where it is only a habit', async () => {
    await taken(async (port) => {
      expect(await nextFreePort(port, '127.0.0.1')).toBeGreaterThan(port)
      expect(await freePort(port)).not.toBe(port)
    })
  })

  test('is a free one from 3000 on when none is set', async () => {
    expect(await choosePort({}, '127.0.0.1')).toBeGreaterThanOrEqual(3000)
  })
})
