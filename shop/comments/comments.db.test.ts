import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import {
  formRequest,
  openTestReading,
  type Sending,
  type TestReading,
} from '#prisma/fixtures/test-reading.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import { bodyLimit } from './comment-input.ts'
import { submitComment } from './handlers/submit-comment.ts'
import { withdrawComment } from './handlers/withdraw-comment.ts'
import { findOwnComment, findPublishedComment, listThreads } from './queries.ts'
import { commentOfToken, formStamp, ownCommentToken } from './session.ts'

let reading: TestReading
let articleId = 0
let people = 0

beforeAll(async () => {
  reading = await openTestReading()
  articleId = (await findArticle(database(), 'magnesium-in-food', 'en'))?.id ?? 0
})
afterAll(() => reading.close())

const page = '/en/articles/magnesium-in-food/comment'

/** A visitor of their own: another address of the client, another e-mail address. */
function visitor(change: Record<string, string> = {}) {
  const number = ++people
  const fields = {
    locale: 'en-NL',
    article: String(articleId),
    name: 'Anna',
    email: `anna${number}@example.org`,
    body: `What about cooked lentils, number ${number}?`,
    stamp: formStamp(new Date(Date.now() - 60_000)),
    ...change,
  }
  const sending: Sending = { address: `10.2.${number >> 8}.${number & 255}`, wantsJson: true }
  return { fields, sending }
}

const send = (fields: Record<string, string> | [string, string][], sending: Sending) =>
  submitComment(formRequest('/api/comments', fields, sending))

async function submit(change: Record<string, string> = {}, options: Sending = {}) {
  const { fields, sending } = visitor(change)
  const answer = await send(fields, { ...sending, ...options })
  const location =
    answer.headers.get('location') ?? ((await answer.clone().json()) as { location?: string }).location
  const token = location?.split('/').at(-1) ?? ''
  return { fields, answer, location, id: commentOfToken(token), token }
}

const problemsOf = async (answer: Response) =>
  ((await answer.json()) as { problems: { field: string | null; message: string }[] }).problems

async function approve(id: string | null): Promise<void> {
  const data = { status: 'approved' as const, decidedBy: 'moderator', decidedAt: new Date() }
  await database().comment.update({ where: { id: id ?? '' }, data })
}

const publicIds = async (language: 'pl' | 'nl' | 'en' = 'en') => {
  const threads = await listThreads(database(), { articleId, language })
  return threads.flatMap((thread) => [thread.id, ...thread.replies.map(({ id }) => id)])
}

describe('a comment', () => {
  it('waits for a person, and its author is led to a page of their own', async () => {
    const { answer, location, id } = await submit({ body: 'A good table.' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(location).toMatch(/^\/en\/my-comment\/[\w-]+\.[\w-]{32}$/)
    expect(await database().comment.findUnique({ where: { id: id ?? '' } })).toMatchObject({
      status: 'pending',
      heldReasons: [],
      language: 'en',
      locale: 'en-NL',
      decidedAt: null,
    })
    expect(await findOwnComment(database(), id ?? '')).toMatchObject({
      status: 'pending',
      body: 'A good table.',
    })
  })

  it('works without JavaScript', async () => {
    const { answer } = await submit({}, { wantsJson: false })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/en\/my-comment\//)
  })

  it('CLAIM-10: is nowhere public before a person has approved it', async () => {
    const { id } = await submit({ body: 'These capsules cured my arthritis.' })
    expect(await publicIds()).not.toContain(id)
    const row = await database().comment.findUniqueOrThrow({ where: { id: id ?? '' } })
    expect(row.heldReasons).toEqual(['disease-claim'])
    await approve(id)
    expect(await publicIds()).toContain(id)
  })

  it('CLAIM-10: what was refused never appears, whatever is asked for', async () => {
    const rows = await database().comment.findMany({ where: { status: { not: 'approved' } } })
    expect(rows.length).toBeGreaterThan(0)
    for (const language of ['pl', 'nl', 'en'] as const) {
      for (const article of await database().article.findMany({ select: { id: true } })) {
        const threads = await listThreads(database(), { articleId: article.id, language })
        const json = JSON.stringify(threads)
        for (const row of rows) expect(json).not.toContain(row.body)
      }
    }
  })

  it('GDPR-01: its e-mail address is in no public answer', async () => {
    const { id, token } = await submit({ email: 'very.private@example.org' })
    await approve(id)
    const own = await findOwnComment(database(), id ?? '')
    for (const language of ['pl', 'nl', 'en'] as const) {
      expect(JSON.stringify(await listThreads(database(), { articleId, language }))).not.toContain('@')
    }
    expect(JSON.stringify(own)).not.toContain('@example.org')
    expect(token).not.toContain('@')
    const { answer } = await submit({ email: 'very.private@example.org', body: '' })
    expect(await answer.text()).not.toContain('very.private')
  })

  it('makes its article depend on it', async () => {
    await collectPageFacts(async (facts) => {
      await listThreads(database(), { articleId, language: 'en' })
      expect([...facts.tags]).toEqual([`comments:${articleId}`])
    })
  })

  it('sent twice, or twice at once, is one comment with one letter', async () => {
    const { fields, sending } = visitor()
    const answers = await Promise.all([send(fields, sending), send(fields, sending), send(fields, sending)])
    const locations = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { location: string }).location),
    )
    expect(new Set(locations).size).toBe(1)
    expect(await database().comment.count({ where: { email: fields.email } })).toBe(1)
    expect(await database().mail.count({ where: { recipient: fields.email } })).toBe(1)
  })

  it('of another person with the same words is another comment, marked as seen before', async () => {
    const body = 'Exactly the same words as somebody else.'
    const first = await submit({ body })
    const second = await submit({ body: 'EXACTLY  the same words, as somebody else' })
    expect(second.id).not.toBe(first.id)
    const row = await database().comment.findUniqueOrThrow({ where: { id: second.id ?? '' } })
    expect(row.heldReasons).toEqual(['duplicate'])
  })
})

describe('an answer', () => {
  it('stands below a published comment of the same article and language', async () => {
    const { id } = await submit()
    await approve(id)
    const reply = await submit({ parent: id ?? '' })
    await approve(reply.id)
    const threads = await listThreads(database(), { articleId, language: 'en' })
    expect(threads.find((thread) => thread.id === id)?.replies.map((each) => each.id)).toEqual([reply.id])
  })

  it('to what is not published is refused, with what was typed kept', async () => {
    const waiting = await submit()
    const { answer } = await submit({ parent: waiting.id ?? '' })
    expect(answer.status).toBe(409)
    const elsewhere = await database().comment.findFirstOrThrow({
      where: { status: 'approved', language: 'pl' },
    })
    expect((await submit({ parent: elsewhere.id })).answer.status).toBe(409)
    expect((await submit({ parent: 'nobody' })).answer.status).toBe(409)
  })
})

describe('bad input', () => {
  it('is answered beside its fields, in the language of the page', async () => {
    const { answer } = await submit({ locale: 'pl-PL', name: '', email: 'x', body: '' })
    expect(answer.status).toBe(422)
    expect(await problemsOf(answer)).toEqual([
      { field: 'name', message: 'To pole jest wymagane.' },
      { field: 'email', message: expect.stringContaining('anna@example.org') },
      { field: 'body', message: 'To pole jest wymagane.' },
    ])
  })

  it('without JavaScript leads to the form page, which knows what was typed', async () => {
    const { fields, answer } = await submit({ name: '', body: 'My long text' }, { wantsJson: false })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${page}#comment-form`)
    const token = /form=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? null
    const kept = await findKeptForm('comment', token)
    expect(kept?.values).toMatchObject({ body: 'My long text', email: fields.email })
    expect(kept?.problems).toEqual([{ field: 'name', key: 'required', facts: expect.anything() }])
  })

  it('of a reply leads back to the reply', async () => {
    const { answer } = await submit({ body: '', parent: 'abc' }, { wantsJson: false })
    expect(answer.headers.get('location')).toBe(`${page}?reply=abc#comment-form`)
  })

  it.each([
    ['an oversized text', { body: 'x'.repeat(bodyLimit + 1) }],
    ['an oversized name', { name: 'x'.repeat(61) }],
    ['a foreign locale', { locale: 'de-DE' }],
    ['an article that is no number', { article: '1 OR 1=1' }],
    ['a field nobody knows', { status: 'approved' }],
    ['a header in the address', { email: 'a@example.org\r\nBcc: b@example.org' }],
    ['a parent that is no name', { parent: '../../etc/passwd' }],
  ])('is refused: %s', async (_, change) => {
    const before = await database().comment.count()
    const { answer } = await submit(change as unknown as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(await database().comment.count()).toBe(before)
  })

  it('is refused: a field twice, a body too large, another site, no origin', async () => {
    const { fields, sending } = visitor()
    const twice: [string, string][] = [...Object.entries(fields), ['body', 'x']]
    expect((await send(twice, sending)).status).toBe(422)
    const huge = { ...fields, body: 'x'.repeat(70_000) }
    expect((await send(huge, sending)).status).toBeGreaterThanOrEqual(413)
    expect((await send(fields, { ...sending, origin: 'https://evil.example' })).status).toBe(403)
    expect((await send(fields, { ...sending, origin: null })).status).toBe(403)
    expect(await database().comment.count({ where: { email: fields.email } })).toBe(0)
  })

  it('about an article that is not there is answered as gone', async () => {
    const { answer } = await submit({ article: '999999' })
    expect(answer.status).toBe(404)
    const plain = await submit({ article: '999999' }, { wantsJson: false })
    expect(plain.location).toBe('/en/articles')
  })

  it('REV-03: markup is kept as the text it is', async () => {
    const body = 'Look: <img src=x onerror=alert(1)> & <b>bold</b>'
    const { id } = await submit({ body, name: '<script>Eve' })
    await approve(id)
    const threads = await listThreads(database(), { articleId, language: 'en' })
    expect(threads.find((thread) => thread.id === id)).toMatchObject({ body, authorName: '<script>Eve' })
  })
})

describe('programs', () => {
  it('are thanked like people; what they typed waits marked, and nobody gets a letter', async () => {
    const trapped = await submit({ website: 'https://buy.example' })
    const unsigned = await submit({ stamp: 'abc.def' })
    for (const { answer, id, fields } of [trapped, unsigned]) {
      expect(answer.status).toBe(200)
      const row = await database().comment.findUniqueOrThrow({ where: { id: id ?? '' } })
      expect(row.status).toBe('pending')
      expect(row.heldReasons.length).toBe(1)
      expect(await database().mail.count({ where: { recipient: fields.email } })).toBe(0)
    }
  })

  it('a form made a moment ago is marked', async () => {
    const { id } = await submit({ stamp: formStamp(new Date()) })
    expect((await database().comment.findUniqueOrThrow({ where: { id: id ?? '' } })).heldReasons).toEqual([
      'too-fast',
    ])
  })

  it('one address may send five comments in ten minutes, whatever its letters', async () => {
    const email = 'eager@example.org'
    const statuses: number[] = []
    for (let count = 0; count < 6; count++) {
      const { answer } = await submit({ email: count % 2 ? email : email.toUpperCase() })
      statuses.push(answer.status)
      if (answer.status === 429) {
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
        expect((await problemsOf(answer))[0]?.field).toBeNull()
      }
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

describe('T18: a flood of comments from one connection', () => {
  it('stops at its limit, fills no mailbox and shows nothing', async () => {
    const address = '198.51.100.99'
    const before = await database().comment.count({ where: { status: 'approved' } })
    const statuses: number[] = []
    for (let wave = 0; wave < 20; wave++) {
      const sent = Array.from({ length: 20 }, () => submit({ body: 'Buy now: spam.example' }, { address }))
      statuses.push(...(await Promise.all(sent)).map(({ answer }) => answer.status))
    }
    const count = (status: number) => statuses.filter((each) => each === status).length
    expect([count(200), count(429)]).toEqual([300, 100])
    const comments = await database().comment.findMany({
      where: { address },
      select: { id: true, status: true },
    })
    expect(comments).toHaveLength(300)
    expect(new Set(comments.map(({ status }) => status))).toEqual(new Set(['pending']))
    expect(await database().comment.count({ where: { status: 'approved' } })).toBe(before)
    const letters = comments.map(({ id }) => `comment-received:${id}`)
    expect(await database().mail.count({ where: { dedupeKey: { in: letters } } })).toBeLessThanOrEqual(30)
  }, 180_000)
})

describe('an address typed by anybody', () => {
  it.each(['\u0000', 'a\u0000b', '../..', '%', 'x'.repeat(5000), ''])('%j names no comment', async (id) => {
    expect(await findPublishedComment(database(), id)).toBeNull()
    expect(await findOwnComment(database(), id)).toBeNull()
  })
})

describe('somebody who copies a comment', () => {
  it('is not taken for its author, whose link stays with the author', async () => {
    const { id, fields } = await submit()
    await approve(id)
    const copied = await submit({ ...fields, email: fields.email.toUpperCase() })
    expect(copied.answer.status).toBe(200)
    expect(copied.id).not.toBe(id)
    expect(await findOwnComment(database(), copied.id ?? '')).toMatchObject({ status: 'pending' })
  })
})

describe('withdrawal', () => {
  const withdraw = (fields: Record<string, string>, sending: Sending = {}) =>
    withdrawComment(formRequest('/api/comments/withdraw', fields, { wantsJson: true, ...sending }))

  it('GDPR-01: erases name, address and words at once, and the page follows', async () => {
    const { id, token, fields } = await submit({ body: 'Words I regret' })
    await approve(id)
    expect((await withdraw({ locale: 'en-NL', token })).status).toBe(200)
    const row = await database().comment.findUniqueOrThrow({ where: { id: id ?? '' } })
    expect(row).toMatchObject({ authorName: '', body: '', email: null, address: null, status: 'rejected' })
    expect(JSON.stringify(row)).not.toMatch(/regret|anna\d/)
    expect(await publicIds()).not.toContain(id)
    const mails = await database().mail.findMany({
      where: { recipient: fields.email },
      orderBy: { createdAt: 'asc' },
    })
    expect(mails.map(({ kind }) => kind)).toEqual(['comment-received', 'comment-withdrawn'])
  })

  it('leaves the place for answers, without a word of it', async () => {
    const { id, token } = await submit({ body: 'Words I regret too' })
    await approve(id)
    const reply = await submit({ parent: id ?? '' })
    await approve(reply.id)
    await withdraw({ locale: 'en-NL', token })
    const thread = (await listThreads(database(), { articleId, language: 'en' })).find(
      (each) => each.id === id,
    )
    expect(thread).toMatchObject({ removed: 'withdrawn', authorName: '', body: '' })
    expect(thread?.replies.map((each) => each.id)).toEqual([reply.id])
  })

  it('twice is once; a forged link is nothing', async () => {
    const { id, token } = await submit()
    expect((await withdraw({ locale: 'en-NL', token })).status).toBe(200)
    expect((await withdraw({ locale: 'en-NL', token })).status).toBe(200)
    expect(await database().mail.count({ where: { dedupeKey: `comment-withdrawn:${id}` } })).toBe(1)
    const other = await submit()
    const forged = `${other.id}.${ownCommentToken(id ?? '').split('.')[1]}`
    expect((await withdraw({ locale: 'en-NL', token: forged })).status).toBe(404)
    expect((await withdraw({ locale: 'en-NL', token: 'x' })).status).toBe(422)
    expect(
      (await withdraw({ locale: 'en-NL', token: other.token }, { origin: 'https://evil.example' })).status,
    ).toBe(403)
    expect(await findOwnComment(database(), other.id ?? '')).toMatchObject({
      status: 'pending',
      isWithdrawn: false,
    })
  })

  it('lets the same words be sent again', async () => {
    const change = { email: 'again@example.org', body: 'I changed my mind twice.' }
    const first = await submit(change)
    await withdraw({ locale: 'en-NL', token: first.token })
    const second = await submit(change)
    expect(second.id).not.toBe(first.id)
    expect(await findOwnComment(database(), second.id ?? '')).toMatchObject({ status: 'pending' })
  })
})
