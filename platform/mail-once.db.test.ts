import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailbox, type Mailbox } from '#local/mailbox/start.ts'
import { createTestDatabase } from '#local/test-database.ts'
import { database } from './database.ts'
import { prepareJobs, stopSending } from './jobs.ts'
import { mailJob, mailQueue, queueMail } from './outbox.ts'

const directory = mkdtempSync(join(tmpdir(), 'mail-once-'))
let drop: () => Promise<void>
let mailbox: Mailbox
let owner: pg.Client

beforeAll(async () => {
  const made = await createTestDatabase()
  drop = made.drop
  owner = new pg.Client({ connectionString: made.url })
  await owner.connect()
  mailbox = await startMailbox({ directory })
  Object.assign(process.env, {
    DATABASE_URL: made.url,
    STRIPE_SECRET_KEY: 'sk_test_shop',
    STRIPE_WEBHOOK_SECRET: 'whsec_test_shop_0123456789',
    SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`,
    SHOP_SECRET: 'a secret of the test shop that is long enough',
    SHOP_URL: 'http://localhost:3000',
  })
  await prepareJobs(made.url, [mailQueue])
})
afterAll(async () => {
  await owner.end()
  await stopSending()
  await database().$disconnect()
  await mailbox.stop()
  await drop()
  rmSync(directory, { recursive: true })
})

const letter = { to: 'a@example.org', subject: 's', text: 't', html: 'h', language: 'pl' }
const { work } = mailJob({ renderers: { test: async () => letter }, sender: async () => null })

async function takenMails(): Promise<number> {
  const answer = await fetch(new URL('/api/mails', mailbox.pageUrl))
  return ((await answer.json()) as unknown[]).length
}

test('I10: a mail that was taken while the database was away is not sent again', async () => {
  await database().$transaction((transaction) =>
    queueMail(transaction, { dedupeKey: 'once', kind: 'test', locale: 'pl-PL', recipient: 'a@example.org' }),
  )
  const { id: mailId } = await database().mail.findUniqueOrThrow({ where: { dedupeKey: 'once' } })
  // Everything can be read, and nothing about mails can be written.
  await owner.query(`ALTER TABLE mail ADD CONSTRAINT away CHECK (status = 'queued' AND attempts = 0)`)
  await expect(work({ mailId })).rejects.toThrow()
  await expect(work({ mailId })).rejects.toThrow()
  await owner.query('ALTER TABLE mail DROP CONSTRAINT away')
  await work({ mailId })
  expect(await database().mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({ status: 'sent' })
  // Its job once more, as of a worker that was killed before it could say that it was done.
  await work({ mailId })
  expect(await takenMails()).toBe(1)
})
