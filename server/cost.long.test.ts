import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'

interface Measured {
  process: ChildProcess
  port: number
}

const servers: Record<'bare' | 'front', Measured | undefined> = { bare: undefined, front: undefined }
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

beforeAll(async () => {
  for (const role of ['bare', 'front'] as const) {
    const process = fork(new URL('./cost-fixture.ts', import.meta.url), [role])
    const [port] = (await once(process, 'message')) as [number]
    servers[role] = { process, port }
  }
})
afterAll(() => {
  agent.destroy()
  for (const server of Object.values(servers)) server?.process.disconnect()
})

function ask(port: number): Promise<number> {
  const headers = {
    host: 'shop.test',
    'accept-encoding': 'gzip, deflate, br',
    accept: 'text/html',
    cookie: 'cart=1',
  }
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/pl/produkty/magnez', agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

async function cpuTime({ process }: Measured): Promise<number> {
  process.send('cpu')
  const [microseconds] = (await once(process, 'message')) as [number]
  return microseconds
}

async function costOfRequests(server: Measured, count: number): Promise<number> {
  const before = await cpuTime(server)
  let left = count
  const asking = async () => {
    while (left-- > 0) await ask(server.port)
  }
  await Promise.all(Array.from({ length: 16 }, asking))
  return ((await cpuTime(server)) - before) / count
}

test('a kept page costs at most one and a half times the CPU of a bare server with the same bytes', async () => {
  const { bare, front } = servers
  if (!bare || !front) throw new Error('The servers did not start')
  const bytes = await ask(bare.port)
  await expect.poll(() => ask(front.port), { timeout: 10_000 }).toBe(bytes)
  for (const server of [bare, front]) await costOfRequests(server, 3000)
  const ratios: number[] = []
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await costOfRequests(bare, 4000), await costOfRequests(front, 4000)]
    ratios.push(other / one)
  }
  const median = ratios.sort((one, other) => one - other)[2]
  expect(median).toBeLessThanOrEqual(1.5)
})
