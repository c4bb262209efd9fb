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
  expect(performance.now() - startedAt).toBeLessThan(2000)
  agent.destroy()
})
