import 'server-only'
import { languageOf, type Language, type Locale } from '#i18n/locale.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import { rank, type Ranked } from '../ranking.ts'
import { splitSearchText } from '../search-text.ts'
import type { SearchKind } from '../search-result.ts'

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

/** Loose enough for two wrong letters in a long word; what it lets through is looked at word by word afterwards. */
const similarity = 0.4
const nearSimilarity = 0.25
const candidatesPerKind = 60

/**
 * What answers the terms, best first. Trigram indexes find the candidates in folded text, whatever the size of the
 * catalogue; which of them really hold every term is decided word by word.
 */
export async function findMatches(
  database: PrismaClient,
  terms: readonly string[],
  locale: Locale,
): Promise<Match[]> {
  if (terms.length === 0) return []
  const candidates = await listCandidates(database, terms, languageOf(locale))
  return candidates
    .flatMap(({ folded, ...thing }) => {
      const ranked = rank(terms, splitSearchText(folded))
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
 * only like it could not come before them, and comparing each letter by letter is what costs in a large shop.
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
): Promise<Candidate[]> {
  const plain = await listPlainCandidates(database, terms, language)
  if (plain) return plain
  const conditions = terms.map((term) => Prisma.sql`${term} <% folded`)
  const scores = terms.map(
    (term) =>
      Prisma.sql`2 * word_similarity(${term}, split_part(folded, E'\n', 1)) + word_similarity(${term}, folded)`,
  )
  const [, candidates] = await database.$transaction([
    threshold(database, similarity),
    database.$queryRaw<Candidate[]>`
      SELECT kind, key, title, folded, weight AS position FROM (
        SELECT kind, key, title, folded, weight,
          row_number() OVER (PARTITION BY kind ORDER BY score DESC, weight, key) AS place
        FROM (SELECT *, ${Prisma.join(scores, ' + ')} AS score FROM search_document
          WHERE language = ${language} AND ${Prisma.join(conditions, ' AND ')}) AS scored
      ) AS placed WHERE place <= ${candidatesPerKind}`,
  ])
  return candidates
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
  const likeness = terms.map((term) => Prisma.sql`word_similarity(${term}, split_part(folded, E'\n', 1))`)
  const conditions = terms.map((term) => Prisma.sql`${term} <% folded`)
  const [, nearest] = await database.$transaction([
    threshold(database, nearSimilarity),
    database.$queryRaw<NearTitle[]>`
      SELECT kind, key, title FROM (
        SELECT kind, key, title, greatest(${Prisma.join(likeness)}) AS likeness FROM search_document
        WHERE language = ${languageOf(locale)} AND (${Prisma.join(conditions, ' OR ')})
      ) AS compared WHERE likeness >= ${nearSimilarity}
      ORDER BY likeness DESC, length(title), title LIMIT ${limit}`,
  ])
  return nearest
}

/** The operator compares with a setting of the session; here it holds for one transaction. */
function threshold(database: PrismaClient, value: number) {
  return database.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(value)}, true)`
}
