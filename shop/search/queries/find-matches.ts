import 'server-only'
import { languageOf, type Language, type Locale } from '#i18n/locale.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import { rank, type Ranked } from '../ranking.ts'
import { splitSearchText } from '../search-text.ts'
import type { SearchKind } from '../search-result.ts'
import { matchKinds, type MatchKind } from '../term-match.ts'
import { readingOf, type Reading } from '../word-reading.ts'
import { listNearWords, listWords } from './find-words.ts'

/** A thing that answers a search, with how well. */
export interface Match extends Ranked {
  kind: SearchKind
  key: string
  title: string
  /** Place in the shop's own order. */
  position: number
}

interface Candidate {
  kind: SearchKind
  key: string
  title: string
  position: number
  folded: string
}

const candidatesPerKind = 60

/**
 * What answers the terms, best first. Indexes find the candidates, whatever the size of the catalogue: texts that hold
 * the terms as they were typed, or else words that they may have meant. Which of them really answer, and how well, is
 * decided word by word.
 */
export async function findMatches(
  database: PrismaClient,
  terms: readonly string[],
  locale: Locale,
  kinds: readonly MatchKind[] = matchKinds,
): Promise<Match[]> {
  if (terms.length === 0) return []
  const candidates = await listCandidates(database, terms, languageOf(locale), kinds)
  return candidates
    .flatMap(({ folded, ...thing }) => {
      const ranked = rank(terms, splitSearchText(folded), kinds)
      return ranked ? { ...thing, ...ranked } : []
    })
    .toSorted(better)
}

/** A subject before what contains it before what is written about it, where all answer equally well. */
const kindOrder: Record<SearchKind, number> = { substance: 0, product: 1, article: 2 }

function better(one: Match, other: Match): number {
  return (
    other.score - one.score || kindOrder[one.kind] - kindOrder[other.kind] || one.position - other.position
  )
}

/**
 * Candidates that hold every term as it was typed, if there are more of a kind than are looked at anyway: those that are
 * only like it could not come before them.
 */
async function listPlainCandidates(
  database: PrismaClient,
  terms: readonly string[],
  language: Language,
): Promise<Candidate[] | null> {
  const conditions = terms.map((term) => Prisma.sql`folded LIKE ${`%${term}%`}`)
  const inTitle = terms.map((term) => Prisma.sql`(strpos(split_part(folded, E'\n', 1), ${term}) > 0)::int`)
  const candidates = await database.$queryRaw<Candidate[]>`
    SELECT kind, key, title, folded, weight AS position FROM (
      SELECT kind, key, title, folded, weight,
        row_number() OVER (PARTITION BY kind ORDER BY ${Prisma.join(inTitle, ' + ')} DESC, weight, key) AS place
      FROM search_document WHERE language = ${language} AND ${Prisma.join(conditions, ' AND ')}
    ) AS placed WHERE place <= ${candidatesPerKind}`
  const isEnough = candidates.filter(({ kind }) => kind === 'product').length === candidatesPerKind
  return isEnough ? candidates : null
}

async function listCandidates(
  database: PrismaClient,
  terms: readonly string[],
  language: Language,
  kinds: readonly MatchKind[],
): Promise<Candidate[]> {
  const plain = await listPlainCandidates(database, terms, language)
  if (plain) return plain
  const words = await listWords(database, terms, language)
  const readings = terms.flatMap((term) => readingOf(term, words, kinds) ?? [])
  if (readings.length < terms.length) return []
  const nearness = readings.map(
    ({ nearest, words: all }) =>
      Prisma.sql`(title_words && ${nearest}::text[])::int + (title_words && ${all}::text[])::int`,
  )
  return database.$queryRaw<Candidate[]>`
    SELECT kind, key, title, folded, weight AS position FROM (
      SELECT *, row_number() OVER (PARTITION BY kind ORDER BY ${Prisma.join(nearness, ' + ')} DESC, weight, key) AS place
      FROM (SELECT *, ${titleWords} AS title_words FROM search_document
        WHERE language = ${language} AND ${Prisma.join(readings.map(holdsWord), ' AND ')} OFFSET 0) AS held
    ) AS placed WHERE place <= ${candidatesPerKind}`
}

const titleWords = Prisma.sql`string_to_array(split_part(folded, E'\n', 1), ' ')`

/** Whether a text holds a word that may be meant, or two that it may be written together from. */
function holdsWord({ words, compounds }: Reading): Prisma.Sql {
  const ways = [
    ...(words.length > 0 ? [Prisma.sql`search_words(folded) && ${words}::text[]`] : []),
    ...compounds.map(
      ({ first, seconds }) =>
        Prisma.sql`(search_words(folded) @> ${[first]}::text[] AND search_words(folded) && ${seconds}::text[])`,
    ),
  ]
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`
}

type NearTitle = Pick<Candidate, 'kind' | 'key' | 'title'>

/** Titles that look most like what was typed, when nothing answers it. */
export async function findNearest(
  database: PrismaClient,
  terms: readonly string[],
  locale: Locale,
  limit = 5,
): Promise<NearTitle[]> {
  if (terms.length === 0) return []
  const language = languageOf(locale)
  const near = await listNearWords(database, terms, language)
  if (near.length === 0) return []
  const words = near.map(({ word }) => word)
  return database.$queryRaw<NearTitle[]>`
    SELECT kind, key, title FROM (
      SELECT kind, key, title, max(likeness) AS likeness FROM search_document
      CROSS JOIN unnest(${titleWords}) AS own (word)
      JOIN unnest(${words}::text[], ${near.map(({ likeness }) => likeness)}::real[]) AS near (word, likeness) USING (word)
      WHERE language = ${language} AND search_words(folded) && ${words}::text[]
      GROUP BY kind, key, title) AS likened
    ORDER BY likeness DESC, length(title), title LIMIT ${limit}`
}
