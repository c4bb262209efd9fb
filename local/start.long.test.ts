import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkout } from './checkout.ts'
import { freePort } from './free-port.ts'
import { readLocalFile } from './local-file.ts'
import { processIdentity } from './process-identity.ts'

interface Start {
  process: ChildProcess
  said: () => string
  ended: Promise<number | null>
}

let directory = ''
let port = 0
const running: Start[] = []

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'start-test-'))
  chmodSync(directory, 0o755)
  port = await freePort()
})
afterEach(async () => {
  for (const { process: each, ended } of running.splice(0)) {
    each.kill('SIGTERM')
    await ended
  }
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
})

function start(variables: Record<string, string> = {}): Start {
  const outside = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|NODE_ENV|SHOP_|STRIPE_|SMTP_)/.test(name),
  )
  const child = spawn(process.execPath, [join(checkout, 'local/start.ts')], {
    cwd: '/',
    env: {
      ...Object.fromEntries(outside),
      SHOP_DATA_DIR: directory,
      PORT: String(port),
      ...variables,
    } as never,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const started = { process: child, said: () => said, ended }
  running.push(started)
  return started
}

async function untilOpen({ said }: Start): Promise<void> {
  await expect.poll(said, { timeout: 300_000 }).toMatch(/The shop answers on .*\n(.*\n)+.*Ctrl-C stops it/)
}

/** Every process that descends from this one. */
function descendants(pid: number | undefined): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = all.map(Number).filter((each) => parentOf(each) === pid)
  return children.flatMap((each) => [each, ...descendants(each)])
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const alive = (pids: number[]) => pids.filter((pid) => processIdentity(pid) !== undefined)
const ask = async (path: string) =>
  (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })).status

test('it opens, refuses to run twice, stops in order and leaves nothing running', async () => {
  const shop = start()
  await untilOpen(shop)
  expect(await ask('/api/ready')).toBe(200)
  expect(await ask('/pl')).toBe(200)
  const tree = descendants(shop.process.pid)
  expect(tree.length).toBeGreaterThanOrEqual(4)

  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`runs already: http://localhost:${port} (process ${shop.process.pid})`)

  shop.process.kill('SIGTERM')
  expect(await shop.ended).toBe(0)
  expect(alive(tree)).toEqual([])
  expect(shop.said()).toContain('Everything has stopped')
})

test('it may be started again, each time with the same data and the same secrets', async () => {
  const before = readLocalFile(directory)
  const shop = start()
  await untilOpen(shop)
  const { shopSecret, postgres } = readLocalFile(directory)
  expect({ shopSecret, postgres }).toEqual({ shopSecret: before.shopSecret, postgres: before.postgres })
})

test('killed without warning, it leaves nothing running either, and starts again', async () => {
  const shop = start()
  await untilOpen(shop)
  const tree = descendants(shop.process.pid)
  shop.process.kill('SIGKILL')
  await expect.poll(() => alive(tree), { timeout: 30_000 }).toEqual([])
  await untilOpen(start())
  expect(await ask('/api/ready')).toBe(200)
})

test('a web server that dies is back soon', async () => {
  const shop = start()
  await untilOpen(shop)
  const web = descendants(shop.process.pid).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server/main.ts'),
  )
  process.kill(Number(web), 'SIGKILL')
  await expect.poll(() => ask('/api/ready').catch(() => 0), { timeout: 60_000 }).toBe(200)
  expect(shop.said()).toContain('The web server has ended (SIGKILL); it starts again in 0.5 s')
})

test('a port that is named and taken is refused', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const shop = start()
  expect(await shop.ended).toBe(1)
  expect(shop.said()).toContain(`Port ${port} of 127.0.0.1 is taken`)
  await new Promise((resolve) => other.close(resolve))
})

test('a live key of Stripe is refused where a stand-in would run', async () => {
  const shop = start({ STRIPE_SECRET_KEY: 'sk_live_1' })
  expect(await shop.ended).toBe(1)
  expect(shop.said()).toContain('A live Stripe key together with a stand-in is refused')
})
