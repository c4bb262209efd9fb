import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import articles from '#prisma/demo/articles/articles.json' with { type: 'json' }
import { textHash } from './article.ts'
import {
  findArticle,
  findArticleHeading,
  findArticleWords,
  findPresentArticleSlug,
} from './queries/find-article.ts'
import { listArticles, listPairedArticles } from './queries/list-articles.ts'

let reading: TestReading
beforeAll(async () => {
  reading = await openTestReading()
})
afterAll(() => reading.close())

const bones = { pl: 'magnez-a-kosci', nl: 'magnesium-en-botten', en: 'magnesium-and-bones' }
const deficiency = {
  pl: 'niedobor-magnezu-a-osteoporoza',
  nl: 'magnesiumtekort-en-osteoporose',
  en: 'magnesium-deficiency-and-osteoporosis',
}

async function facts<Result>(run: () => Promise<Result>) {
  return collectPageFacts(async (page) => ({ result: await run(), page }))
}

describe('an article', () => {
  it('is found by its slug in its language only', async () => {
    expect((await findArticle(database(), bones.pl, 'pl'))?.title).toContain('Magnez a kości')
    expect(await findArticle(database(), bones.pl, 'en')).toBeNull()
    expect(await findArticle(database(), "x' OR 1=1 --", 'pl')).toBeNull()
  })

  it.each(languages)(
    'has in %s its sources in the order of citation, its author and its figure',
    async (language) => {
      for (const demo of articles) {
        const article = await findArticle(database(), demo.translations[language].slug, language)
        expect(article?.references.map(({ id }) => id)).toEqual(demo.references)
        expect(article?.author.credentials).not.toBe('')
        expect(article?.figures).toHaveLength(1)
        expect(article?.figures[0]?.rows.every((row) => row.label !== '')).toBe(true)
        expect(article?.substances.map(({ key }) => key)).toEqual(expect.arrayContaining(demo.substances))
        expect(Object.keys(article?.slugs ?? {}).sort()).toEqual(['en', 'nl', 'pl'])
        const notes = article?.references.flatMap(({ note }) => note ?? [])
        expect(notes?.every((note) => typeof note === 'string')).toBe(true)
      }
    },
  )

  it('says what its page depends on', async () => {
    const { result, page } = await facts(() => findArticle(database(), bones.en, 'en'))
    expect([...page.tags]).toEqual([`article:${result?.id}`])
  })

  it('is not there before its day, nor as a draft', async () => {
    const before = new Date(reading.seededAt.getTime() - 400 * 24 * 60 * 60 * 1000)
    expect(await findArticle(database(), bones.en, 'en', before)).toBeNull()
    const where = { language_slug: { language: 'en', slug: bones.en } }
    const { articleId } = await database().articleTranslation.update({ where, data: { status: 'draft' } })
    expect(await findArticle(database(), bones.en, 'en')).toBeNull()
    expect(await findArticleHeading(database(), articleId, 'en')).toBeNull()
    expect((await findArticle(database(), bones.pl, 'pl'))?.slugs).not.toHaveProperty('en')
    expect((await listArticles(database(), 'en')).map(({ slug }) => slug)).not.toContain(bones.en)
    await database().articleTranslation.update({ where, data: { status: 'published' } })
  })

  it('leads on from a slug it had before', async () => {
    const { articleId } = await database().articleTranslation.findFirstOrThrow({ where: { slug: bones.en } })
    await database().articleFormerSlug.create({ data: { language: 'en', slug: 'old-bones', articleId } })
    expect(await findPresentArticleSlug(database(), 'old-bones', 'en')).toBe(bones.en)
    expect(await findPresentArticleSlug(database(), 'old-bones', 'pl')).toBeNull()
    expect(await findPresentArticleSlug(database(), 'never', 'en')).toBeNull()
  })
})

describe('pairing', () => {
  it.each(languages)(
    'CLAIM-09: the demo articles that name a disease are found out in %s',
    async (language) => {
      const named: string[] = []
      for (const demo of articles) {
        const article = await findArticle(database(), demo.translations[language].slug, language)
        if (article?.articleClass === 'names-disease') named.push(demo.key)
      }
      expect(named).toEqual(['magnesium-and-bones', 'magnesium-deficiency-and-osteoporosis'])
    },
  )

  it('CLAIM-09: an article without a decision has no product to show', async () => {
    const educational = await findArticle(database(), deficiency.en, 'en')
    expect(educational).toMatchObject({ pairing: 'educational', productIds: [] })
    const paired = await findArticle(database(), deficiency.pl, 'pl')
    expect(paired?.pairing).toBe('paired')
    expect(paired?.productIds).toHaveLength(1)
  })

  it('CLAIM-09: a decision lapses with any change of the text, of a source or of a figure', async () => {
    const pairing = async () => (await findArticle(database(), bones.pl, 'pl'))?.pairing
    const where = { language_slug: { language: 'pl', slug: bones.pl } }
    const { summary } = await database().articleTranslation.findUniqueOrThrow({ where })
    expect(await pairing()).toBe('paired')
    await database().articleTranslation.update({ where, data: { summary: `${summary}!` } })
    expect(await pairing()).toBe('educational')
    await database().articleTranslation.update({ where, data: { summary } })
    expect(await pairing()).toBe('paired')

    const { title } = await database().reference.findUniqueOrThrow({ where: { id: 'aydin-2010' } })
    await database().reference.update({ where: { id: 'aydin-2010' }, data: { title: `${title}?` } })
    expect(await pairing()).toBe('educational')
    await database().reference.update({ where: { id: 'aydin-2010' }, data: { title } })
    expect(await pairing()).toBe('paired')
  })

  it('CLAIM-09: a decision is about the text that stands there', async () => {
    const article = await findArticle(database(), bones.nl, 'nl')
    const words = article && (await findArticleWords(database(), article.id, 'nl'))
    const decision = await database().pairingDecision.findFirstOrThrow({
      where: { articleId: article?.id ?? 0, language: 'nl' },
    })
    expect(words && textHash(words)).toBe(decision.textHash)
    expect(await findArticleWords(database(), 999_999, 'nl')).toBeNull()
  })

  it('CLAIM-09: a recorded decision cannot be rewritten by the application', async () => {
    await expect(database().pairingDecision.updateMany({ data: { reason: 'x' } })).rejects.toThrow(
      /permission denied/,
    )
    await expect(database().pairingDecision.deleteMany()).rejects.toThrow(/permission denied/)
  })
})

describe('lists', () => {
  it('hold every published article, the newest first', async () => {
    const { result, page } = await facts(() => listArticles(database(), 'pl'))
    const times = result.map(({ publishedAt }) => publishedAt.getTime())
    expect(result).toHaveLength(articles.length)
    expect(times).toEqual(times.toSorted((left, right) => right - left))
    expect([...page.tags]).toEqual(['articles'])
    expect(page.freshUntil).toBe(Infinity)
  })

  it('last until the next article is due', async () => {
    const first = Math.max(...articles.map(({ publishedAt }) => publishedAt))
    const before = new Date(reading.seededAt.getTime() - (first + 1) * 24 * 60 * 60 * 1000)
    const { result, page } = await facts(() => listArticles(database(), 'en', before))
    expect(result).toEqual([])
    expect(page.freshUntil).toBeGreaterThan(before.getTime())
    expect(page.freshUntil).toBeLessThan(reading.seededAt.getTime())
  })

  it('CLAIM-09: no page that sells is given an educational article', async () => {
    const slugs = async (language: 'pl' | 'en') =>
      (await listPairedArticles(database(), language, { substanceKeys: ['magnesium'] })).map(
        ({ slug }) => slug,
      )
    expect(await slugs('pl')).toContain(deficiency.pl)
    expect(await slugs('en')).not.toContain(deficiency.en)
    expect(await slugs('en')).toContain(bones.en)
    expect(await listPairedArticles(database(), 'en', {})).toEqual([])
  })
})
