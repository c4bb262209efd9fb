import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import { endingFrom, insideFrom, soughtWords } from '../word-reading.ts'

/** Loose enough for two wrong letters in a long word; what it lets through is looked at letter by letter afterwards. */
const similarity = 0.4
const nearSimilarity = 0.25
const nearWords = 50

/** After every other letter. */
const lastLetter = '\u{10ffff}'

/** The words of the shop that any of the terms may have meant. */
export async function listWords(
  database: PrismaClient,
  terms: readonly string[],
  language: Language,
): Promise<string[]> {
  const sought = terms.flatMap(soughtWords)
  const inside = terms.flatMap((term) => [
    ...(term.length >= insideFrom ? [Prisma.sql`word LIKE ${`%${term}%`}`] : []),
    ...(term.length >= endingFrom ? [Prisma.sql`${term} <% word`] : []),
  ])
  const [, rows] = await database.$transaction([
    threshold(database, similarity),
    database.$queryRaw<{ word: string }[]>`
      SELECT word FROM unnest(${sought.map(({ start }) => start)}::text[], ${sought.map(({ shortest }) => shortest)}::int[],
        ${sought.map(({ longest }) => longest)}::int[]) AS sought (start, shortest, longest)
      JOIN search_word ON language = ${language} AND word >= start AND word < start || ${lastLetter}
        AND length(word) BETWEEN shortest AND longest
      ${
        inside.length === 0
          ? Prisma.empty
          : Prisma.sql`UNION SELECT word FROM search_word WHERE language = ${language} AND (${Prisma.join(inside, ' OR ')})`
      }`,
  ])
  return [...new Set(rows.map(({ word }) => word))]
}

/** Words of the shop that look like a term at all, with how much. */
export async function listNearWords(
  database: PrismaClient,
  terms: readonly string[],
  language: Language,
): Promise<{ word: string; likeness: number }[]> {
  const likeness = terms.map((term) => Prisma.sql`word_similarity(${term}, word)`)
  const conditions = terms.map((term) => Prisma.sql`${term} <% word`)
  const [, words] = await database.$transaction([
    threshold(database, nearSimilarity),
    database.$queryRaw<{ word: string; likeness: number }[]>`
      SELECT word, greatest(${Prisma.join(likeness)}) AS likeness FROM search_word
      WHERE language = ${language} AND (${Prisma.join(conditions, ' OR ')})
      ORDER BY likeness DESC, length(word), word LIMIT ${nearWords}`,
  ])
  return words
}

/** The operator compares with a setting of the session; here it holds for one transaction. */
function threshold(database: PrismaClient, value: number) {
  return database.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(value)}, true)`
}
