import { addDays, subDays, subMonths } from 'date-fns'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database, inTransaction } from '#platform/database.ts'
import type { OutboxMail } from '#platform/outbox.ts'
import { formRequest, openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import type { CommentStatus, Decision } from './comment.ts'
import { commentMails } from './email.ts'
import { reportComment } from './handlers/report-comment.ts'
import { closeReports, decideComment } from './mutations/decide-comment.ts'
import { forgetComments } from './mutations/forget-comments.ts'
import { insertComment } from './mutations/insert-comment.ts'
import { findPublishedComment, listThreads } from './queries.ts'

let reading: TestReading
let articleId = 0
let made = 0

beforeAll(async () => {
  reading = await openTestReading()
  articleId = (await findArticle(database(), 'magnez-w-zywnosci', 'pl'))?.id ?? 0
})
afterAll(() => reading.close())

async function comment(parentId: string | null = null) {
  const number = ++made
  const email = `person${number}@example.org`
  const body = `Słowa numer ${number}`
  const { id } = await insertComment({
    comment: { articleId, parentId, locale: 'pl-PL', authorName: `Osoba ${number}`, email, body },
    heldReasons: [],
    clientAddress: '10.3.0.1',
    submissionKey: `key-${number}`,
    isAcknowledged: true,
  })
  return { id, email, body }
}

const decide = (commentId: string, decision: Decision, seenStatus: CommentStatus = 'pending') =>
  inTransaction((transaction) =>
    decideComment(transaction, { commentId, decision, seenStatus, decidedBy: 'Marta', now: new Date() }),
  )

const mailsTo = (recipient: string) =>
  database().mail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } }) as Promise<OutboxMail[]>

const set = async (mail: OutboxMail | undefined) => {
  const letter = mail && (await commentMails[mail.kind]?.(mail))
  return letter ?? null
}

describe('a decision', () => {
  it('publishes once and tells the author', async () => {
    const { id, email } = await comment()
    expect(await decide(id, { status: 'approved' })).toEqual({ ok: true })
    expect(await decide(id, { status: 'approved' })).toEqual({ ok: false, reason: 'already-decided' })
    const mails = await mailsTo(email)
    expect(mails.map(({ kind }) => kind)).toEqual(['comment-received', 'comment-decided'])
    const letter = await set(mails[1])
    expect(letter?.subject).toBe('Komentarz jest opublikowany')
  })

  it('of two moderators at once is taken once', async () => {
    const { id } = await comment()
    const answers = await Promise.all([decide(id, { status: 'approved' }), decide(id, { status: 'spam' })])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('REV-02: a refusal gives its reason and how to object', async () => {
    const { id, email, body } = await comment()
    await decide(id, { status: 'rejected', reason: 'health-claim' })
    const letter = await set((await mailsTo(email))[1])
    expect(letter?.text).toContain('działanie lecznicze')
    expect(letter?.text).toContain('Odpowiedz na tę wiadomość')
    expect(letter?.text).not.toContain(body)
  })

  it('sends nothing to who advertises', async () => {
    const { id, email } = await comment()
    await decide(id, { status: 'spam' })
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['comment-received'])
  })

  it('CLAIM-10: taking down a published comment leaves an empty place for its answers', async () => {
    const { id } = await comment()
    await decide(id, { status: 'approved' })
    const answer = await comment(id)
    await decide(answer.id, { status: 'approved' })
    expect(await decide(id, { status: 'rejected', reason: 'unlawful' }, 'approved')).toEqual({ ok: true })
    const thread = (await listThreads(database(), { articleId, language: 'pl' })).find(
      (each) => each.id === id,
    )
    expect(thread).toMatchObject({ removed: 'taken-down', authorName: '', body: '' })
    expect(await findPublishedComment(database(), id)).toBeNull()
  })
})

describe('letters', () => {
  it('decision 10: none carries a word that somebody typed', async () => {
    const { id, email, body } = await comment()
    await decide(id, { status: 'approved' })
    for (const mail of await mailsTo(email)) {
      const letter = await set(mail)
      expect(letter?.to).toBe(email)
      expect(letter?.text).not.toContain(body)
      expect(letter?.text).not.toContain('Osoba')
      expect(letter?.text).toMatch(/http:\/\/localhost:3000\/pl\/moj-komentarz\/[\w-]+\.[\w-]{32}/)
      expect(JSON.stringify(mail.facts)).not.toContain('@')
    }
  })

  it('are not written about what is gone', async () => {
    const { id, email } = await comment()
    const [mail] = await mailsTo(email)
    await database().comment.delete({ where: { id } })
    expect(await set(mail)).toBeNull()
  })
})

describe('a report', () => {
  const report = (fields: Record<string, string>, wantsJson = true) =>
    reportComment(formRequest('/api/comments/report', { locale: 'pl-PL', ...fields }, { wantsJson }))

  it('REV-02: opens a case and sends two letters; closing it sends the outcome', async () => {
    const { id } = await comment()
    await decide(id, { status: 'approved' })
    const fields = { comment: id, reason: 'To jest reklama.', email: 'reader@example.org' }
    const answer = await report(fields, false)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/pl/artykuly/magnez-w-zywnosci/komentarz/${id}/zglos?sent=1`)
    await report(fields)
    expect(await database().commentReport.findMany({ where: { commentId: id } })).toHaveLength(1)

    const about = (await database().mail.findMany()) as OutboxMail[]
    const mine = about.filter((mail) => (mail.facts as { commentId?: string }).commentId === id)
    const kinds = mine.map(({ kind }) => kind).filter((kind) => kind.startsWith('comment-report'))
    expect(kinds.sort()).toEqual(['comment-report-notice', 'comment-report-received'])
    const notice = await set(mine.find(({ kind }) => kind === 'comment-report-notice'))
    expect(notice?.to).toBe('pomoc@zelvanta.example')
    expect(notice?.text).toContain(`#comment-${id}`)
    const receipt = await set(mine.find(({ kind }) => kind === 'comment-report-received'))
    expect(receipt).toMatchObject({ to: 'reader@example.org' })

    await decide(id, { status: 'rejected', reason: 'advertising' }, 'approved')
    const outcome = (await mailsTo('reader@example.org')).at(-1)
    expect((await set(outcome))?.text).toContain('nie jest już widoczny')
    expect(await database().commentReport.count({ where: { commentId: id, resolvedAt: null } })).toBe(0)
  })

  it('that joins others about the same comment is kept without another letter to the shop', async () => {
    const { id } = await comment()
    await decide(id, { status: 'approved' })
    const notices = () =>
      database().mail.count({
        where: { kind: 'comment-report-notice', facts: { path: ['commentId'], equals: id } },
      })
    for (const reason of ['Reklama.', 'Reklama!', 'To jest reklama.'])
      await report({ comment: id, reason, email: '' })
    expect(await database().commentReport.count({ where: { commentId: id } })).toBe(3)
    expect(await notices()).toBe(1)
    await inTransaction((transaction) =>
      closeReports(transaction, { commentId: id, outcome: 'kept', now: new Date() }),
    )
    await report({ comment: id, reason: 'Wciąż reklama.', email: '' })
    expect(await notices()).toBe(2)
  })

  it('may be dismissed: the comment stays and the reader is told', async () => {
    const { id } = await comment()
    await decide(id, { status: 'approved' })
    await report({ comment: id, reason: 'Nie podoba mi się.', email: 'second@example.org' })
    await inTransaction((transaction) =>
      closeReports(transaction, { commentId: id, outcome: 'kept', now: new Date() }),
    )
    expect((await set((await mailsTo('second@example.org')).at(-1)))?.text).toContain('pozostaje widoczny')
    expect(await findPublishedComment(database(), id)).not.toBeNull()
  })

  it('needs a reason and a published comment', async () => {
    const waiting = await comment()
    expect((await report({ comment: waiting.id, reason: 'x' })).status).toBe(404)
    await decide(waiting.id, { status: 'approved' })
    expect((await report({ comment: waiting.id, reason: '' })).status).toBe(422)
    expect((await report({ comment: waiting.id, reason: 'x', email: 'nobody' })).status).toBe(422)
    expect((await report({ comment: "' OR 1=1", reason: 'x' })).status).toBe(422)
    expect(await database().commentReport.count({ where: { commentId: waiting.id } })).toBe(0)
  })

  it('of a program is thanked for and forgotten', async () => {
    const { id } = await comment()
    await decide(id, { status: 'approved' })
    expect((await report({ comment: id, reason: 'x', website: 'http://x.example' })).status).toBe(200)
    expect(await database().commentReport.count({ where: { commentId: id } })).toBe(0)
  })
})

describe('forgetting', () => {
  const now = new Date('2030-06-01T03:00:00Z')

  async function aged(
    change: { createdAt: Date; decidedAt?: Date; status?: 'approved' | 'rejected' | 'spam' },
    parentId: string | null = null,
  ) {
    const { id } = await comment(parentId)
    const isDecided = change.status !== undefined
    const decidedAt = change.decidedAt ?? change.createdAt
    await database().comment.update({
      where: { id },
      data: { ...change, ...(isDecided && { decidedBy: 'Marta', decidedAt }) },
    })
    return id
  }
  const row = (id: string) => database().comment.findUnique({ where: { id } })

  it('GDPR-01: refused comments go after 30 days, not before', async () => {
    const old = await aged({ createdAt: subDays(now, 40), decidedAt: subDays(now, 31), status: 'rejected' })
    const spam = await aged({ createdAt: subDays(now, 40), decidedAt: subDays(now, 31), status: 'spam' })
    const young = await aged({ createdAt: subDays(now, 40), decidedAt: subDays(now, 29), status: 'rejected' })
    await forgetComments(now)
    expect([await row(old), await row(spam)]).toEqual([null, null])
    expect((await row(young))?.email).not.toBeNull()
  })

  it('GDPR-01: a refused comment with answers loses all words and stays as a place', async () => {
    const created = { createdAt: subDays(now, 90), status: 'rejected' as const }
    const parent = await aged(created)
    const answer = await aged({ createdAt: subDays(now, 80), status: 'approved' }, parent)
    const refusedAnswer = await aged(created, answer)
    await forgetComments(now)
    expect(await row(parent)).toMatchObject({ authorName: '', body: '', email: null, address: null })
    expect((await row(answer))?.body).not.toBe('')
    expect(await row(refusedAnswer)).toBeNull()
  })

  it('GDPR-01: the address of a published comment goes 12 months after the last activity', async () => {
    const created = subMonths(now, 14)
    const quiet = await aged({ createdAt: created, status: 'approved' })
    const answered = await aged({ createdAt: created, status: 'approved' })
    await aged({ createdAt: subMonths(now, 2), status: 'approved' }, answered)
    await forgetComments(now)
    expect(await row(quiet)).toMatchObject({ email: null, status: 'approved' })
    expect((await row(quiet))?.body).not.toBe('')
    expect((await row(answered))?.email).not.toBeNull()
  })

  it('GDPR-01: addresses of clients go after 30 days, letters and reporters too', async () => {
    const old = await aged({ createdAt: subDays(now, 31), status: 'approved' })
    const young = await aged({ createdAt: subDays(now, 29), status: 'approved' })
    const open = await database().commentReport.create({
      data: { commentId: young, reason: 'x', email: 'a@example.org' },
    })
    const closed = await database().commentReport.create({
      data: { commentId: young, reason: 'y', email: 'b@example.org', resolvedAt: subDays(now, 31) },
    })
    await forgetComments(now)
    expect([(await row(old))?.address, (await row(young))?.address]).toEqual([null, '10.3.0.1'])
    const email = async (id: string) =>
      (await database().commentReport.findUniqueOrThrow({ where: { id } })).email
    expect([await email(open.id), await email(closed.id)]).toEqual(['a@example.org', null])
    const limit = subDays(now, 30)
    expect(
      await database().mail.count({ where: { kind: { startsWith: 'comment-' }, createdAt: { lt: limit } } }),
    ).toBe(0)
  })

  it('twice changes nothing, and touches no waiting comment', async () => {
    const waiting = await aged({ createdAt: subDays(now, 200) })
    await forgetComments(now)
    const before = await database().comment.findMany({ orderBy: { id: 'asc' } })
    await forgetComments(addDays(now, 0))
    expect(await database().comment.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
    expect(await row(waiting)).toMatchObject({ status: 'pending', email: expect.stringContaining('@') })
  })
})
