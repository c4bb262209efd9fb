import { describe, expect, it } from 'vitest'
import { RenderGate } from './render-gate.ts'

const stays = new AbortController().signal
const gate = (settings = {}) =>
  new RenderGate({ places: 2, queue: 2, perClient: 10, patience: 60_000, ...settings })

describe('the gate before renders', () => {
  it('lets in as many as there are places, the others in their order', async () => {
    const door = gate()
    const [first, second] = [await door.enter('a', stays), await door.enter('b', stays)]
    const order: string[] = []
    const third = door.enter('c', stays).then((leave) => (order.push('c'), leave))
    const fourth = door.enter('d', stays).then((leave) => (order.push('d'), leave))
    expect(await door.enter('e', stays)).toBeNull()
    first?.()
    ;(await third)?.()
    await fourth
    second?.()
    expect(order).toEqual(['c', 'd'])
    expect(await door.enter('e', stays)).not.toBeNull()
  })

  it('counts a place once, however often it is left', async () => {
    const door = gate({ places: 1, queue: 0 })
    const leave = await door.enter('a', stays)
    leave?.()
    leave?.()
    expect(await door.enter('b', stays)).not.toBeNull()
    expect(await door.enter('c', stays)).toBeNull()
  })

  it('gives no client all of it', async () => {
    const door = gate({ places: 5, perClient: 2 })
    const leave = await door.enter('a', stays)
    await door.enter('a', stays)
    expect(await door.enter('a', stays)).toBeNull()
    expect(await door.enter('b', stays)).not.toBeNull()
    leave?.()
    expect(await door.enter('a', stays)).not.toBeNull()
  })

  it('sends away who waits too long, and forgets who leaves', async () => {
    const door = gate({ places: 1, patience: 1 })
    const leave = await door.enter('a', stays)
    expect(await door.enter('b', stays)).toBeNull()
    const leaver = new AbortController()
    const waiting = door.enter('c', leaver.signal)
    leaver.abort()
    expect(await waiting).toBeNull()
    leave?.()
    expect(await door.enter('d', stays)).not.toBeNull()
  })
})
