import { beforeEach, describe, expect, test, vi } from 'vitest'
import { parseEnvironment } from './environment.ts'

const old = 'an old secret that is more than long enough'
const present = 'the present secret that is just as long as that'
const others = {
  DATABASE_URL: 'postgresql://shop@127.0.0.1/shop',
  STRIPE_SECRET_KEY: 'sk_test_shop',
  STRIPE_WEBHOOK_SECRET: 'whsec_test_shop_0123456789',
  SMTP_URL: 'smtp://127.0.0.1:9',
}

/** A process that was started with these secrets. */
async function startedWith(secrets: string) {
  vi.resetModules()
  Object.assign(process.env, others, { SHOP_SECRET: secrets })
  return import('./secrets.ts')
}

describe('changing the secret', () => {
  let before: string
  beforeEach(async () => {
    before = (await startedWith(old)).sign('order', 'id', '1')
  })

  test('links of before go on working beside the old secret, new ones are signed with the new one', async () => {
    const { sign, isSigned } = await startedWith(`${present}, ${old}`)
    expect(isSigned(before, 'order', 'id', '1')).toBe(true)
    const now = sign('order', 'id', '1')
    expect(now).not.toBe(before)
    expect((await startedWith(present)).isSigned(now, 'order', 'id', '1')).toBe(true)
  })

  test('without the old secret its links have ended', async () => {
    const { isSigned } = await startedWith(present)
    expect(isSigned(before, 'order', 'id', '1')).toBe(false)
  })

  test('a signature is for its parts and its purpose alone', async () => {
    const { isSigned } = await startedWith(`${present},${old}`)
    expect(isSigned(before, 'order', 'id', '2')).toBe(false)
    expect(isSigned(before, 'own-comment', 'id', '1')).toBe(false)
    expect(isSigned(before, 'order', 'id1')).toBe(false)
    expect(isSigned('', 'order', 'id', '1')).toBe(false)
  })
})

test.each(['too short', `${present},`, `${present},short`])('refuses %s', (secrets) => {
  expect(() => parseEnvironment({ ...process.env, ...others, SHOP_SECRET: secrets })).toThrow(
    /SHOP_SECRET.*32 random/,
  )
})
