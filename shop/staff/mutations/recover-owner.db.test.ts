import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runToEnd } from '#local/run.ts'
import { database } from '#platform/database.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import {
  hire,
  memberOf,
  signInAs,
  staffMember,
  staffRequest,
  testPassword,
  type Hired,
} from '#prisma/fixtures/test-staff.ts'
import { acceptWork } from '../handlers/account.ts'
import { findStaffMember } from '../session/current-staff.ts'
import { invitationToken } from '../session/invitation-link.ts'
import { sendPasswordLink } from './invitations.ts'
import { disablePerson } from './people.ts'
import { recoverOwner } from './recover-owner.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

const newPassword = 'piasek, woda i niebo'

async function choosePassword(token: string): Promise<number> {
  const fields = { token, name: 'Anna Nowak', password: newPassword }
  return (await acceptWork(staffRequest('/staff/api/invitation', { fields }))).status
}

async function giveFactor({ id: userId }: Hired): Promise<void> {
  await database().staffTwoFactor.create({
    data: { id: `${userId}-factor`, secret: 'lost', backupCodes: 'lost', userId },
  })
  await database().staffUser.update({ where: { id: userId }, data: { twoFactorEnabled: true } })
}

const isSignedIn = async (cookie: string) => (await findStaffMember(new Headers({ cookie }))) !== null

/** What the audit trail says of the person by the command. */
const noted = ({ id }: Hired) =>
  database().auditEntry.findMany({
    where: { entityId: id, actor: 'staff:command' },
    orderBy: { id: 'asc' },
    select: { action: true, entity: true, before: true, after: true },
  })

async function recoveredLink(email: string): Promise<string> {
  const recovered = await recoverOwner(email)
  if (!recovered.ok) throw new Error(recovered.reason)
  return invitationToken(recovered.id)
}

describe('an owner who has lost the way in', () => {
  it('comes in by the link alone, without the lost factor', async () => {
    const person = await hire('owner')
    const cookies = [await signInAs(person), await signInAs(person)]
    await giveFactor(person)
    const token = await recoveredLink(person.email)
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, false])
    await expect(signInAs(person, testPassword), 'an old password that was found').rejects.toThrow('422')
    expect(await choosePassword(token)).toBe(200)
    expect(await choosePassword(token), 'once').toBe(410)
    expect(await memberOf(await signInAs(person, newPassword))).toMatchObject({
      id: person.id,
      role: 'owner',
      freshUntil: null,
    })
    expect(await noted(person)).toEqual([
      {
        action: 'staff.owner-recovered',
        entity: 'staff',
        before: { sessions: 2, secondFactors: 1 },
        after: { sessions: 0, secondFactors: 0 },
      },
    ])
    expect(await database().mail.count({ where: { recipient: person.email } })).toBe(0)
  })

  it('is helped again, and the last link alone is good', async () => {
    const person = await hire('owner')
    await sendPasswordLink(await staffMember('owner'), person.id)
    const sent = await database().staffInvitation.findFirstOrThrow({ where: { userId: person.id } })
    const first = await recoveredLink(person.email)
    const second = await recoveredLink(person.email)
    const statuses = []
    for (const token of [invitationToken(sent.id), first, second]) statuses.push(await choosePassword(token))
    expect(statuses).toEqual([410, 410, 200])
    expect(await noted(person)).toHaveLength(2)
  })

  it('is given one link, whoever else makes one in the same moment', async () => {
    const person = await hire('owner')
    const owner = await staffMember('owner')
    await Promise.all([
      recoveredLink(person.email),
      recoveredLink(person.email),
      sendPasswordLink(owner, person.id),
    ])
    const links = await database().staffInvitation.findMany({ where: { userId: person.id, usedAt: null } })
    expect(links).toHaveLength(1)
  })

  it('is nobody else, and nothing changes for others', async () => {
    const [editor, left] = await Promise.all([hire('editor'), hire('owner')])
    await giveFactor(left)
    await disablePerson(await staffMember('owner'), left.id)
    const cookie = await signInAs(editor)
    expect(await recoverOwner('nobody@example.org')).toEqual({ ok: false, reason: 'unknown' })
    expect(await recoverOwner(left.email)).toEqual({ ok: false, reason: 'unknown' })
    expect(await recoverOwner(editor.email)).toEqual({ ok: false, reason: 'not-owner' })
    expect(await isSignedIn(cookie)).toBe(true)
    expect(await database().staffTwoFactor.count({ where: { userId: left.id } })).toBe(1)
    expect(await database().staffInvitation.count({ where: { userId: { in: [editor.id, left.id] } } })).toBe(
      0,
    )
    expect([...(await noted(editor)), ...(await noted(left))]).toEqual([])
  })
})

const command = (...words: string[]) =>
  runToEnd(process.execPath, ['--conditions=react-server', 'scripts/recover-owner.ts', ...words], {
    environment: process.env,
  })

describe('npm run recover-owner', () => {
  it('prints a link that works', async () => {
    const person = await hire('owner')
    const { code, output } = await command(` ${person.email.toUpperCase()}`)
    expect(code, output).toBe(0)
    const token = /^http:\/\/localhost:3000\/staff\/invitation\/(\S+)$/m.exec(output)?.[1] ?? ''
    expect(await choosePassword(token)).toBe(200)
  })

  it('ends with 1 for who is no owner, and with 2 where it is not understood', async () => {
    const { email } = await hire('editor')
    const answers = [await command(email), await command(email, 'Anna')]
    expect(answers).toEqual([
      { code: 1, output: expect.stringMatching(/^Not an owner: /) },
      { code: 2, output: expect.stringMatching(/^Usage: npm run recover-owner -- /) },
    ])
  })
})
