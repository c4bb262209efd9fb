import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { inTheSameMoment } from '#prisma/fixtures/same-moment.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import type { Role, StaffMember } from '#shop/staff/staff-member.ts'
import { insertComment } from '../mutations/insert-comment.ts'
import { insertReport } from '../mutations/insert-report.ts'
import { listThreads } from '../queries.ts'
import { answerComment, keepReported, moderate } from './mutations.ts'
import { countModeration, findDecision, findModeratedComment, listComments, listReports } from './queries.ts'

let reading: TestReading
let articleId = 0
let made = 0

beforeAll(async () => {
  reading = await openTestReading()
  articleId = (await findArticle(database(), 'magnez-w-zywnosci', 'pl'))?.id ?? 0
})
afterAll(() => reading.close())

async function person(role: Role): Promise<StaffMember> {
  const id = `${role}-${++made}`
  const row = { id, name: `Ola ${made}`, email: `${id}@example.org`, role, language: 'pl' as const }
  await database().staffUser.create({ data: row })
  return { ...row, sessionId: 's', freshUntil: null }
}

async function comment(parentId: string | null = null) {
  const number = ++made
  const { id } = await insertComment({
    comment: {
      articleId,
      parentId,
      locale: 'pl-PL',
      authorName: `Osoba ${number}`,
      email: `visitor${number}@example.org`,
      body: `Pytanie numer ${number} o pestki dyni`,
    },
    heldReasons: ['links'],
    clientAddress: '10.9.8.7',
    submissionKey: `queue-${number}`,
    isAcknowledged: false,
  })
  return id
}

const threads = () => listThreads(database(), { articleId, language: 'pl' })
const isShown = async (id: string) => (await threads()).some((thread) => thread.id === id)
const audit = (entityId: string) =>
  database().auditEntry.findMany({
    where: { entityId },
    orderBy: { id: 'asc' },
    select: { actor: true, action: true },
  })

describe('deciding', () => {
  it('publishes with an audit row; a rejected one never appears', async () => {
    const ola = await person('moderator')
    const [good, bad] = [await comment(), await comment()]
    const seenStatus = 'pending' as const
    expect(await isShown(good)).toBe(false)
    expect(await moderate(ola, { commentId: good, decision: { status: 'approved' }, seenStatus })).toEqual({
      ok: true,
    })
    const decision = { status: 'rejected', reason: 'advertising' } as const
    expect(await moderate(ola, { commentId: bad, decision, seenStatus })).toEqual({ ok: true })
    expect([await isShown(good), await isShown(bad)]).toEqual([true, false])
    expect(await audit(good)).toEqual([{ actor: `staff:${ola.id}`, action: 'comment.approved' }])
    expect(await audit(bad)).toEqual([{ actor: `staff:${ola.id}`, action: 'comment.rejected' }])
  })

  it('of the second person changes nothing and names the first', async () => {
    const [first, second] = [await person('moderator'), await person('owner')]
    const id = await comment()
    const wish = { commentId: id, seenStatus: 'pending' as const }
    await moderate(first, { ...wish, decision: { status: 'approved' } })
    expect(await moderate(second, { ...wish, decision: { status: 'spam' } })).toEqual({
      ok: false,
      reason: 'already-decided',
    })
    expect(await findDecision(database(), id)).toEqual({ by: first.name, status: 'approved' })
    expect(await audit(id)).toHaveLength(1)
  })

  it('is no business of editors and clerks, and nothing is written', async () => {
    const id = await comment()
    for (const role of ['editor', 'clerk'] as const) {
      const staff = await person(role)
      await expect(
        moderate(staff, { commentId: id, decision: { status: 'approved' }, seenStatus: 'pending' }),
      ).rejects.toThrow('comments:decide')
      await expect(
        listComments(database(), staff, { status: 'pending', language: null, after: null }),
      ).rejects.toThrow()
    }
    expect(await database().comment.findUnique({ where: { id }, select: { status: true } })).toEqual({
      status: 'pending',
    })
    expect(await audit(id)).toEqual([])
  })
})

describe('answering', () => {
  it('publishes the question with its answer, once however often it is sent', async () => {
    const ola = await person('moderator')
    const id = await comment()
    const answer = {
      commentId: id,
      actionId: `action-${id}`,
      body: 'Tak, trochę.',
      seenStatus: 'pending' as const,
    }
    expect(await answerComment(ola, answer)).toEqual({ ok: true })
    expect(await answerComment(ola, answer)).toEqual({ ok: true })
    const thread = (await threads()).find((each) => each.id === id)
    expect(thread?.replies).toMatchObject([{ authorName: ola.name, byStaff: true, body: 'Tak, trochę.' }])
    expect((await audit(thread?.replies[0]?.id ?? '')).map(({ action }) => action)).toEqual([
      'comment.answered',
    ])
  })

  it('does not stand below what somebody else refused meanwhile', async () => {
    const [ola, other] = [await person('moderator'), await person('moderator')]
    const id = await comment()
    await moderate(other, { commentId: id, decision: { status: 'spam' }, seenStatus: 'pending' })
    const answer = { commentId: id, actionId: `action-${id}`, body: 'Tak.', seenStatus: 'pending' as const }
    expect(await answerComment(ola, answer)).toEqual({ ok: false, reason: 'already-decided' })
    expect(await database().comment.count({ where: { parentId: id } })).toBe(0)
  })

  it('sent twice in the same moment is one answer', async () => {
    const ola = await person('moderator')
    const id = await comment()
    await moderate(ola, { commentId: id, decision: { status: 'approved' }, seenStatus: 'pending' })
    const answer = { commentId: id, actionId: `action-${id}`, body: 'Tak.', seenStatus: 'approved' as const }
    const answers = await inTheSameMoment(
      (owner) => owner.query('SELECT id FROM comment WHERE id = $1 FOR UPDATE', [id]),
      [() => answerComment(ola, answer), () => answerComment(ola, answer)],
    )
    expect(answers).toEqual([{ ok: true }, { ok: true }])
    expect(await database().comment.count({ where: { parentId: id } })).toBe(1)
  })
})

describe('reports', () => {
  it('are listed with the comment and end when somebody has looked', async () => {
    const ola = await person('moderator')
    const id = await comment()
    await moderate(ola, { commentId: id, decision: { status: 'approved' }, seenStatus: 'pending' })
    const report = {
      commentId: id,
      locale: 'pl-PL' as const,
      reason: 'To reklama.',
      email: 'reader@example.org',
    }
    await insertReport({ id: `report-${id}`, ...report })
    const mine = (await listReports(database(), ola)).find(({ comment: each }) => each.id === id)
    expect(mine?.reports).toMatchObject([{ reason: 'To reklama.', email: 'r•••@e•••' }])
    expect(await keepReported(ola, id)).toBe(true)
    expect(await keepReported(ola, id)).toBe(false)
    expect((await listReports(database(), ola)).some(({ comment: each }) => each.id === id)).toBe(false)
    expect((await audit(id)).map(({ action }) => action)).toEqual([
      'comment.approved',
      'comment.report-dismissed',
    ])
  })

  it('are decided once by whoever comes first: left there, or taken down', async () => {
    const [ola, other] = [await person('moderator'), await person('moderator')]
    const keep = (id: string) => keepReported(ola, id)
    const takeDown = async (id: string) => {
      const decision = { status: 'rejected', reason: 'unlawful' } as const
      return (await moderate(other, { commentId: id, decision, seenStatus: 'approved' })).ok
    }
    const cases = [
      { deeds: [keep, keep], answers: [true, false], outcome: 'kept', actions: ['report-dismissed'] },
      { deeds: [takeDown, keep], answers: [true, false], outcome: 'removed', actions: ['rejected'] },
    ]
    for (const { deeds, answers, outcome, actions } of cases) {
      const id = await comment()
      await moderate(ola, { commentId: id, decision: { status: 'approved' }, seenStatus: 'pending' })
      const report = { id: `report-${id}`, commentId: id, locale: 'pl-PL' as const, reason: 'To reklama.' }
      await insertReport({ ...report, email: 'reader@example.org' })
      const said = await inTheSameMoment(
        (owner) => owner.query('SELECT id FROM comment_report WHERE comment_id = $1 FOR UPDATE', [id]),
        deeds.map((deed) => () => deed(id)),
      )
      expect(said).toEqual(answers)
      const dedupeKey = `comment-report-decided:report-${id}`
      const letter = await database().mail.findUniqueOrThrow({ where: { dedupeKey } })
      expect(letter.facts).toMatchObject({ outcome })
      expect((await audit(id)).map(({ action }) => action)).toEqual([
        'comment.approved',
        ...actions.map((action) => `comment.${action}`),
      ])
    }
  })
})

describe('the queue', () => {
  it('GDPR-01: shows addresses to the owner alone', async () => {
    const id = await comment()
    const shown = async (role: Role) => {
      const found = await findModeratedComment(database(), await person(role), id)
      return [found?.email, found?.address]
    }
    expect(await shown('moderator')).toEqual(['v•••@e•••', '10.9.•.•'])
    const [email, address] = await shown('owner')
    expect([email?.startsWith('visitor'), address]).toEqual([true, '10.9.8.7'])
  })

  it('with 10,000 waiting is read through page by page, each in less than half a second', async () => {
    const ola = await person('moderator')
    await database().$executeRaw`
      insert into comment (id, article_id, language, locale, author_name, email, address, body, held_reasons, submission_id, created_at)
      select gen_random_uuid()::text, ${articleId}, 'pl', 'pl-PL', 'Osoba ' || n, 'bulk' || (n % 900) || '@example.org', '10.0.0.1',
        'Czy pestki dyni leczą osteoporozę? Pytam, bo w tabeli są tylko surowe. Numer ' || n, '{disease-claim}', 'bulk-' || n,
        now() - (n % 5000) * interval '1 minute'
      from generate_series(1, 10000) n`
    await database().$executeRaw`analyze comment`
    const { waiting } = await countModeration(database(), ola)
    const seen = new Set<string>()
    const times: number[] = []
    let after = null
    for (let page = 0; page < 40; page++) {
      const start = performance.now()
      const found = await listComments(database(), ola, { status: 'pending', language: null, after })
      await countModeration(database(), ola)
      times.push(performance.now() - start)
      for (const { id } of found.comments) seen.add(id)
      after = found.next
    }
    expect(waiting).toBeGreaterThanOrEqual(10_000)
    expect(seen.size).toBe(40 * 20)
    const p95 = times.toSorted((left, right) => left - right)[Math.floor(times.length * 0.95)] ?? Infinity
    expect(p95).toBeLessThan(500)
  })
})
