import type { IncomingMessage } from 'node:http'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { addDays, subDays, subMonths } from 'date-fns'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import {
  cookieFrom,
  freshen,
  hire,
  memberOf,
  signInAs,
  staffMember,
  staffRequest,
  testPassword,
} from '#prisma/fixtures/test-staff.ts'
import { derivedKeys } from '#platform/secrets.ts'
import { colleagues } from '#server/colleagues.ts'
import { acceptWork, changePassword, finishSecondFactor, startSecondFactor } from './handlers/account.ts'
import { confirmIdentity, signIn, signInWithCode, signOut } from './handlers/gate.ts'
import { auditRetentionJob } from './jobs.ts'
import { forgetAudit } from './mutations/forget-audit.ts'
import { withdraw } from './handlers/people.ts'
import { inviteColleague, inviteFirstOwner } from './mutations/invitations.ts'
import { changeRole, disablePerson, removeSecondFactor } from './mutations/people.ts'
import { findStaffMember } from './session/current-staff.ts'
import { invitationToken } from './session/invitation-link.ts'
import { forgetAccountTries, takeTry } from './session/proof.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

const context = { params: Promise.resolve(undefined) }
const minutes = (count: number) => new Date(Date.now() + count * 60_000)

function tryIn(email: string, password: string, address?: string): Promise<Response> {
  const fields = { email, password }
  return signIn(staffRequest('/staff/api/sign-in', { fields, ...(address && { address }) }))
}

const isSignedIn = async (cookie: string) => (await findStaffMember(new Headers({ cookie }))) !== null

async function problemOf(answer: Response): Promise<string> {
  const { problems } = (await answer.json()) as { problems: { message: string }[] }
  return problems.map(({ message }) => message).join(' ')
}

describe('the door', () => {
  it('says the same to unknown people, wrong passwords and those who have left', async () => {
    const [person, left] = await Promise.all([hire('editor'), hire('editor')])
    await disablePerson(await staffMember('owner'), left.id)
    const answers = await Promise.all([
      tryIn('nobody@example.org', testPassword),
      tryIn(person.email, 'not the password'),
      tryIn(left.email, testPassword),
    ])
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
    const said = await Promise.all(answers.map(problemOf))
    expect(new Set(said).size).toBe(1)
    for (const answer of answers) expect(cookieFrom(answer)).not.toContain('staff=')
  })

  it('closes an account after ten tries from wherever, and no other account', async () => {
    const [attacked, other] = await Promise.all([hire('editor'), hire('editor')])
    const statuses = []
    for (let count = 0; count < 14; count++)
      statuses.push((await tryIn(attacked.email, `guess number ${count}`)).status)
    expect(statuses.slice(0, 10)).toEqual(Array<number>(10).fill(422))
    expect(statuses.slice(10)).toEqual([429, 429, 429, 429])
    const answer = await tryIn(attacked.email, testPassword)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    await expect(signInAs(other)).resolves.toContain('staff=')
  })

  it('counts guesses that come all at once', async () => {
    const attacked = await hire('editor')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, count) => tryIn(attacked.email, `guess number ${count}`)),
    )
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
  })

  it('closes to an address that tries many accounts', async () => {
    const somebody = (count: number) => `nobody-${count}@example.org`
    // Each try at the door costs a password's hash; most of them are counted without it.
    for (let count = 0; count < 95; count++) await takeTry(somebody(count), '10.99.0.1')
    const statuses = []
    for (let count = 95; count < 103; count++)
      statuses.push((await tryIn(somebody(count), 'guess', '10.99.0.1')).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
  })

  it('sets a cookie that no script and no other site can use', async () => {
    const { email } = await hire('editor')
    const answer = await tryIn(email, testPassword)
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('staff=')) ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).toContain('Path=/')
  })

  it('lets the front know colleagues by their cookie, so that it reads large bodies of them alone', async () => {
    const cookie = await signInAs(await hire('editor'))
    const isColleague = colleagues({ name: 'staff', keys: derivedKeys('staff-authentication') })
    const knows = (given: string) => isColleague({ headers: { cookie: given } } as IncomingMessage)
    expect(knows(`cart=1; ${cookie}; a=b`)).toBe(true)
    expect(knows(cookie.replace(/staff=./, 'staff=_'))).toBe(false)
    expect(knows('staff=')).toBe(false)
  })

  it('never takes the session somebody brings along', async () => {
    const { email } = await hire('editor')
    const planted = await signInAs(await hire('editor'))
    const request = staffRequest('/staff/api/sign-in', {
      cookie: planted,
      fields: { email, password: testPassword },
    })
    const cookie = cookieFrom(await signIn(request))
    expect(cookie.match(/staff=[^;]+/)?.[0]).not.toBe(planted.match(/staff=[^;]+/)?.[0])
  })

  it('leads back to pages of the workshop alone', async () => {
    const { email } = await hire('editor')
    for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', '/staff/../pl', '/pl']) {
      const fields = { email, password: testPassword, back }
      const answer = await signIn(staffRequest('/staff/api/sign-in', { fields }))
      expect(await answer.json()).toEqual({ location: '/staff' })
    }
  })
})

describe('a session', () => {
  it('ends after half an hour without use', async () => {
    const cookie = await signInAs(await hire('editor'))
    const { sessionId } = await memberOf(cookie)
    await database().staffSession.update({ where: { id: sessionId }, data: { lastUsedAt: minutes(-31) } })
    expect(await isSignedIn(cookie)).toBe(false)
    expect(await database().staffSession.count({ where: { id: sessionId } })).toBe(0)
  })

  it('ends after twelve hours however busy', async () => {
    const cookie = await signInAs(await hire('editor'))
    const { sessionId } = await memberOf(cookie)
    await database().staffSession.update({ where: { id: sessionId }, data: { createdAt: minutes(-721) } })
    expect(await isSignedIn(cookie)).toBe(false)
  })

  it('ends on the server when somebody signs out', async () => {
    const cookie = await signInAs(await hire('editor'))
    await signOut(staffRequest('/staff/api/sign-out', { cookie }))
    expect(await isSignedIn(cookie)).toBe(false)
  })

  it('ends when the role changes, the person leaves, or the password does', async () => {
    const owner = await staffMember('owner')
    const [one, two, three] = await Promise.all([hire('editor'), hire('editor'), hire('editor')])
    const cookies = await Promise.all([signInAs(one), signInAs(two), signInAs(three)])
    const kept = await signInAs(three)
    await changeRole(owner, one.id, 'moderator')
    await disablePerson(owner, two.id)
    const fields = { current: testPassword, password: 'piasek, woda i niebo' }
    const changed = await changePassword(
      staffRequest('/staff/api/account/password', { cookie: kept, fields }),
      context,
    )
    expect(changed.status).toBe(200)
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, false, false])
    expect(await isSignedIn(kept)).toBe(true)
    expect((await memberOf(await signInAs(one))).role).toBe('moderator')
    await expect(signInAs(two)).rejects.toThrow('422')
  })
})

/** Sets a second factor up the way a person does; answers how to make codes. */
async function setUpFactor(cookie: string) {
  const begun = await startSecondFactor(
    staffRequest('/staff/api/account/factor', { cookie, fields: { password: testPassword } }),
    context,
  )
  const { factor } = (await begun.json()) as {
    factor: { secret: string; recoveryCodes: string[]; path: string }
  }
  const otp = createOTP(new TextDecoder().decode(base32.decode(factor.secret)))
  const finished = await finishSecondFactor(
    staffRequest('/staff/api/account/factor/code', { cookie, fields: { code: await otp.totp() } }),
    context,
  )
  expect(finished.status).toBe(200)
  return {
    codeNow: () => otp.totp(),
    recoveryCodes: factor.recoveryCodes,
    cookie: cookieFrom(finished) || cookie,
  }
}

/** Forgets which codes were used: the next half minute has come. */
async function nextHalfMinute(userId: string): Promise<void> {
  await database().staffUsedCode.deleteMany({ where: { userId } })
}

describe('the second factor', () => {
  it('is asked for, good once, and recovery codes are, too', async () => {
    const person = await hire('clerk')
    const { codeNow, recoveryCodes } = await setUpFactor(await signInAs(person))
    await nextHalfMinute(person.id)
    const first = await tryIn(person.email, testPassword)
    expect(await first.json()).toEqual({ location: '/staff/sign-in/code' })
    const challenge = cookieFrom(first)
    expect(await isSignedIn(challenge)).toBe(false)
    const code = await codeNow()
    const enter = (cookie: string, given: string) =>
      signInWithCode(staffRequest('/staff/api/sign-in/code', { cookie, fields: { code: given } }))
    expect((await enter(challenge, code === '000000' ? '000001' : '000000')).status).toBe(422)
    const entered = await enter(challenge, code)
    expect(entered.status).toBe(200)
    const member = await memberOf(cookieFrom(entered))
    expect(member.freshUntil?.getTime()).toBeGreaterThan(Date.now())
    // The same code once more, at a new door; some names of doors hold a hyphen, which is part of the name.
    let newDoor = ''
    for (let doors = 0; doors < 50 && !/=2fa-[\w]*-/.test(newDoor); doors++)
      newDoor = cookieFrom(await tryIn(person.email, testPassword))
    expect(newDoor).toMatch(/=2fa-[\w]*-/)
    expect((await enter(newDoor, code)).status).toBe(422)
    // A code refused closes no door: another proof is taken there.
    const [recovery = ''] = recoveryCodes
    const byRecovery = await enter(newDoor, recovery)
    expect(byRecovery.status).toBe(200)
    const twice = await enter(cookieFrom(await tryIn(person.email, testPassword)), recovery)
    expect(twice.status).toBe(422)
  })

  it('is needed for a fresh proof; a password alone is none', async () => {
    const person = await hire('clerk')
    const cookie = await signInAs(person)
    expect((await memberOf(cookie)).freshUntil).toBeNull()
    const confirm = (given: string, fields: Record<string, string>) =>
      confirmIdentity(staffRequest('/staff/api/confirm', { cookie: given, fields }), context)
    expect((await confirm(cookie, { password: testPassword })).status).toBe(422)
    const factor = await setUpFactor(cookie)
    await nextHalfMinute(person.id)
    await freshen(factor.cookie, null)
    const code = await factor.codeNow()
    expect((await confirm(factor.cookie, { password: 'not the password', code })).status).toBe(422)
    expect((await confirm(factor.cookie, { password: testPassword, code })).status).toBe(200)
    expect((await memberOf(factor.cookie)).freshUntil?.getTime()).toBeGreaterThan(Date.now())
    expect((await confirm(factor.cookie, { password: testPassword, code })).status).toBe(422)
  })

  it('is not guessed inside by who knows the password, and wrong tries at the door do not reach there', async () => {
    const person = await hire('clerk')
    const { cookie, codeNow } = await setUpFactor(await signInAs(person))
    await nextHalfMinute(person.id)
    for (let count = 0; count < 10; count++) await tryIn(person.email, 'not the password')
    expect((await tryIn(person.email, testPassword)).status).toBe(429)
    const confirm = async (code: string) =>
      confirmIdentity(
        staffRequest('/staff/api/confirm', { cookie, fields: { password: testPassword, code } }),
        context,
      )
    expect((await confirm(await codeNow())).status).toBe(200)
    await forgetAccountTries(person.email)
    const statuses = []
    for (let count = 0; count < 12; count++) {
      statuses.push((await confirm('000000')).status)
      expect((await tryIn(person.email, testPassword)).status).toBe(200)
    }
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429])
  })

  it('makes nobody fresh at the door who brings a session and no password', async () => {
    const person = await hire('owner')
    const { cookie, codeNow } = await setUpFactor(await signInAs(person))
    await nextHalfMinute(person.id)
    await freshen(cookie, null)
    const ownDoor = cookieFrom(await tryIn((await hire('clerk')).email, testPassword))
    for (const brought of [cookie, `${ownDoor}; ${cookie}`]) {
      const fields = { code: await codeNow() }
      const answer = await signInWithCode(
        staffRequest('/staff/api/sign-in/code', { cookie: brought, fields }),
      )
      expect(answer.status).toBe(422)
    }
    expect((await memberOf(cookie)).freshUntil).toBeNull()
  })

  it('lets nobody finish who opened the door with a password of before', async () => {
    const person = await hire('clerk')
    const { cookie, codeNow } = await setUpFactor(await signInAs(person))
    await nextHalfMinute(person.id)
    const waiting = cookieFrom(await tryIn(person.email, testPassword))
    const fields = { current: testPassword, password: 'wiatr znad zatoki 42' }
    const changed = staffRequest('/staff/api/account/password', { cookie, fields })
    expect((await changePassword(changed, context)).status).toBe(200)
    const late = { cookie: waiting, fields: { code: await codeNow() } }
    expect((await signInWithCode(staffRequest('/staff/api/sign-in/code', late))).status).toBe(422)
    expect(await isSignedIn(cookie)).toBe(true)
  })

  it('is not guessed at door after door by who knows the password', async () => {
    const person = await hire('clerk')
    const { codeNow } = await setUpFactor(await signInAs(person))
    await nextHalfMinute(person.id)
    const enter = async (code: string) => {
      const cookie = cookieFrom(await tryIn(person.email, testPassword))
      return (await signInWithCode(staffRequest('/staff/api/sign-in/code', { cookie, fields: { code } })))
        .status
    }
    // Nine wrong ones before, each at a door of its own.
    const wrong = { where: { userId: person.id }, data: { failedVerificationCount: 9 } }
    await database().staffTwoFactor.updateMany(wrong)
    expect(await enter('000000')).toBe(422)
    expect(await enter(await codeNow()), 'the right code comes too late').toBe(422)
  })

  it('can be taken away by the owner, and the person signs in anew', async () => {
    const person = await hire('clerk')
    const { cookie } = await setUpFactor(await signInAs(person))
    await removeSecondFactor(await staffMember('owner'), person.id)
    expect(await isSignedIn(cookie)).toBe(false)
    expect(await isSignedIn(await signInAs(person))).toBe(true)
  })
})

describe('people', () => {
  it('come by a link that works once', async () => {
    const owner = await staffMember('owner')
    const email = 'anna@example.org'
    const invited = { email, name: 'Anna', role: 'moderator', language: 'pl' } as const
    expect(await inviteColleague(owner, invited)).toEqual({ ok: true })
    const { id } = await database().staffInvitation.findFirstOrThrow({ where: { email } })
    expect(await database().mail.count({ where: { kind: 'staff-invitation', recipient: email } })).toBe(1)
    const accept = (token: string, password: string) =>
      acceptWork(staffRequest('/staff/api/invitation', { fields: { token, name: 'Anna Nowak', password } }))
    expect((await accept(`${id}.forged`, 'piasek, woda i niebo')).status).toBe(410)
    expect((await accept(invitationToken(id), 'short')).status).toBe(422)
    expect((await accept(invitationToken(id), 'qwerty123456')).status).toBe(422)
    const answers = await Promise.all([
      accept(invitationToken(id), 'piasek, woda i niebo'),
      accept(invitationToken(id), 'piasek, woda i niebo'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
    expect((await memberOf(await signInAs({ email }, 'piasek, woda i niebo'))).role).toBe('moderator')
    const account = await database().staffAccount.findFirstOrThrow({ where: { user: { email } } })
    expect(account.password).toMatch(/^[\da-f]{32}:[\da-f]{128}$/)
    expect(await inviteColleague(owner, invited)).toEqual({ ok: false, reason: 'works-here' })
  })

  it('do not come when the owner has taken the invitation back', async () => {
    const owner = await hire('owner')
    const cookie = await signInAs(owner)
    const withdrawn = (invitation: string) =>
      withdraw(staffRequest('/staff/api/people/withdraw-invitation', { cookie, fields: { invitation } }), {
        params: Promise.resolve(undefined),
      })
    const email = 'unwelcome@example.org'
    await inviteColleague(await staffMember('owner'), { email, name: 'No', role: 'owner', language: 'nl' })
    const { id } = await database().staffInvitation.findFirstOrThrow({ where: { email } })
    await freshen(cookie, null)
    expect((await withdrawn(id)).status, 'not fresh').toBe(403)
    await freshen(cookie, new Date(Date.now() + 600_000))
    const answers = await Promise.all([withdrawn(id), withdrawn(id)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const fields = { token: invitationToken(id), name: 'No', password: 'piasek, woda i niebo' }
    expect((await acceptWork(staffRequest('/staff/api/invitation', { fields }))).status).toBe(410)
    expect(await database().staffUser.count({ where: { email } })).toBe(0)
    expect(
      await database().auditEntry.findMany({
        where: { action: 'staff.invitation-withdrawn', entityId: id },
        select: { before: true },
      }),
    ).toEqual([{ before: { role: 'owner' } }])
    const used = { email: 'used@example.org', name: 'Used', role: 'editor', language: 'nl' } as const
    const past = { invitedBy: 'test', expiresAt: new Date(), usedAt: new Date() }
    const accepted = await database().staffInvitation.create({ data: { ...used, ...past } })
    expect((await withdrawn(accepted.id)).status, 'somebody works here by it').toBe(409)
  })

  it('who are invited twice in the same moment come once', async () => {
    const invited = { email: 'twice@example.org', name: 'Twice', role: 'editor', language: 'nl' } as const
    const expiresAt = minutes(60)
    const data = { ...invited, invitedBy: 'test', expiresAt }
    const links = await Promise.all([
      database().staffInvitation.create({ data }),
      database().staffInvitation.create({ data }),
    ])
    const answers = await Promise.all(
      links.map(({ id }) =>
        acceptWork(
          staffRequest('/staff/api/invitation', {
            fields: { token: invitationToken(id), name: 'Twice', password: 'piasek, woda i niebo' },
          }),
        ),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
    expect(await database().staffUser.count({ where: { email: invited.email } })).toBe(1)
  })

  it('do not come by the word of somebody who has lost the right to ask them', async () => {
    const [owner, leaving, demoted] = await Promise.all([
      staffMember('owner'),
      staffMember('owner'),
      staffMember('owner'),
    ])
    const invite = async (by: typeof owner, email: string) => {
      await inviteColleague(by, { email, name: 'Friend', role: 'owner', language: 'en' })
      return database().staffInvitation.findFirstOrThrow({ where: { email } })
    }
    const offers = await Promise.all([
      invite(leaving, 'friend-1@example.org'),
      invite(demoted, 'friend-2@example.org'),
      invite(owner, 'friend-3@example.org'),
    ])
    await disablePerson(owner, leaving.id)
    await changeRole(owner, demoted.id, 'clerk')
    const statuses = []
    for (const { id } of offers) {
      const fields = { token: invitationToken(id), name: 'Friend', password: 'piasek, woda i niebo' }
      statuses.push((await acceptWork(staffRequest('/staff/api/invitation', { fields }))).status)
    }
    expect(statuses).toEqual([410, 410, 200])
  })

  it('cannot change their own rights', async () => {
    const owner = await staffMember('owner')
    expect(await changeRole(owner, owner.id, 'editor')).toEqual({ ok: false, reason: 'yourself' })
    expect(await disablePerson(owner, owner.id)).toEqual({ ok: false, reason: 'yourself' })
    expect(await removeSecondFactor(owner, owner.id)).toEqual({ ok: false, reason: 'yourself' })
  })

  it('keep an owner, though two dismiss each other in the same moment', async () => {
    await database().staffUser.updateMany({
      where: { role: { not: 'owner' } },
      data: { disabledAt: new Date() },
    })
    const owners = await database().staffUser.findMany({ where: { role: 'owner', disabledAt: null } })
    const [one, other] = [await staffMember('owner'), await staffMember('owner')]
    for (const { id } of owners) await disablePerson(one, id)
    const answers = await Promise.all([disablePerson(one, other.id), disablePerson(other, one.id)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await database().staffUser.count({ where: { role: 'owner', disabledAt: null } })).toBe(1)
  })

  it('begin with one owner, made by a command, once', async () => {
    const invited = { email: 'first@example.org', name: 'First', language: 'en' } as const
    expect(await inviteFirstOwner(invited)).toEqual({ ok: false, reason: 'has-staff' })
  })
})

describe('the audit trail', () => {
  it('cannot be altered by the application', async () => {
    const owner = await staffMember('owner')
    const person = await hire('editor')
    await changeRole(owner, person.id, 'clerk')
    const entry = await database().auditEntry.findFirstOrThrow({ where: { entityId: person.id } })
    expect(entry).toMatchObject({
      action: 'staff.role-changed',
      actor: `staff:${owner.id}`,
      after: { role: 'clerk' },
    })
    await expect(
      database().auditEntry.update({ where: { id: entry.id }, data: { actor: 'me' } }),
    ).rejects.toThrow(/permission denied|denied/i)
    await expect(database().auditEntry.deleteMany({})).rejects.toThrow(/permission denied|denied/i)
  })

  it('is forgotten after two years, in portions, and not a day before', async () => {
    const written = { actor: 'test', action: 'old', entity: 'test', entityId: 'x' }
    const old = subMonths(new Date(), 24)
    const moments = [
      subDays(old, 300),
      subDays(old, 1),
      subDays(old, 1),
      addDays(old, 1),
      subDays(new Date(), 1),
    ]
    await database().auditEntry.createMany({ data: moments.map((moment) => ({ ...written, at: moment })) })
    const left = () => database().auditEntry.count({ where: { action: 'old' } })
    expect(await forgetAudit(2)).toBe(2)
    await auditRetentionJob.work(undefined as never)
    expect(await left()).toBe(2)
    expect(await forgetAudit()).toBe(0)
    const told = await database().auditEntry.findMany({ where: { action: 'audit.forgotten' } })
    expect(told.map(({ after }) => after)).toEqual([{ count: 2 }, { count: 1 }])
  })

  it('younger than that it cannot be shortened by the owner of the database either', async () => {
    const asOwner = async (statement: string) => {
      const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
      await owner.connect()
      try {
        return await owner.query(statement)
      } finally {
        await owner.end()
      }
    }
    await expect(asOwner('DELETE FROM audit_entry')).rejects.toThrow(/append-only/)
    await expect(asOwner('TRUNCATE audit_entry')).rejects.toThrow(/append-only/)
    await expect(asOwner(`UPDATE audit_entry SET actor = 'me'`)).rejects.toThrow(/append-only/)
  })

  it('is written with the change or not at all', async () => {
    const owner = await staffMember('owner')
    const before = await database().auditEntry.count()
    expect(await changeRole(owner, 'nobody', 'clerk')).toEqual({ ok: false, reason: 'unknown' })
    expect(await database().auditEntry.count()).toBe(before)
  })
})
