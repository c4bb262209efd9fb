import { addDays, subDays } from 'date-fns'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, signInAs } from '#prisma/fixtures/test-staff.ts'
import { database } from './database.ts'
import { forgetNotes } from './retention.ts'

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
  const now = new Date()
  await database().staffUsedCode.createMany({
    data: [
      { userId: person.id, codeHash: 'old', at: subDays(now, 2) },
      { userId: person.id, codeHash: 'new', at: now },
    ],
  })
  const challenge = { value: person.id, createdAt: now, updatedAt: now }
  await database().staffVerification.createMany({
    data: [
      { id: 'old', identifier: 'old', expiresAt: subDays(now, 1), ...challenge },
      { id: 'new', identifier: 'new', expiresAt: addDays(now, 1), ...challenge },
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
      { ...invitation, expiresAt: subDays(now, 31) },
      { ...invitation, expiresAt: subDays(now, 1) },
    ],
  })
  await forgetNotes(now)
  expect(await left()).toEqual({ sessions: 1, codes: 1, challenges: 1, invitations: 1 })
  await forgetNotes(addDays(now, 32))
  expect(await left()).toEqual({ sessions: 0, codes: 0, challenges: 0, invitations: 0 })
})
