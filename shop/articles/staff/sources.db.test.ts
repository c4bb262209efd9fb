import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { listenForInvalidations } from '#platform/invalidation.ts'
import { prepareJobs, stopSending } from '#platform/jobs.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { hire, memberOf, signInAs, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import type { StaffHandler } from '#shop/staff/session/staff-handler.ts'
import type { Article } from '../article.ts'
import { findArticle } from '../queries/find-article.ts'
import { changeFigure, changeSource, takeFigureAway } from './handlers/sources.ts'
import { findStaffSource } from './queries/find-source.ts'
import { barLines } from './source-input.ts'
import type { StaffSource } from './staff-article.ts'

let reading: TestReading
let cookie: string
/** An article whose source has a figure that the text shows. */
let place: { articleId: number; referenceId: string; figure: string; slug: string }

beforeAll(async () => {
  reading = await openTestReading()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  cookie = await signInAs(await hire('editor'))
  const figure = await database().figure.findUniqueOrThrow({ where: { id: 'body-magnesium' } })
  const text = await database().articleTranslation.findFirstOrThrow({
    where: { language: 'en', status: 'published', body: { contains: 'figure:body-magnesium' } },
  })
  place = {
    articleId: text.articleId,
    referenceId: figure.referenceId,
    figure: figure.id,
    slug: text.slug,
  }
})
afterAll(async () => {
  await stopSending()
  await reading.close()
})

function send(
  handler: StaffHandler,
  fields: Record<string, string>,
  as = cookie,
  at = place,
): Promise<Response> {
  const params = { id: String(at.articleId), source: at.referenceId }
  return handler(staffRequest('/staff/api/articles', { cookie: as, fields }), {
    params: Promise.resolve(params),
  })
}

async function source(at = place): Promise<StaffSource> {
  const found = await findStaffSource(database(), await memberOf(cookie), at)
  if (!found) throw new Error('no source')
  return found
}

async function sourceFields(at = place): Promise<Record<string, string>> {
  const { reference, version, notes } = await source(at)
  const { kind, authors, title, year, language, doi, pmid } = reference
  const notesIn = { 'note-pl': notes.pl, 'note-nl': notes.nl, 'note-en': notes.en }
  const lines = { version: String(version), year: String(year), authors: authors.join('\n') }
  return { kind, title, language, doi: doi ?? '', pmid: pmid ?? '', ...lines, ...notesIn }
}

async function figureFields(): Promise<Record<string, string>> {
  const figure = (await source()).figures.find(({ id }) => id === place.figure)
  if (!figure) throw new Error('no figure')
  const { id, version, unit, title, rows } = figure
  const titles = { 'title-pl': title.pl, 'title-nl': title.nl, 'title-en': title.en }
  return { figure: id, version: String(version), unit, rows: barLines(rows), ...titles }
}

async function article(): Promise<Article> {
  const found = await findArticle(database(), place.slug, 'en')
  if (!found) throw new Error('the article is not public')
  return found
}

const problems = async (answer: Response) =>
  ((await answer.json()) as { problems: { field: string | null }[] }).problems.map(({ field }) => field)

describe('a source', () => {
  it('is mended for every article that has it, which its readers see at once', async () => {
    const having = await database().articleReference.findMany({
      where: { referenceId: place.referenceId },
      select: { articleId: true },
    })
    const heard: string[] = []
    const listener = await new Promise<ReturnType<typeof listenForInvalidations>>((resolve) => {
      const listening = listenForInvalidations({
        connectionString: process.env.DATABASE_URL ?? '',
        onTags: (tags) => void heard.push(...tags),
        onGap: () => {},
        onListening: () => queueMicrotask(() => resolve(listening)),
      })
    })
    const answer = await send(changeSource, { ...(await sourceFields()), pages: '1–9' })
    expect(answer.status, await answer.clone().text()).toBe(200)
    await listener.caughtUp()
    await listener.stop()
    for (const { articleId } of having) expect(heard).toContain(`article:${articleId}`)
    const shown = (await article()).references.find(({ id }) => id === place.referenceId)
    expect(shown).toMatchObject({ pages: '1–9' })
    const trail = await database().auditEntry.findFirstOrThrow({
      where: { entity: 'source', entityId: place.referenceId, action: 'source.saved' },
    })
    expect(Object.keys(trail.after as object).sort()).toContain('pages')
    expect(trail.after).not.toHaveProperty('title')
  })

  it('that somebody else has saved meanwhile is not overwritten, and nothing typed is lost', async () => {
    const stale = await sourceFields()
    expect((await send(changeSource, { ...stale, issue: '7' })).status).toBe(200)
    const answer = await send(changeSource, { ...stale, issue: '8' })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ location: expect.stringContaining('?conflict=1') as string })
    expect((await source()).reference.issue).toBe('7')
    const kept = await database().keptForm.findFirstOrThrow({
      where: { form: `source-change-${place.referenceId}` },
    })
    expect(kept.values).toMatchObject({ issue: '8' })
  })

  it('says what is wrong with it field by field, and knows another of the same number', async () => {
    const fields = await sourceFields()
    const wrong = await send(changeSource, { ...fields, title: ' ', year: 'long ago', doi: 'none' })
    expect(wrong.status).toBe(422)
    expect((await problems(wrong)).sort()).toEqual(['doi', 'title', 'year'])
    const other = await database().reference.findFirstOrThrow({
      where: { doi: { not: null }, id: { not: place.referenceId } },
    })
    const known = await send(changeSource, { ...fields, doi: other.doi ?? '' })
    expect(known.status).toBe(422)
    expect(await problems(known)).toEqual(['doi'])
    const clerk = await signInAs(await hire('clerk'))
    expect((await send(changeSource, fields, clerk)).status).toBe(403)
  })

  it('CLAIM-09: a decision that an article may stand beside products lapses with the words of its sources', async () => {
    expect(await article()).toMatchObject({ articleClass: 'names-disease', pairing: 'paired' })
    const before = await sourceFields()
    expect((await send(changeSource, { ...before, 'note-en': 'A remark' })).status).toBe(200)
    expect(await article()).toMatchObject({ pairing: 'educational' })
    expect((await article()).references.find(({ id }) => id === place.referenceId)?.note).toBe('A remark')
    expect((await send(changeSource, { ...(await sourceFields()), 'note-en': '' })).status).toBe(200)
    expect(await article(), 'this very text was decided about').toMatchObject({ pairing: 'paired' })
  })

  it('CLAIM-08: may not say beside products what a text of food may not say', async () => {
    const texts = await database().articleTranslation.findMany({
      where: { language: 'en', status: 'published' },
      select: { slug: true, articleId: true, article: { select: { references: true } } },
    })
    const found = await Promise.all(texts.map(({ slug }) => findArticle(database(), slug, 'en')))
    const clean = found.find((each) => each?.articleClass === 'clean' && each.references.length > 0)
    const at = { ...place, articleId: clean?.id ?? 0, referenceId: clean?.references[0]?.id ?? '' }
    const fields = await sourceFields(at)
    const claim = { ...fields, 'note-en': 'Magnesium makes you lose 5 kg in a week.' }
    const answer = await send(changeSource, claim, cookie, at)
    expect(answer.status).toBe(422)
    expect(new Set(await problems(answer))).toEqual(new Set(['note-en']))
    expect(await sourceFields(at), 'nothing of it is left').toEqual(fields)
    const naming = { ...fields, 'note-en': 'Concerns osteoporosis.' }
    expect((await send(changeSource, naming, cookie, at)).status).toBe(200)
    expect(await findArticle(database(), clean?.slug ?? '', 'en')).toMatchObject({ pairing: 'educational' })
  })
})

describe('a figure', () => {
  it('is mended as data, and shown so', async () => {
    const fields = await figureFields()
    const rows = 'Kości | Botten | Bones | 61\nReszta | Rest | The rest | 39'
    const answer = await send(changeFigure, { ...fields, rows })
    expect(answer.status, await answer.clone().text()).toBe(200)
    const shown = (await article()).figures.find(({ id }) => id === place.figure)
    expect(shown?.rows).toEqual([
      { label: 'Bones', value: 61 },
      { label: 'The rest', value: 39 },
    ])
    const stale = await send(changeFigure, { ...fields, rows: 'a | b | c | 1' })
    expect(stale.status).toBe(409)
    expect((await article()).figures.find(({ id }) => id === place.figure)?.rows).toHaveLength(2)
  })

  it('is drawn anew, once however often it is sent, and goes only when no text shows it', async () => {
    const drawn = {
      ...{ version: '0', figure: 'new-figure', unit: 'mg', rows: 'a | b | c | 1,5' },
      ...{ 'title-pl': 'Ile', 'title-nl': 'Hoeveel', 'title-en': 'How much' },
    }
    expect((await send(changeFigure, { ...drawn, rows: 'a | b | 1' })).status).toBe(422)
    expect((await send(changeFigure, drawn)).status).toBe(200)
    expect((await send(changeFigure, drawn)).status, 'sent twice').toBe(200)
    expect((await send(changeFigure, { ...drawn, unit: 'g' })).status, 'another of its name').toBe(422)
    expect((await send(takeFigureAway, { figure: 'new-figure' })).status).toBe(200)
    expect((await send(takeFigureAway, { figure: 'new-figure' })).status, 'safe to repeat').toBe(200)
    expect((await send(takeFigureAway, { figure: place.figure })).status).toBe(409)
    const trail = await database().auditEntry.findMany({
      where: { entity: 'source', entityId: place.referenceId, action: { startsWith: 'figure.' } },
      orderBy: { id: 'asc' },
    })
    expect(trail.map(({ action }) => action).slice(-2)).toEqual(['figure.added', 'figure.removed'])
  })
})
