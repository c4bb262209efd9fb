import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { prepareJobs, stopSending } from '#platform/jobs.ts'
import { listenForInvalidations } from '#platform/invalidation.ts'
import { personOf } from '#prisma/fixtures/staff-person.ts'
import { hire, memberOf, signInAs, staffRequest } from '#prisma/fixtures/test-staff.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import type { StaffHandler } from '#shop/staff/session/staff-handler.ts'
import { findArticle, findPresentArticleSlug } from '../queries/find-article.ts'
import { listPairedArticles } from '../queries/list-articles.ts'
import {
  beginArticle,
  changeArticleProducts,
  changeArticleSources,
  createArticleSource,
  saveArticleFacts,
} from './handlers/articles.ts'
import {
  confirmArticleText,
  decideArticlePairing,
  previewArticleText,
  saveArticleText,
} from './handlers/texts.ts'
import { previewKey } from './preview-key.ts'
import { searchProducts, searchReferences } from './queries/search.ts'
import { findStaffArticle, listStaffArticles } from './queries/staff-articles.ts'
import { findPreview, findStaffText } from './queries/staff-text.ts'

let reading: TestReading
let cookie: string
let owner: string
const reader = personOf('editor')

beforeAll(async () => {
  reading = await openTestReading()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  cookie = await signInAs(await hire('editor'))
  owner = await signInAs(await hire('owner'))
})
afterAll(async () => {
  await stopSending()
  await reading.close()
})

function send(
  handler: StaffHandler,
  fields: Record<string, string>,
  { as = cookie, ...params }: { as?: string; id?: number; language?: string } = {},
): Promise<Response> {
  const parts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
  return handler(staffRequest('/staff/api/articles', { cookie: as, fields }), {
    params: Promise.resolve(parts),
  })
}

async function begun(title: string, language = 'en'): Promise<number> {
  const author = (await database().author.findFirstOrThrow()).key
  const answer = await send(beginArticle, { title, language, author })
  const { location } = (await answer.json()) as { location: string }
  return Number(/\/staff\/articles\/(\d+)\//.exec(location)?.[1])
}

async function fieldsOf(id: number, language: 'pl' | 'nl' | 'en'): Promise<Record<string, string>> {
  const text = await findStaffText(database(), reader, { id, language })
  if (!text) throw new Error('no text')
  return { ...text.texts, slug: text.slug, status: text.status, version: String(text.version) }
}

const complete = {
  summary: 'Where it is found and how much of it.',
  body: '## In short\n\nNuts and seeds hold much of it.',
  metaTitle: 'A title',
  metaDescription: 'A description',
}

async function save(id: number, language: 'pl' | 'nl' | 'en', change: Record<string, string>) {
  return send(saveArticleText, { ...(await fieldsOf(id, language)), ...change }, { id, language })
}

const problems = async (answer: Response) =>
  ((await answer.json()) as { problems: { field: string | null; message: string }[] }).problems

describe('an article', () => {
  it('begins as a draft nobody else sees, is published, and leads on from its old address', async () => {
    const id = await begun('Nuts and seeds')
    expect(await findArticle(database(), 'nuts-and-seeds', 'en')).toBeNull()
    const incomplete = await save(id, 'en', { status: 'published' })
    expect(incomplete.status).toBe(422)
    expect((await problems(incomplete)).map(({ field }) => field)).toEqual([
      'summary',
      'body',
      'metaDescription',
    ])
    expect((await save(id, 'en', { ...complete, status: 'published' })).status).toBe(200)
    const article = await findArticle(database(), 'nuts-and-seeds', 'en')
    expect(article).toMatchObject({ title: 'Nuts and seeds', articleClass: 'clean', pairing: 'paired' })

    expect((await save(id, 'en', { slug: 'seeds-and-nuts' })).status).toBe(200)
    expect(await findPresentArticleSlug(database(), 'nuts-and-seeds', 'en')).toBe('seeds-and-nuts')
    const other = await begun('Nuts and seeds')
    expect((await fieldsOf(other, 'en')).slug).toBe('nuts-and-seeds-2')
    const taken = await save(other, 'en', { slug: 'nuts-and-seeds' })
    expect(await problems(taken)).toMatchObject([{ field: 'slug' }])
    expect((await save(id, 'en', { slug: 'nuts-and-seeds' })).status).toBe(200)
    expect(await findPresentArticleSlug(database(), 'seeds-and-nuts', 'en')).toBe('nuts-and-seeds')
    expect(await findPresentArticleSlug(database(), 'nuts-and-seeds', 'en')).toBeNull()
  })

  it('tells the pages, the search and the trail in the transaction of the save', async () => {
    const id = await begun('What is told')
    const heard: string[] = []
    await new Promise<void>((resolve) => {
      const listener = listenForInvalidations({
        connectionString: process.env.DATABASE_URL ?? '',
        onTags: (tags) => void heard.push(...tags),
        onGap: () => {},
        onListening: () => {
          void (async () => {
            await save(id, 'en', { ...complete, status: 'published' })
            await listener.caughtUp()
            await listener.stop()
            resolve()
          })()
        },
      })
    })
    expect(heard).toEqual([`article:${id}`, 'articles'])
    const jobs = await database().$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = ${searchQueue} AND data->>'key' = 'what-is-told'`
    expect(jobs.at(-1)?.data).toEqual({ kind: 'article', key: 'what-is-told' })
    const trail = await database().auditEntry.findMany({ where: { entity: 'article', entityId: String(id) } })
    expect(trail.map(({ action }) => action)).toEqual(['article.created', 'article.published'])
  })

  it('saved by two: the second is shown both versions and loses nothing', async () => {
    const id = await begun('Two at once')
    const started = await fieldsOf(id, 'en')
    expect((await save(id, 'en', { summary: 'First.' })).status).toBe(200)
    const second = await send(saveArticleText, { ...started, summary: 'Second.' }, { id, language: 'en' })
    expect(second.status).toBe(409)
    const { location } = (await second.json()) as { location: string }
    expect(location).toBe(`/staff/articles/${id}/en?conflict=1`)
    const token = /form=([^;]+)/.exec(second.headers.get('set-cookie') ?? '')?.[1] ?? ''
    const kept = await findKeptForm(`text-${id}-en`, token)
    expect(kept?.values).toMatchObject({ summary: 'Second.', body: started.body })
    expect((await fieldsOf(id, 'en')).summary).toBe('First.')
  })

  it('50 interleaved saves of two people: nothing lost, every conflict said', async () => {
    const id = await begun('Many at once')
    await save(id, 'en', { body: '' })
    let conflicts = 0
    const write = async (name: string, count: number) => {
      for (let number = 0; number < count;) {
        const fields = await fieldsOf(id, 'en')
        const line = `${name}${number}`
        const answer = await send(
          saveArticleText,
          { ...fields, body: `${fields.body}\n${line}` },
          { id, language: 'en' },
        )
        if (answer.status === 200) number++
        else conflicts += answer.status === 409 ? 1 : 1000
      }
    }
    await Promise.all([write('a', 25), write('b', 25)])
    const lines = (await fieldsOf(id, 'en')).body?.split('\n').filter(Boolean)
    expect(lines).toHaveLength(50)
    expect(new Set(lines).size).toBe(50)
    expect(conflicts).toBeLessThan(1000)
  })

  it('says which translations another language has left behind', async () => {
    const id = await begun('Left behind')
    const behind = async () =>
      Object.fromEntries(
        (await findStaffArticle(database(), reader, id))?.texts.map((text) => [text.language, text.behind]) ??
          [],
      )
    await send(
      saveArticleText,
      { ...complete, title: 'Z tyłu', slug: 'z-tylu', status: 'draft', version: '0' },
      { id, language: 'pl' },
    )
    expect(await behind()).toEqual({ pl: [], en: [] })
    await save(id, 'pl', { body: 'Nowe zdanie.' })
    expect(await behind()).toEqual({ pl: [], en: ['pl'] })
    await save(id, 'en', { body: 'A new sentence.' })
    expect(await behind()).toEqual({ pl: [], en: [] })
    await save(id, 'en', { body: 'A new sentence!', small: 'on' })
    expect(await behind()).toEqual({ pl: [], en: [] })
    await save(id, 'en', { body: 'Something else.' })
    expect(await behind()).toEqual({ pl: ['en'], en: [] })
    const { version = '' } = await fieldsOf(id, 'pl')
    expect((await send(confirmArticleText, { version }, { id, language: 'pl' })).status).toBe(200)
    expect(await behind()).toEqual({ pl: [], en: [] })
    expect((await fieldsOf(id, 'pl')).version).toBe(version)
  })

  it('is found in the list by its words', async () => {
    const { lines } = await listStaffArticles(database(), reader, { words: 'left behind', before: null })
    expect(lines.map(({ title }) => title)).toEqual(['Left behind'])
    expect((await listStaffArticles(database(), reader, { words: '100%_', before: null })).lines).toEqual([])
  })
})

describe('its facts, sources and products', () => {
  it('are saved if nobody else has since', async () => {
    const id = await begun('Facts')
    const article = await findStaffArticle(database(), reader, id)
    const fields = {
      version: String(article?.version),
      author: article?.authorKey ?? '',
      publishedOn: '2030-01-02',
      reviewedOn: '2026-11-01',
      'substance.magnesium': 'on',
      'substance.nonsense': 'on',
    }
    expect((await send(saveArticleFacts, fields, { id })).status).toBe(200)
    const saved = await findStaffArticle(database(), reader, id)
    expect(saved?.substances.filter(({ isChosen }) => isChosen).map(({ key }) => key)).toEqual(['magnesium'])
    expect(saved?.publishedAt.toISOString()).toBe('2030-01-02T00:00:00.000Z')
    expect((await send(saveArticleFacts, fields, { id })).status).toBe(409)
    const version = String(saved?.version)
    expect((await send(saveArticleFacts, { ...fields, version, reviewedOn: 'soon' }, { id })).status).toBe(
      422,
    )
    expect((await send(saveArticleFacts, { ...fields, version, author: 'nobody' }, { id })).status).toBe(422)
  })

  it('a source is found, added once, cited, and not taken away while it is', async () => {
    const id = await begun('Sources')
    expect(
      (await save(id, 'en', { ...complete, body: 'So it is [@aydin-2010].', status: 'published' })).status,
    ).toBe(422)
    const found = await searchReferences(database(), reader, { words: 'aydin', articleId: id })
    expect(found.map((reference) => reference.id)).toContain('aydin-2010')
    const add = { reference: 'aydin-2010', action: 'add' }
    expect((await send(changeArticleSources, add, { id })).status).toBe(200)
    expect((await send(changeArticleSources, add, { id })).status).toBe(200)
    expect((await findStaffArticle(database(), reader, id))?.references).toHaveLength(1)
    await save(id, 'en', { body: 'So it is [@aydin-2010].' })
    expect((await send(changeArticleSources, { ...add, action: 'remove' }, { id })).status).toBe(409)
    await save(id, 'en', { body: 'So it is.' })
    expect((await send(changeArticleSources, { ...add, action: 'remove' }, { id })).status).toBe(200)
    expect((await findStaffArticle(database(), reader, id))?.references).toEqual([])
  })

  it('a new source is checked, and told apart from those that are known', async () => {
    const id = await begun('New source')
    const source = {
      kind: 'review',
      authors: 'Żak A\nBest B',
      title: 'On nuts',
      year: '2020',
      language: 'en',
    }
    const wrong = { ...source, doi: 'ten', pmid: 'x', year: '20', url: 'ftp://a', authors: '\n' }
    expect(
      (await problems(await send(createArticleSource, wrong, { id }))).map(({ field }) => field).sort(),
    ).toEqual(['authors', 'doi', 'pmid', 'url', 'year'])
    expect(
      (await send(createArticleSource, { ...source, doi: 'https://doi.org/10.1234/nuts.1' }, { id })).status,
    ).toBe(200)
    const [reference] = (await findStaffArticle(database(), reader, id))?.references ?? []
    expect(reference).toMatchObject({
      id: 'zak-2020',
      doi: '10.1234/nuts.1',
      authors: ['Żak A', 'Best B'],
      verification: 'from knowledge',
    })
    const again = await send(createArticleSource, { ...source, doi: '10.1234/nuts.1' }, { id })
    expect(await problems(again)).toMatchObject([{ field: 'doi' }])
  })

  it('products are paired by hand, in order', async () => {
    const id = await begun('Products')
    const found = await searchProducts(database(), reader, { words: 'ZV-00', articleId: id })
    const [first, second] = found
    for (const product of [first, second])
      await send(changeArticleProducts, { product: String(product?.id), action: 'add' }, { id })
    await send(changeArticleProducts, { product: String(second?.id), action: 'up' }, { id })
    const ids = async () =>
      (await findStaffArticle(database(), reader, id))?.products.map((product) => product.id)
    expect(await ids()).toEqual([second?.id, first?.id])
    await send(changeArticleProducts, { product: String(second?.id), action: 'remove' }, { id })
    expect(await ids()).toEqual([first?.id])
  })
})

describe('CLAIM-09: the class of a text and the owner’s decision', () => {
  it('a text that names a disease shows no product until an owner decides, and none again after an edit', async () => {
    const id = await begun('Bones')
    const [product] = await searchProducts(database(), reader, { words: 'ZV-001', articleId: id })
    await send(changeArticleProducts, { product: String(product?.id), action: 'add' }, { id })
    const body = 'Osteoporosis is a disease of the bones.'
    expect((await save(id, 'en', { ...complete, body, status: 'published' })).status).toBe(200)
    const slugs = async () =>
      (await listPairedArticles(database(), 'en', { productId: product?.id ?? 0 })).map(({ slug }) => slug)
    const standing = async () => {
      const article = await findArticle(database(), 'bones', 'en')
      return {
        pairing: article?.pairing,
        products: article?.productIds.length,
        isListed: (await slugs()).includes('bones'),
      }
    }
    const closed = { pairing: 'educational', products: 0, isListed: false }
    expect(await standing()).toEqual(closed)

    const { hash = '' } = (await findStaffText(database(), reader, { id, language: 'en' }))?.state ?? {}
    const decision = { hash, reason: 'The text describes the disease and ascribes nothing to a product.' }
    const place = { id, language: 'en' }
    expect((await send(decideArticlePairing, decision, place)).status).toBe(403)
    expect(
      (await send(decideArticlePairing, { ...decision, reason: 'ok' }, { ...place, as: owner })).status,
    ).toBe(422)
    expect(
      (await send(decideArticlePairing, { ...decision, hash: 'another' }, { ...place, as: owner })).status,
    ).toBe(409)
    expect((await send(decideArticlePairing, decision, { ...place, as: owner })).status).toBe(200)
    expect(await standing()).toEqual({ pairing: 'paired', products: 1, isListed: true })
    const [recorded] = (await findStaffText(database(), reader, { id, language: 'en' }))?.decisions ?? []
    expect(recorded).toMatchObject({
      reason: decision.reason,
      isStanding: true,
      by: expect.stringMatching(/^Kim/) as string,
    })

    await save(id, 'en', { body: `${body} It is common.` })
    expect(await standing()).toEqual(closed)
    expect((await findStaffText(database(), reader, { id, language: 'en' }))?.decisions[0]?.isStanding).toBe(
      false,
    )
  })

  it('a text that will stand beside products is not published with words the law forbids there', async () => {
    const id = await begun('Beside products')
    const answer = await save(id, 'en', {
      ...complete,
      body: 'Magnesium boosts your immune system.',
      status: 'published',
    })
    expect(answer.status).toBe(422)
    expect(await problems(answer)).toMatchObject([
      { field: 'body', message: expect.stringContaining('CLAIM-') as string },
    ])
    expect((await save(id, 'en', { body: 'Magnesium boosts your immune system.' })).status).toBe(200)
  })
})

describe('the preview', () => {
  it('shows what is typed by the pipeline of the public page, and saves nothing', async () => {
    const id = await begun('Preview')
    const typed = {
      ...(await fieldsOf(id, 'en')),
      title: 'Typed',
      body: '## Typed <script>\n\nOsteoporosis.',
      summary: '',
    }
    const answer = await send(previewArticleText, typed, { id, language: 'en' })
    expect(await answer.json()).toEqual({ location: `/staff/articles/${id}/en/preview?typed=1` })
    const staff = await memberOf(cookie)
    const kept = await findKeptForm('preview', previewKey(staff, { id, language: 'en' }))
    expect(kept?.values).toMatchObject({ title: 'Typed', summary: '' })
    const texts = { ...complete, ...kept?.values, title: 'Typed' }
    const preview = await findPreview(database(), staff, { id, language: 'en', texts })
    expect(preview).toMatchObject({
      article: { title: 'Typed' },
      judgement: { articleClass: 'names-disease', pairing: 'educational' },
    })
    expect((await fieldsOf(id, 'en')).title).toBe('Preview')
    await send(previewArticleText, { ...typed, title: 'Typed again' }, { id, language: 'en' })
    expect(await database().keptForm.count({ where: { form: 'preview' } })).toBe(1)
  })
})

describe('who may', () => {
  it('only owner and editor write articles', async () => {
    for (const role of ['moderator', 'clerk'] as const) {
      const as = await signInAs(await hire(role))
      expect((await send(beginArticle, { title: 'x', language: 'en', author: 'x' }, { as })).status).toBe(403)
      expect((await send(saveArticleText, {}, { as, id: 1, language: 'en' })).status).toBe(403)
    }
    expect((await send(saveArticleText, {}, { as: '', id: 1, language: 'en' })).status).toBe(401)
    expect(
      (
        await send(
          saveArticleFacts,
          { version: '1', author: 'x', publishedOn: '2026-01-01', reviewedOn: '2026-01-01' },
          { id: 999_999 },
        )
      ).status,
    ).toBe(409)
  })
})
