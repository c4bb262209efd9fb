import { Agent, request } from 'node:http'
import { expect, test } from 'vitest'
import { testFront } from './front-fixture.ts'

test('a front that closes finishes what it has begun and accepts nothing new', async () => {
  const gate = Promise.withResolvers<void>()
  let isReached = false
  const { front, ask } = await testFront(async (_request, response) => {
    isReached = true
    await gate.promise
    response.setHeader('content-type', 'text/html')
    response.end('<p>done</p>')
  })
  const underway = ask('/pl/a', { headers: { connection: 'keep-alive' } })
  await expect.poll(() => isReached).toBe(true)
  const closed = front.close()
  await expect(ask('/pl/b')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/)
  gate.resolve()
  expect((await underway).text).toBe('<p>done</p>')
  await closed
})

test('idle connections do not hold it up', async () => {
  const { front } = await testFront((_request, response) => void response.end('yes'))
  const agent = new Agent({ keepAlive: true })
  await new Promise<void>((resolve, reject) => {
    request({ port: front.port, agent, headers: { host: 'shop.test' } }, (response) =>
      response.resume().on('end', resolve),
    )
      .on('error', reject)
      .end()
  })
  const startedAt = performance.now()
  await front.close()
  expect(performance.now() - startedAt).toBeLessThan(4_000)
  agent.destroy()
})

test('the work for a client that leaves is ended, and long answers flow while they are made', async () => {
  const left = Promise.withResolvers<void>()
  const { front, log } = await testFront((_request, response) => {
    response.setHeader('content-type', 'text/csv')
    response.write('first line\n')
    response.on('close', () => left.resolve())
  })
  const firstLine = await new Promise<string>((resolve, reject) => {
    const options = { port: front.port, path: '/staff/api/orders', headers: { host: 'shop.test' } }
    const asked = request(options, (answer) => {
      answer.on('error', () => {}) // it hangs up itself
      answer.once('data', (chunk: Buffer) => {
        resolve(chunk.toString())
        asked.destroy()
      })
    })
    asked.on('error', reject).end()
  })
  expect(firstLine).toBe('first line\n')
  await left.promise
  await front.close()
  expect(log).toEqual([])
})
