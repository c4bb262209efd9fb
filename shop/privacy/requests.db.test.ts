import { addDays, addMonths, subDays } from 'date-fns'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locales } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findViolations, liveGraces } from '#prisma/invariants/find-violations.ts'
import { courierAmount, stockUp } from '#prisma/fixtures/test-orders.ts'
import { statementsOf } from '#prisma/fixtures/database-cost.ts'
import { inTheSameMoment } from '#prisma/fixtures/same-moment.ts'
import { openTestShop, Shopper, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { freshen, hire, signInAs, staffMember, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { privacyMails } from './email.ts'
import { askAboutData, confirmRequest, fetchCopy } from './handlers.ts'
import { forgetPrivacyRequests } from './mutations.ts'
import { findPrivacyRequest } from './queries.ts'
import { privacyToken, requestOfToken } from './session.ts'
import { answerPerson } from './staff/handlers.ts'
import { answerPrivacyRequest } from './staff/mutations.ts'
import { countPrivacyRequests, listPrivacyRequests } from './staff/queries.ts'

const origin = 'http://localhost:3000'

let shop: TestShop
let owner: StaffMember
beforeAll(async () => {
  shop = await openTestShop()
  owner = await staffMember('owner')
})
afterAll(() => shop.close())

let clients = 0

function post(fields: Record<string, string>, { wantsJson = true, address = `10.40.0.${++clients}` } = {}) {
  const headers = {
    origin,
    'x-shop-client-address': address,
    accept: wantsJson ? 'application/json' : 'text/html',
  }
  return new Request(`${origin}/api/privacy`, { method: 'POST', headers, body: new URLSearchParams(fields) })
}

const ask = (email: string, wish = 'copy', locale = 'pl-PL') => askAboutData(post({ locale, wish, email }))
const newest = (email: string) =>
  database().privacyRequest.findFirstOrThrow({ where: { email }, orderBy: { askedAt: 'desc' } })

/** Asks and proves it, as somebody who reads the mail. */
async function proved(email: string, wish = 'copy', locale = 'pl-PL') {
  expect((await ask(email, wish, locale)).status).toBe(200)
  const { id } = await newest(email)
  const token = privacyToken(id)
  expect((await confirmRequest(post({ locale, token }))).status).toBe(200)
  await database().mail.updateMany({ where: { recipient: email }, data: { status: 'sent' } })
  return { id, token }
}

async function letterOf(dedupeKey: string) {
  const mail = await database().mail.findUniqueOrThrow({ where: { dedupeKey } })
  const letter = await privacyMails[mail.kind]?.(mail)
  return { ...letter, recipient: mail.recipient, kind: mail.kind }
}

describe('whoever asks about their data', () => {
  it.each(locales)(
    'is mailed a link in the language of the page, and answered the same, %s',
    async (locale) => {
      const email = `asks-${locale.toLowerCase()}@example.org`
      const answer = await askAboutData(post({ locale, wish: 'erasure', email: email.toUpperCase() }))
      const { location } = (await answer.json()) as { location: string }
      expect(location).toMatch(/\?sent=1$/)
      const { id } = await newest(email)
      const t = translator(locale, 'privacy')
      const letter = await letterOf(`privacy-confirm:${id}`)
      expect(letter).toMatchObject({ to: email, subject: t('mail.confirm.subject') })
      expect(letter.text).toContain(`${location.split('?')[0]}/${privacyToken(id)}`)
      expect(letter.text?.replaceAll(/\s+/g, ' ')).toContain(t('mail.confirm.erasure'))
    },
  )

  it('is not found out: an address with orders costs the same statements and says the same as any other', async () => {
    const shopper = new Shopper()
    const goods = await stockUp()
    await shopper.add(goods.id)
    expect((await shopper.order(goods.unitAmount + courierAmount)).status).toBe(200)
    await ask('warm.up@example.org')
    const seen = async (email: string) => {
      let answer: Response | undefined
      const statements = await statementsOf(async () => (answer = await ask(email)))
      const words = [answer?.status, [...(answer?.headers ?? [])], await answer?.text()]
      return { words, statements: statements.map(({ text }) => text) }
    }
    expect(await seen(shopper.fields.email)).toEqual(await seen('nobody.knows@example.org'))
  })

  it('gets three mails a day at most, however the address is written, and the answer stays the same', async () => {
    const answers = []
    for (const email of [
      'Often@example.org',
      'often+1@example.org',
      'often@example.org',
      'often+2@example.org',
    ])
      answers.push((await ask(email)).status)
    expect(answers).toEqual([200, 200, 200, 200])
    expect(
      await database().mail.count({ where: { recipient: { startsWith: 'often' }, kind: 'privacy-confirm' } }),
    ).toBe(3)
  })

  it('does not ask for thousands', async () => {
    const statuses = []
    for (let count = 0; count < 32; count++) {
      const request = post(
        { locale: 'nl-NL', wish: 'copy', email: `flood-${count}@example.org` },
        { address: '10.41.0.1' },
      )
      statuses.push((await askAboutData(request)).status)
    }
    expect(statuses.slice(30)).toEqual([429, 429])
  })

  it('without a script is led back with what is wrong kept', async () => {
    const answer = await askAboutData(post({ locale: 'nl-NL', email: 'x' }, { wantsJson: false }))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nl/mijn-gegevens'])
    const kept = await database().keptForm.findFirstOrThrow({ orderBy: { expiresAt: 'desc' } })
    expect(kept).toMatchObject({ form: 'privacy-request', values: { email: 'x' } })
    expect((kept.problems as { field: string }[]).map(({ field }) => field).toSorted()).toEqual([
      'email',
      'wish',
    ])
  })
})

describe('the link', () => {
  it('alone proves nothing, the button does; pressed twice it is one request', async () => {
    await ask('proves@example.org')
    const { id } = await newest('proves@example.org')
    expect((await listPrivacyRequests(database(), owner, 'open')).map((each) => each.id)).not.toContain(id)
    const token = privacyToken(id)
    for (let times = 0; times < 2; times++) {
      const answer = await confirmRequest(post({ locale: 'pl-PL', token }))
      expect(await answer.json()).toEqual({ location: `/pl/moje-dane/${token}` })
    }
    const waiting = (await listPrivacyRequests(database(), owner, 'open')).filter((each) => each.id === id)
    expect(waiting).toHaveLength(1)
    expect(await database().mail.count({ where: { dedupeKey: `privacy-received:${id}` } })).toBe(1)
    expect((await letterOf(`privacy-received:${id}`)).to).toBe('proves@example.org')
  })

  it('of somebody else, of nobody or too old is no link', async () => {
    await ask('too.late@example.org')
    const { id } = await newest('too.late@example.org')
    await database().privacyRequest.update({ where: { id }, data: { askedAt: subDays(new Date(), 8) } })
    const other = '00000000-0000-7000-8000-000000000000'
    const forged = privacyToken(id).replace(id, other)
    expect(requestOfToken(forged)).toBeNull()
    expect(await findPrivacyRequest(database(), id)).toBeNull()
    for (const token of [privacyToken(id), forged, privacyToken(other), '', 'x'.repeat(200)])
      for (const handler of [confirmRequest, fetchCopy])
        expect((await handler(post({ locale: 'pl-PL', token }))).status, token).toBe(404)
  })

  it('is answered within a month of the day it was asked, to the end of that day there', async () => {
    const { id } = await proved('month@example.org')
    const { askedAt, answerBy } = await database().privacyRequest.findUniqueOrThrow({ where: { id } })
    expect(answerBy.getTime()).toBeGreaterThanOrEqual(addMonths(askedAt, 1).getTime())
    expect(answerBy.getTime()).toBeLessThan(addDays(addMonths(askedAt, 1), 1).getTime())
  })
})

describe('an answer', () => {
  it('gives a copy that the person fetches by the link, and nobody else before or after', async () => {
    const { id, token } = await proved('copy@example.org')
    const fetchIt = () => fetchCopy(post({ locale: 'pl-PL', token }))
    expect((await fetchIt()).status).toBe(404)
    expect(await answerPrivacyRequest(owner, { id, outcome: 'granted', words: '' })).toEqual({ ok: true })
    const copy = await fetchIt()
    expect(copy.headers.get('content-disposition')).toContain('attachment')
    expect(copy.headers.get('cache-control')).toBe('private, no-store')
    expect(await copy.json()).toMatchObject({
      email: 'copy@example.org',
      privacyRequests: [{ wish: 'copy', outcome: 'granted' }],
    })
    const letter = await letterOf(`privacy-answered:${id}`)
    expect(letter.text).toContain(token)
    expect(letter.subject).toBe(translator('pl-PL', 'privacy')('mail.answered.subject'))
    await database().privacyRequest.update({ where: { id }, data: { copyUntil: subDays(new Date(), 1) } })
    expect((await fetchIt()).status).toBe(404)
  })

  it('erases, keeps no address and says so; twice is answered already', async () => {
    const email = 'erase.me@example.org'
    const { id } = await proved(email, 'erasure', 'en-NL')
    await database().mail.create({
      data: {
        dedupeKey: 'old',
        kind: 'order-links',
        locale: 'en-NL',
        recipient: email,
        status: 'sent',
        facts: {},
      },
    })
    expect(await answerPrivacyRequest(owner, { id, outcome: 'granted', words: '' })).toEqual({ ok: true })
    const row = await database().privacyRequest.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ email: null, outcome: 'granted', answeredBy: `staff:${owner.id}` })
    const mails = await database().mail.findMany({ where: { recipient: email } })
    expect(mails.map(({ kind }) => kind)).toEqual(['privacy-answered'])
    expect((await letterOf(`privacy-answered:${id}`)).to).toBe(email)
    const again = await answerPrivacyRequest(owner, { id, outcome: 'granted', words: '' })
    const first = { outcome: 'granted', answeredBy: actorOf(owner) }
    expect(again).toEqual({ ok: false, reason: 'answered', ...first })
    const trail = await database().auditEntry.findMany({ where: { action: 'person.answered' } })
    expect(trail.at(-1)?.after).toEqual({ wish: 'erasure', outcome: 'granted' })
    expect(JSON.stringify(trail.map(({ entityId, after }) => [entityId, after]))).not.toContain('@')
  })

  it.each([
    ['refused', 'granted'],
    ['granted', 'refused'],
  ] as const)(
    'of two owners in the same moment, %s and %s, is that of the first, and nothing else is done',
    async (first, second) => {
      const email = `both-${first}@example.org`
      const { id } = await proved(email, 'erasure')
      const other = await staffMember('owner')
      const say = (staff: StaffMember, outcome: 'granted' | 'refused') => () =>
        answerPrivacyRequest(staff, { id, outcome, words: 'Odpowiedź.' })
      const answers = await inTheSameMoment(
        (owner) => owner.query('SELECT id FROM privacy_request WHERE id = $1 FOR UPDATE', [id]),
        [say(owner, first), say(other, second)],
      )
      expect(answers).toEqual([
        { ok: true },
        { ok: false, reason: 'answered', outcome: first, answeredBy: actorOf(owner) },
      ])
      const row = await database().privacyRequest.findUniqueOrThrow({ where: { id } })
      expect(row).toMatchObject({ outcome: first, email: first === 'granted' ? null : email })
      const mails = await database().mail.findMany({
        where: { recipient: email },
        orderBy: { createdAt: 'asc' },
      })
      const before = first === 'granted' ? [] : ['privacy-confirm', 'privacy-received']
      expect(mails.map(({ kind }) => kind)).toEqual([...before, 'privacy-answered'])
    },
  )

  it('is not ‘done’ while something goes on: then it is a part, with the reason in words', async () => {
    const shopper = new Shopper()
    const goods = await stockUp()
    await shopper.add(goods.id)
    expect((await shopper.order(goods.unitAmount + courierAmount)).status).toBe(200)
    const { id } = await proved(shopper.fields.email, 'erasure')
    const answer = (outcome: 'granted' | 'partly', words = '') =>
      answerPrivacyRequest(owner, { id, outcome, words })
    const mails = () => database().mail.count({ where: { recipient: shopper.fields.email } })
    const known = await mails()
    expect(known).toBeGreaterThan(0)
    expect(await answer('granted')).toEqual({ ok: false, reason: 'not-over', open: 1 })
    expect(await mails()).toBe(known)
    expect(await answer('partly')).toEqual({ ok: false, reason: 'words-needed' })
    expect(await answer('partly', 'Zamówienie jest w toku.')).toEqual({ ok: true })
    expect((await letterOf(`privacy-answered:${id}`)).text).toContain('Zamówienie jest w toku.')
  })

  it('is for owners, freshly authenticated; the start page says only how many and by when', async () => {
    const { id } = await proved('counted@example.org')
    const clerk = await staffMember('clerk')
    await expect(answerPrivacyRequest(clerk, { id, outcome: 'granted', words: '' })).rejects.toThrow()
    const stale = { ...owner, freshUntil: null }
    await expect(listPrivacyRequests(database(), stale, 'open')).rejects.toThrow('privacy:handle')
    const { waiting, nextDeadline } = await countPrivacyRequests(database(), stale)
    const open = await listPrivacyRequests(database(), owner, 'open')
    expect([waiting, nextDeadline]).toEqual([open.length, open[0]?.answerBy])
    await expect(countPrivacyRequests(database(), clerk)).rejects.toThrow('privacy:count')
  })

  it('comes from a form that says what is missing', async () => {
    const { id } = await proved('form@example.org')
    const hired = await hire('owner')
    const cookie = await signInAs(hired)
    await freshen(cookie, addDays(new Date(), 1))
    const send = (fields: Record<string, string>) =>
      answerPerson(staffRequest(`/staff/api/privacy/requests/${id}`, { cookie, fields }), {
        params: Promise.resolve({ id }),
      })
    expect((await send({})).status).toBe(422)
    expect((await send({ outcome: 'refused' })).status).toBe(422)
    const done = await send({ outcome: 'refused', words: 'Nie wiemy, o kogo chodzi.' })
    expect(await done.json()).toEqual({ location: `/staff/privacy/${id}?done=answered` })
    const late = await send({ outcome: 'granted' })
    expect(late.status).toBe(409)
    const { name } = await database().staffUser.findUniqueOrThrow({ where: { id: hired.id } })
    const facts = { name, outcome: 'refused' }
    const message = problemTranslator('en-NL')({ key: 'privacyAnswered', facts })
    expect(await late.json()).toEqual({ problems: [{ field: null, message }] })
  })
})

it('I16: what nobody proved goes after a week, addresses a month after the answer, the rest after two years', async () => {
  await database().privacyRequest.deleteMany({ where: { answeredAt: null } })
  await ask('kept@example.org')
  const { id } = await proved('forgotten@example.org')
  await answerPrivacyRequest(owner, { id, outcome: 'refused', words: 'Nie.' })
  const left = () => database().privacyRequest.findMany({ where: { OR: [{ id }, { confirmedAt: null }] } })
  await forgetPrivacyRequests()
  expect(await left()).toHaveLength(2)
  const later = addDays(new Date(), 40)
  const privacyIn = async (now: Date) =>
    (await findViolations(process.env.DATABASE_URL ?? '', { ...liveGraces, now })).filter(({ key }) =>
      key.startsWith('privacy request'),
    )
  expect((await privacyIn(later)).length).toBeGreaterThan(0)
  await forgetPrivacyRequests(later)
  expect(await left()).toMatchObject([{ id, email: null, answer: null, outcome: 'refused' }])
  expect(await database().mail.count({ where: { kind: { startsWith: 'privacy-' }, status: 'sent' } })).toBe(0)
  expect(await privacyIn(later)).toEqual([])
  await forgetPrivacyRequests(addMonths(new Date(), 25))
  expect(await database().privacyRequest.count()).toBe(0)
})
