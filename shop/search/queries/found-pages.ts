import 'server-only'
import { languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { FoundPage, Suggestion } from '../search-result.ts'
import type { Match } from './find-matches.ts'

/** Where the things that were found are read; what is not published or sold any more is left out. */
export async function withSlugs(
  database: Database,
  matches: readonly Pick<Match, 'kind' | 'key' | 'title'>[],
  locale: Locale,
  now: Date,
): Promise<Suggestion[]> {
  const keys = (kind: Match['kind']) => matches.filter((match) => match.kind === kind).map(({ key }) => key)
  const language = languageOf(locale)
  const [products, articles, substances] = await Promise.all([
    database.productTranslation.findMany({
      where: {
        language,
        status: 'published',
        publishedAt: { lte: now },
        product: { key: { in: keys('product') }, markets: { some: { market: marketOf(locale) } } },
      },
      select: { slug: true, product: { select: { key: true } } },
    }),
    listArticlePages(database, keys('article'), locale, now),
    listSubstancePages(database, keys('substance'), locale),
  ])
  const slugs = new Map<string, string>([
    ...products.map(({ slug, product }) => [`product ${product.key}`, slug] as const),
    ...[...articles, ...substances].map(({ kind, key, slug }) => [`${kind} ${key}`, slug] as const),
  ])
  return matches.flatMap(({ kind, key, title }) => {
    const slug = slugs.get(`${kind} ${key}`)
    return slug === undefined ? [] : [{ kind, title, slug }]
  })
}

function inOrderOf<Thing extends { key: string }>(
  keys: readonly string[],
  things: readonly Thing[],
): Thing[] {
  const byKey = new Map(things.map((thing) => [thing.key, thing]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

export async function listArticlePages(
  database: Database,
  keys: readonly string[],
  locale: Locale,
  now: Date,
): Promise<FoundPage[]> {
  if (keys.length === 0) return []
  const rows = await database.articleTranslation.findMany({
    where: {
      language: languageOf(locale),
      status: 'published',
      article: { key: { in: [...keys] }, publishedAt: { lte: now } },
    },
    select: { slug: true, title: true, summary: true, article: { select: { key: true } } },
  })
  const pages = rows.map(({ article, ...text }) => ({ kind: 'article' as const, key: article.key, ...text }))
  return inOrderOf(keys, pages)
}

export async function listSubstancePages(
  database: Database,
  keys: readonly string[],
  locale: Locale,
): Promise<FoundPage[]> {
  if (keys.length === 0) return []
  const rows = await database.substanceTranslation.findMany({
    where: { language: languageOf(locale), substanceKey: { in: [...keys] } },
    select: { slug: true, name: true, summary: true, substanceKey: true },
  })
  const pages = rows.map(({ substanceKey, name, ...text }) => {
    return { kind: 'substance' as const, key: substanceKey, title: name, ...text }
  })
  return inOrderOf(keys, pages)
}
