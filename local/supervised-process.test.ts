import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { processIdentity } from './process-identity.ts'
import { SupervisedProcess } from './supervised-process.ts'

const started: SupervisedProcess[] = []
afterEach(() => {
  for (const each of started.splice(0)) each.kill()
})

function supervise(
  program: string,
  patience = 10_000,
): { process: SupervisedProcess; said: string[]; printed: string[] } {
  const said: string[] = []
  const printed: string[] = []
  const supervised = new SupervisedProcess({
    name: 'The toy',
    words: ['--eval', program],
    environment: process.env,
    say: (line) => said.push(line),
    output: (part) => printed.push(...part.trim().split('\n')),
    patience,
  })
  started.push(supervised)
  return { process: supervised, said, printed }
}

test('one that ends by itself starts again, after longer and longer pauses', async () => {
  const toy = supervise('console.log("up")')
  await expect.poll(() => toy.printed.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
  await toy.process.stop()
  expect(toy.said.slice(0, 2)).toEqual([
    'The toy has ended (code 0); it starts again in 0.5 s',
    'The toy has ended (code 0); it starts again in 1 s',
  ])
  expect(processIdentity(Number(toy.process.pid))).toBeUndefined()
})

test('it is asked to end and given the time to do so in order', async () => {
  const toy =
    supervise(`process.on('SIGTERM', () => setTimeout(() => { console.log('done'); process.exit() }, 100))
    setInterval(() => {}, 1000); console.log('up')`)
  await expect.poll(() => toy.printed).toContain('up')
  await toy.process.stop()
  expect(toy.printed).toContain('done')
  expect(toy.said).toEqual([])
})

test('one that does not end is ended, with what it had started', async () => {
  const toy = supervise(
    `const { spawn } = require('node:child_process')
     const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'])
     process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log(child.pid)`,
    300,
  )
  await expect.poll(() => toy.printed.length).toBeGreaterThan(0)
  const grandchild = Number(toy.printed[0])
  expect(processIdentity(grandchild)).toBeDefined()
  await toy.process.stop()
  expect(toy.said).toEqual(['The toy does not end by itself'])
  await expect.poll(() => processIdentity(grandchild)).toBeUndefined()
})

test('it leaves when the one that started it is killed', async () => {
  const program = `const { SupervisedProcess } = await import(${JSON.stringify(import.meta.resolve('./supervised-process.ts'))})
    const child = new SupervisedProcess({ name: 'The toy', words: ['--eval', 'setInterval(() => {}, 1000); console.log("up")'],
      environment: process.env, say: () => {}, output: () => console.log(child.pid), patience: 1000 })`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: parent.stdout }), 'line')
  expect(processIdentity(Number(line))).toBeDefined()
  parent.kill('SIGKILL')
  await expect.poll(() => processIdentity(Number(line)), { timeout: 10_000 }).toBeUndefined()
})
