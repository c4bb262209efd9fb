import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#local/test-database.ts'
import { alertMails } from '#shop/checkout/mutations/alert-mails.ts'
import { database } from './database.ts'
import { prepareJobs, stopSending } from './jobs.ts'
import { sendMail } from './mail-transport.ts'
import { mailQueue, queueMail, rescueMails } from './outbox.ts'

let drop: () => Promise<void>
const sockets: Socket[] = []
/** A mail server that takes a connection and never says a word. */
const silent = createServer((socket) => sockets.push(socket))

beforeAll(async () => {
  const made = await createTestDatabase()
  drop = made.drop
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, {
    DATABASE_URL: made.url,
    STRIPE_SECRET_KEY: 'sk_test_shop',
    STRIPE_WEBHOOK_SECRET: 'whsec_test_shop_0123456789',
    SMTP_URL: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    SHOP_SECRET: 'a secret of the test shop that is long enough',
    SHOP_URL: 'http://localhost:3000',
  })
  await prepareJobs(made.url, [mailQueue])
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  silent.close()
  await stopSending()
  await database().$disconnect()
  await drop()
})

const jobs = async () => {
  const rows = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = ${mailQueue}`
  return rows[0]?.count
}
const queue = (dedupeKey: string) =>
  database().$transaction((transaction) =>
    queueMail(transaction, { dedupeKey, kind: 'test', locale: 'pl-PL' }),
  )
const rescue = (now = new Date()) =>
  rescueMails(now, (transaction, mails) => alertMails(transaction, mails, now))
const anHourAgo = { createdAt: new Date(Date.now() - 3_600_000) }

test('a mail that waits has one job, however often it is looked after', async () => {
  await queue('waits')
  await database().mail.updateMany({ data: anHourAgo })
  for (let round = 0; round < 5; round++) await rescue()
  expect(await jobs()).toBe(1)
})

test('a mail whose job got lost is given another one, once', async () => {
  await database().$executeRaw`DELETE FROM pgboss.job`
  for (let round = 0; round < 5; round++) await rescue()
  expect(await jobs()).toBe(1)
})

test('a mail that was tried for a day is given up and told to staff, once a day; put back by hand it is tried again', async () => {
  const { id } = await database().mail.findUniqueOrThrow({ where: { dedupeKey: 'waits' } })
  const dayAgo = { createdAt: new Date(Date.now() - 25 * 3_600_000) }
  await database().mail.update({ where: { id }, data: { ...dayAgo, attempts: 40, error: 'refused' } })
  await database().$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE id = ${id}::uuid`
  await rescue()
  await rescue()
  expect(await database().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'dead' })
  expect(await database().staffAlert.findMany()).toMatchObject([{ kind: 'mails-dead', facts: { mails: 1 } }])
  await database().mail.update({ where: { id }, data: { status: 'queued', attempts: 0 } })
  await rescue()
  const states = await database().$queryRaw<{ state: string }[]>`SELECT state::text FROM pgboss.job`
  expect(states).toEqual([{ state: 'created' }])
})

test('T9: a mail server that says nothing is given up soon', async () => {
  const begin = performance.now()
  const letter = { to: 'a@example.org', subject: 's', text: 't', html: 'h', language: 'pl' }
  const mail = { ...letter, from: 'b@example.org', messageId: '<1@x>' }
  await expect(sendMail(mail)).rejects.toThrow(/[Gg]reeting/)
  expect(performance.now() - begin).toBeLessThan(15_000)
})
