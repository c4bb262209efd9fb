import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startStripe } from './start.ts'
import { clientOf, openReceiver, secretKey, sessionParameters, webhookSecret } from './test-merchant.ts'

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'stripe-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

it('remembers sessions, keys, the clock and undelivered events over a restart', async () => {
  const folder = directory()
  const stateFile = join(folder, 'data', 'stripe.json')
  const receiver = await openReceiver()
  receiver.answer = () => 503
  const options = { secretKey, webhookSecret, stateFile, webhookUrl: receiver.url }

  const before = await startStripe(options)
  const first = clientOf(before)
  const kept = await first.checkout.sessions.create(sessionParameters(), { idempotencyKey: 'co_1' })
  const gone = await first.checkout.sessions.create(sessionParameters(), { idempotencyKey: 'co_2' })
  await fetch(`${before.url}/ctl/clock`, { method: 'POST', body: JSON.stringify({ advanceSeconds: 3600 }) })
  await first.checkout.sessions.expire(gone.id)
  await before.stop()
  expect(readdirSync(join(folder, 'data'))).toEqual(['stripe.json'])

  receiver.answer = () => 200
  const after = await startStripe(options)
  onTestFinished(() => after.stop())
  const second = clientOf(after)
  const found = await second.checkout.sessions.retrieve(kept.id)
  expect(found.url).toBe(`${after.url}/pay/${kept.id}`)
  expect((await second.checkout.sessions.create(sessionParameters(), { idempotencyKey: 'co_1' })).id).toBe(
    kept.id,
  )
  expect((await second.checkout.sessions.create(sessionParameters())).created - kept.created).toBeGreaterThan(
    3590,
  )
  await fetch(`${after.url}/ctl/quiesce`, { method: 'POST' })
  expect((await second.events.list({ delivery_success: false })).data).toEqual([])
  expect(receiver.eventIds()).toContain((await second.events.list()).data[0]?.id)
})

it('writes by itself soon after a change', async () => {
  const stateFile = join(directory(), 'stripe.json')
  const running = await startStripe({ secretKey, webhookSecret, stateFile })
  onTestFinished(() => running.stop())
  const { id } = await clientOf(running).checkout.sessions.create(sessionParameters())
  await expect.poll(() => readFileSync(stateFile, 'utf8'), { timeout: 3000 }).toContain(id)
})

it('refuses a file of another version instead of losing it', async () => {
  const stateFile = join(directory(), 'stripe.json')
  writeFileSync(stateFile, JSON.stringify({ format: 0, state: {} }))
  await expect(startStripe({ secretKey, webhookSecret, stateFile })).rejects.toThrow('another version')
})
