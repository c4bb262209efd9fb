import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#platform/database.ts'
import { prepareJobs, stopSending } from '#platform/jobs.ts'
import { markPublic } from '#platform/page-facts.ts'
import { testFront, type TestFront } from '#server/front-fixture.ts'
import type { Application } from '#server/renderer.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import { listArticles, listPairedArticles } from '#shop/articles/queries/list-articles.ts'
import { saveArticleText } from '#shop/articles/staff/handlers/texts.ts'
import { changeSource } from '#shop/articles/staff/handlers/sources.ts'
import { findStaffSource } from '#shop/articles/staff/queries/find-source.ts'
import { findStaffText } from '#shop/articles/staff/queries/staff-text.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import { listThreads } from '#shop/comments/queries.ts'
import { decideComments } from '#shop/comments/staff/handlers.ts'
import { findLegalText } from '#shop/legal/queries.ts'
import { writeLegalText } from '#shop/settings/staff/handlers/law.ts'
import type { StaffHandler } from '#shop/staff/session/staff-handler.ts'
import { findSubstance } from '#shop/substances/queries/find-substance.ts'
import { personOf } from './fixtures/staff-person.ts'
import { openTestReading, type TestReading } from './fixtures/test-reading.ts'
import { freshen, hire, signInAs, staffRequest } from './fixtures/test-staff.ts'

/** A change may take two seconds to be on every page that shows it; a machine with much else to do is five times slower. */
const limit = 5 * 2000

let reading: TestReading
let article: { id: number; slug: string }

/** What the pages ask the database, with the front's own store before it; only their markup is missing. */
const pages: Record<string, () => Promise<unknown>> = {
  '/en/article': async () => [
    await findArticle(database(), article.slug, 'en'),
    await listThreads(database(), { articleId: article.id, language: 'en' }),
  ],
  '/en/articles': () => listArticles(database(), 'en'),
  '/en/substance': async () => [
    await findSubstance(database(), 'magnesium', 'en'),
    await listPairedArticles(database(), 'en', { substanceKeys: ['magnesium'] }),
  ],
  '/en/accessibility': () => findLegalText(database(), 'accessibility', 'en'),
}

const shop: Application = async (request, response) => {
  const page = pages[request.url ?? '']
  if (!page) throw new Error(`no page at ${request.url}`)
  markPublic()
  const answer = JSON.stringify(await page())
  response.setHeader('content-type', 'text/html')
  response.end(answer)
}

async function open(): Promise<TestFront> {
  const front = await testFront(shop, { databaseUrl: process.env.DATABASE_URL ?? '' })
  await expect.poll(() => front.log.map(({ message }) => message)).toContain('Changes of pages are heard')
  return front
}

beforeAll(async () => {
  reading = await openTestReading()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  const [first] = await listPairedArticles(database(), 'en', { substanceKeys: ['magnesium'] })
  if (!first) throw new Error('no article stands beside the substance')
  article = first
})
afterAll(async () => {
  await stopSending()
  await reading.close()
})

async function send(
  handler: StaffHandler,
  fields: Record<string, string>,
  { cookie, ...params }: { cookie: string } & Record<string, string>,
): Promise<void> {
  const answer = await handler(staffRequest('/staff/api/any', { cookie, fields }), {
    params: Promise.resolve(params),
  })
  expect(answer.status, await answer.clone().text()).toBe(200)
}

/**
 * Both processes have made the pages and keep them; then something is changed. Answers how long it takes until both say
 * the new words; one that starts only now says them, too.
 */
async function timeUntilShown(
  paths: readonly string[],
  words: string,
  change: () => Promise<void>,
): Promise<number> {
  const fronts = [await open(), await open()]
  try {
    for (const front of fronts)
      for (const path of paths) expect((await front.ask(path)).text, path).not.toContain(words)
    await change()
    const startedAt = performance.now()
    const isSaid = async (front: TestFront, path: string) => {
      await expect
        .poll(async () => (await front.ask(path)).text, { interval: 5, message: `${path} says ${words}` })
        .toContain(words)
    }
    await Promise.all(fronts.flatMap((front) => paths.map((path) => isSaid(front, path))))
    const time = performance.now() - startedAt
    process.stdout.write(`${paths.join(' ')}: ${Math.round(time)} ms on ${fronts.length} processes\n`)
    fronts.push(await open())
    for (const path of paths)
      expect((await fronts.at(-1)?.ask(path))?.text, 'after a restart').toContain(words)
    return time
  } finally {
    await Promise.all(fronts.map(({ front }) => front.close()))
  }
}

test('a text of an article is shown on its page, in lists and beside its substance', async () => {
  const cookie = await signInAs(await hire('editor'))
  const place = { id: article.id, language: 'en' } as const
  const time = await timeUntilShown(
    ['/en/article', '/en/articles', '/en/substance'],
    'Told within two seconds',
    async () => {
      const text = await findStaffText(database(), personOf('editor'), place)
      if (!text) throw new Error('no text')
      const fields = { ...text.texts, slug: text.slug, status: text.status, version: String(text.version) }
      await send(
        saveArticleText,
        { ...fields, title: 'Told within two seconds' },
        { cookie, id: String(article.id), language: 'en' },
      )
    },
  )
  expect(time).toBeLessThan(limit)
})

test('a source that is mended is shown so', async () => {
  const cookie = await signInAs(await hire('editor'))
  const { referenceId } = await database().articleReference.findFirstOrThrow({
    where: { articleId: article.id },
  })
  const time = await timeUntilShown(['/en/article'], '4711–4712', async () => {
    const place = { articleId: article.id, referenceId }
    const source = await findStaffSource(database(), personOf('editor'), place)
    if (!source) throw new Error('no source')
    const { kind, authors, title, year, language } = source.reference
    const fields = { kind, title, language, authors: authors.join('\n'), year: String(year) }
    const change = { ...fields, version: String(source.version), pages: '4711–4712' }
    await send(changeSource, change, { cookie, id: String(article.id), source: referenceId })
  })
  expect(time).toBeLessThan(limit)
})

test('a comment is shown when it is approved, and not before', async () => {
  const cookie = await signInAs(await hire('moderator'))
  const words = 'A word that somebody has to read first'
  const pending = await database().comment.findFirstOrThrow({ where: { status: 'pending' } })
  const { id } = await database().comment.update({
    where: { id: pending.id },
    data: { articleId: article.id, language: 'en', body: words, parentId: null },
  })
  const time = await timeUntilShown(['/en/article'], words, () =>
    send(decideComments, { [`comment-${id}`]: 'on', decision: 'approved' }, { cookie }),
  )
  expect(time).toBeLessThan(limit)
})

test('a legal text is in force for readers when the owner says so', async () => {
  const cookie = await signInAs(await hire('owner'))
  await freshen(cookie, new Date(Date.now() + 600_000))
  const text = { title: 'Two seconds', summary: 'Two seconds', body: 'Accessible within two seconds' }
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const time = await timeUntilShown(['/en/accessibility'], text.body, () =>
    send(
      writeLegalText,
      { ...text, kind: 'accessibility', language: 'en', version: 'swift-1', day },
      { cookie },
    ),
  )
  expect(time).toBeLessThan(limit)
})
