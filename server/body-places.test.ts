import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BodyPlaces, paceOf, readBody } from './request-body.ts'

const limits = [{ prefix: '/large', bytes: 100, atOnce: 2 }]

describe('large bodies', () => {
  test('are read a few at a time, in the order in which they came', async () => {
    const places = new BodyPlaces()
    const order: number[] = []
    const leaves = [await places.enter('/large', limits), await places.enter('/large/2', limits)]
    const later = [3, 4].map((number) =>
      places.enter('/large', limits).then((leave) => {
        order.push(number)
        return leave
      }),
    )
    await Promise.resolve()
    expect(order).toEqual([])
    leaves[0]?.()
    ;(await later[0])?.()
    ;(await later[1])?.()
    expect(order).toEqual([3, 4])
    leaves[1]?.()
    await places.enter('/large', limits)
    await places.enter('/large', limits)
  })

  test('hold up nothing else', async () => {
    const places = new BodyPlaces()
    const entered = await Promise.all([1, 2, 3, 4, 5].map(() => places.enter('/form', limits)))
    expect(entered).toHaveLength(5)
  })
})

describe('a sender who holds a place', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }))
  afterEach(() => void vi.useRealTimers())

  const pace = { patience: 5_000, bytesPerSecond: 1000 }
  function sending() {
    const stream = Object.assign(new PassThrough(), { headers: { 'transfer-encoding': 'chunked' } })
    const request = stream as unknown as IncomingMessage
    return { stream, read: readBody(request, {} as ServerResponse, { limit: 1_000_000, pace }) }
  }

  test('and drips is sent away; nothing waits for the end of a connection', async () => {
    const { stream, read } = sending()
    stream.write('x')
    await vi.advanceTimersByTimeAsync(5_000)
    stream.write('x'.repeat(1500))
    await vi.advanceTimersByTimeAsync(1_000)
    stream.write('x')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await read).toEqual({ ok: false, reason: 'too-slow' })
  })

  test('and keeps the pace is read to the end', async () => {
    const { stream, read } = sending()
    for (let second = 0; second < 30; second++) {
      stream.write('x'.repeat(1200))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    stream.end()
    expect(await read).toMatchObject({ ok: true, body: { length: 36_000 } })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('has a pace where places are few, and nowhere else', () => {
    expect(paceOf('/staff/api/media')).not.toBeNull()
    expect(paceOf('/staff/api/media/guarantee-notice')).not.toBeNull()
    expect(paceOf('/staff/api/products/import')).not.toBeNull()
    expect(paceOf('/staff/api/products/1')).toBeNull()
    expect(paceOf('/api/checkout')).toBeNull()
  })
})
