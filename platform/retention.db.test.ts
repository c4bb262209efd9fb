import { addDays, addMilliseconds, subDays } from 'date-fns'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, signInAs } from '#prisma/fixtures/test-staff.ts'
import { database } from './database.ts'
import { forgetEvents } from '#shop/checkout/mutations/forget-events.ts'
import { forgetAccess } from '#shop/staff/mutations/forget-access.ts'
import { forgetPlatformNotes, noteRetentionJob } from './retention.ts'

const now = new Date('2027-03-01T02:27:00.000Z')
/** The last moment that is kept, and the first that is not. */
const kept = (days: number) => subDays(now, days)
const over = (days: number) => addMilliseconds(subDays(now, days), -1)

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

const left = async () => ({
  sessions: await database().staffSession.count(),
  codes: await database().staffUsedCode.count(),
  challenges: await database().staffVerification.count(),
  invitations: await database().staffInvitation.count(),
})

it('forgets sessions, codes, challenges and invitations of staff when their time is over, and no sooner', async () => {
  const person = await hire('editor')
  await signInAs(person)
  const today = new Date()
  await database().staffUsedCode.createMany({
    data: [
      { userId: person.id, codeHash: 'old', at: subDays(today, 2) },
      { userId: person.id, codeHash: 'new', at: today },
    ],
  })
  const challenge = { value: person.id, createdAt: today, updatedAt: today }
  await database().staffVerification.createMany({
    data: [
      { id: 'old', identifier: 'old', expiresAt: subDays(today, 1), ...challenge },
      { id: 'new', identifier: 'new', expiresAt: addDays(today, 1), ...challenge },
    ],
  })
  const invitation = {
    email: 'a@example.org',
    name: 'A',
    role: 'editor',
    language: 'en',
    invitedBy: person.id,
  }
  await database().staffInvitation.createMany({
    data: [
      { ...invitation, expiresAt: subDays(today, 31) },
      { ...invitation, expiresAt: subDays(today, 1) },
    ],
  })
  await forgetAccess(today)
  expect(await left()).toEqual({ sessions: 1, codes: 1, challenges: 1, invitations: 1 })
  await forgetAccess(addDays(today, 32))
  expect(await left()).toEqual({ sessions: 0, codes: 0, challenges: 0, invitations: 0 })
})

it('mails are kept for 90 days', async () => {
  const mail = { kind: 'order-links', locale: 'pl-PL', facts: {}, recipient: 'a@example.org' }
  await database().mail.createMany({
    data: [
      { ...mail, dedupeKey: 'kept', createdAt: kept(90) },
      { ...mail, dedupeKey: 'over', createdAt: over(90), status: 'sent' },
      { ...mail, dedupeKey: 'dead', createdAt: over(90), status: 'dead' },
    ],
  })
  await forgetPlatformNotes(now)
  const keys = await database().mail.findMany({
    where: { kind: 'order-links' },
    select: { dedupeKey: true },
  })
  expect(keys).toEqual([{ dedupeKey: 'kept' }])
})

it('events are kept for 30 days, worked off or not', async () => {
  await database().stripeEvent.createMany({
    data: [
      { id: 'evt_kept', type: 'x', receivedAt: kept(30) },
      { id: 'evt_over', type: 'x', receivedAt: over(30), processedAt: over(30) },
      { id: 'evt_failed', type: 'x', receivedAt: over(30), error: 'no order' },
    ],
  })
  await forgetEvents(now)
  expect(await database().stripeEvent.findMany({ select: { id: true } })).toEqual([{ id: 'evt_kept' }])
})

it('forms and limits are kept until they are over', async () => {
  const form = { form: 'checkout', values: { email: 'a@example.org' }, problems: [] }
  await database().keptForm.createMany({
    data: [
      { ...form, tokenHash: 'kept', expiresAt: now },
      { ...form, tokenHash: 'over', expiresAt: over(0) },
    ],
  })
  await database().rateLimit.deleteMany()
  await database().rateLimit.createMany({
    data: [
      { key: 'kept', points: 1, expire: now.getTime() },
      { key: 'over', points: 1, expire: now.getTime() - 1 },
      { key: 'blocked for good', points: 1, expire: null },
    ],
  })
  await forgetPlatformNotes(now)
  expect(await database().keptForm.findMany({ select: { tokenHash: true } })).toEqual([{ tokenHash: 'kept' }])
  const limits = await database().rateLimit.findMany({ select: { key: true }, orderBy: { key: 'asc' } })
  expect(limits).toEqual([{ key: 'blocked for good' }, { key: 'kept' }])
})

it('does its night with the rights of the application', async () => {
  const { keptForm } = database()
  const form = { form: 'checkout', values: {}, problems: [], tokenHash: 'night', expiresAt: new Date(0) }
  await keptForm.create({ data: form })
  await noteRetentionJob.work(undefined as never)
  expect(await keptForm.count({ where: { tokenHash: 'night' } })).toBe(0)
})
