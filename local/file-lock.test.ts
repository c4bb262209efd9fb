import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, releaseLock, takeLock, withLock } from './file-lock.ts'
import { processIdentity } from './process-identity.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  path = join(folder, 'a.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a lock is held until it is given back, and not by a copy of its file', () => {
  expect(takeLock(path)).toBeUndefined()
  expect(takeLock(path)).toMatchObject({ pid: process.pid })
  cpSync(path, join(folder, 'b.lock'))
  expect(lockHolder(join(folder, 'b.lock'))).toBeUndefined()
  releaseLock(path)
  expect(takeLock(path)).toBeUndefined()
})

test('the lock of a killed process is free', async () => {
  const program = `const { takeLock } = await import(${JSON.stringify(import.meta.resolve('./file-lock.ts'))})
    takeLock(${JSON.stringify(path)})
    console.log('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  expect(takeLock(path)).toMatchObject({ pid: child.pid })
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  expect(takeLock(path)).toBeUndefined()
})

test('works one after the other, whatever happens in them', async () => {
  const order: string[] = []
  const work = (name: string) =>
    withLock(path, async () => {
      order.push(`${name} in`)
      await new Promise(setImmediate)
      order.push(`${name} out`)
      if (name === 'a') throw new Error('a breaks')
    })
  await Promise.allSettled([work('a'), work('b'), work('c')])
  expect(order.filter((_, index) => index % 2 === 0).every((entry) => entry.endsWith('in'))).toBe(true)
  expect(order).toHaveLength(6)
})

test('a process that is gone has no identity', () => {
  expect(processIdentity(process.pid)).toBeDefined()
  expect(processIdentity(2 ** 22 + 1)).toBeUndefined()
})
