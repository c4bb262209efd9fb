import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { processIdentity } from './process-identity.ts'
import { run, runNode, runToEnd } from './run.ts'

test('a program that fails is an error with all that it said', async () => {
  const program = 'console.log("out"); console.error("and err"); process.exit(3)'
  await expect(runNode(['--eval', program])).rejects.toThrow(/^node --eval .* failed \(3\):\nout\nand err$/s)
  await expect(run('no-such-program', [])).rejects.toThrow('ENOENT')
})

test('it is ended when the work is called off, with what it had started', async () => {
  const calledOff = new AbortController()
  const ended = runToEnd('/bin/sh', ['-c', 'sleep 100 & sleep 100'], { signal: calledOff.signal })
  calledOff.abort(new Error('called off'))
  await expect(ended).rejects.toThrow('called off')
})

test('the Node of the project comes first in its PATH', async () => {
  const output = await run('/bin/sh', ['-c', 'node --version'])
  expect(Number(output.slice(1).split('.')[0])).toBeGreaterThanOrEqual(24)
})

test('it is ended when the one that runs it is killed', async () => {
  const program = `const { run } = await import(${JSON.stringify(import.meta.resolve('./run.ts'))})
    run('/bin/sh', ['-c', 'echo $$; sleep 100'], { isShown: true })`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: parent.stdout }), 'line')
  expect(processIdentity(Number(line))).toBeDefined()
  parent.kill('SIGKILL')
  await expect.poll(() => processIdentity(Number(line)), { timeout: 10_000 }).toBeUndefined()
})
