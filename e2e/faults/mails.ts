import { expect } from 'vitest'
import type { World } from './world.ts'

interface SunkMail {
  messageId: string
}

/** How often the mail server has taken each mail of ours, by its id. */
export async function takenMails(world: World): Promise<Map<string, number>> {
  const answer = await fetch(new URL('/api/mails', world.mailbox.pageUrl))
  const taken = new Map<string, number>()
  for (const { messageId } of (await answer.json()) as SunkMail[]) {
    const id = messageId.replaceAll(/^<|@.*$/g, '')
    taken.set(id, (taken.get(id) ?? 0) + 1)
  }
  return taken
}

/**
 * What the outbox calls sent has reached the mail server, once. Where connections or processes died between a mail and
 * the word that it was taken, it may come twice, under the same id.
 */
export async function expectMailsOnce(world: World, atMost = 1): Promise<void> {
  const sent = await world.books.rows<{ id: string; kind: string }>(
    `select id, kind from mail where status = 'sent'`,
  )
  const taken = await takenMails(world)
  const wrong = sent
    .map(({ id, kind }) => ({ id, kind, times: taken.get(id) ?? 0 }))
    .filter(({ times }) => times < 1 || times > atMost)
  expect(wrong).toEqual([])
}
