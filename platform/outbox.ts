import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'
import { database, equalsIgnoringCase, inTransaction, type Transaction } from './database.ts'
import { environment } from './environment.ts'
import { enqueue, forgetEndedJob, type JobDefinition } from './jobs.ts'
import { logger } from './logger.ts'
import { sendMail, type Letter } from './mail-transport.ts'

export const mailQueue = 'mail'

export interface QueuedMail {
  /** Two causes of the same mail have the same key; the second one writes nothing. */
  dedupeKey: string
  kind: string
  locale: string
  /** Left out for mails of an order: its address is read when the mail is sent. */
  recipient?: string
  orderId?: string
  facts?: Prisma.InputJsonObject
}

export interface OutboxMail {
  id: string
  kind: string
  locale: string
  recipient: string | null
  orderId: string | null
  facts: Prisma.JsonValue
  createdAt: Date
}

/** Makes the words of one kind of mail; null when there is nobody left to write to. */
export type MailRenderer = (mail: OutboxMail) => Promise<Letter | null>

/** Writes a mail and its job in the transaction of its cause: sent once, whatever breaks (decision 6). */
export async function queueMail(transaction: Transaction, mail: QueuedMail): Promise<void> {
  const { count } = await transaction.mail.createMany({
    data: [{ ...mail, facts: mail.facts ?? {} }],
    skipDuplicates: true,
  })
  if (count === 0) return
  const row = await transaction.mail.findUniqueOrThrow({
    where: { dedupeKey: mail.dedupeKey },
    select: { id: true },
  })
  await enqueueMail(transaction, row.id)
}

/** One job for each mail: two of them could be worked off at once, and the mail sent twice. */
function enqueueMail(transaction: Transaction, mailId: string): Promise<void> {
  return enqueue(transaction, mailQueue, { mailId }, { id: mailId })
}

/** Tries a mail once more that was given up. Its old job is over and would stand in the way of the new one. */
export async function requeueMail(transaction: Transaction, mailId: string): Promise<void> {
  const { count } = await transaction.mail.updateMany({
    where: { id: mailId, status: 'dead' },
    data: { status: 'queued', attempts: 0, error: null, createdAt: new Date() },
  })
  if (count > 0) await enqueueMailAgain(transaction, mailId)
}

async function enqueueMailAgain(transaction: Transaction, mailId: string): Promise<void> {
  await forgetEndedJob(transaction, mailQueue, mailId)
  await enqueueMail(transaction, mailId)
}

/** What the rooms say of mails: their words by kind, and from whom they come (null: as the environment says). */
export interface MailRooms {
  renderers: Record<string, MailRenderer>
  sender: () => Promise<string | null>
}

/** Taken by the mail server, not yet noted as sent: a database that is away for a moment must not send them twice. */
const taken = new Set<string>()

/** Hands a mail over unless this process has done so already; false when there is nobody left to write to. */
async function handOver(mail: OutboxMail, { renderers, sender }: MailRooms): Promise<boolean> {
  if (taken.has(mail.id)) return true
  const render = renderers[mail.kind]
  if (!render) throw new Error(`no renderer for mails of the kind ${mail.kind}`)
  const rendered = await render(mail)
  if (!rendered) return false
  const { shopUrl, mailFrom } = environment()
  const from = (await sender()) ?? mailFrom
  await sendMail({ ...rendered, from, messageId: `<${mail.id}@${shopUrl.hostname}>` })
  taken.add(mail.id)
  return true
}

async function deliver(mailId: string, rooms: MailRooms): Promise<void> {
  const mail = await database().mail.findUnique({ where: { id: mailId } })
  if (mail && mail.status !== 'sent') {
    const status = (await handOver(mail, rooms)) ? 'sent' : 'dead'
    await database().mail.updateMany({
      where: { id: mailId, status: { not: 'sent' } },
      data: { status, sentAt: new Date(), attempts: { increment: 1 }, error: null },
    })
  }
  taken.delete(mailId)
}

/** The job that hands queued mails to the mail server. */
export function mailJob(rooms: MailRooms): JobDefinition<{ mailId: string }> {
  return {
    queue: mailQueue,
    hands: 5,
    work: async ({ mailId }) => {
      try {
        await deliver(mailId, rooms)
      } catch (error) {
        const message = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
        await database().mail.updateMany({
          where: { id: mailId },
          data: { attempts: { increment: 1 }, error: message },
        })
        throw error
      }
    },
  }
}

/** Puts mails whose job got lost back into the queue, and marks as dead what a day of trying could not send. */
export async function rescueMails(
  now: Date,
  onGivenUp: (transaction: Transaction, mails: number) => Promise<unknown>,
): Promise<void> {
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  await inTransaction(async (transaction) => {
    const dead = await transaction.mail.updateMany({
      where: { status: 'queued', createdAt: { lt: minutesAgo(24 * 60) }, attempts: { gt: 0 } },
      data: { status: 'dead' },
    })
    if (dead.count > 0) {
      logger.error({ mails: dead.count }, 'mails could not be sent for a day')
      await onGivenUp(transaction, dead.count)
    }
    const lost = await transaction.mail.findMany({
      where: { status: 'queued', attempts: 0, createdAt: { lt: minutesAgo(10) } },
      select: { id: true },
      take: 100,
    })
    for (const { id } of lost) await enqueueMailAgain(transaction, id)
  })
}

/** Forgets what was sent to an address; mails of orders stay as kinds and moments, what is still to be sent goes first. */
export async function forgetRecipient(
  transaction: Transaction,
  email: string,
): Promise<{ forgotten: number; waiting: number }> {
  const recipient = equalsIgnoringCase(email)
  const where = { recipient, status: { not: 'queued' as const } }
  const kept = await transaction.mail.updateMany({
    where: { ...where, orderId: { not: null } },
    data: { recipient: null },
  })
  const { count } = await transaction.mail.deleteMany({ where })
  return { forgotten: kept.count + count, waiting: await transaction.mail.count({ where: { recipient } }) }
}
