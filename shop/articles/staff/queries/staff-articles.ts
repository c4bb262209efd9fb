import 'server-only'
import { isLanguage, languages } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { citationOrder } from '../../markdown.ts'
import { referenceOf } from '../../queries/rows.ts'
import type { ArticleLine, StaffArticle, TextState } from '../staff-article.ts'
import { aheadOf, type TextDates } from '../translation-state.ts'

export const datesSelect = {
  language: true,
  title: true,
  slug: true,
  status: true,
  updatedAt: true,
  changedAt: true,
  confirmedAt: true,
} as const

interface DatedRow extends Omit<TextDates, 'language'> {
  language: string
  title: string
  slug: string
  status: 'draft' | 'published'
  updatedAt: Date
}

/** In the order in which the shop names its languages. */
export function textStates(rows: readonly DatedRow[]): TextState[] {
  const known = rows.flatMap((row) => (isLanguage(row.language) ? [{ ...row, language: row.language }] : []))
  return languages.flatMap((language) =>
    known
      .filter((row) => row.language === language)
      .map(({ title, slug, status, updatedAt, changedAt, confirmedAt }) => ({
        ...{ language, title, slug, status, updatedAt },
        version: updatedAt.getTime(),
        behind: aheadOf({ language, changedAt, confirmedAt }, known),
      })),
  )
}

function titleIn(texts: readonly TextState[], { language }: StaffMember, key: string): string {
  return (texts.find((text) => text.language === language) ?? texts[0])?.title ?? key
}

const pageSize = 50

/** Articles a page at a time, the newest first, or those whose title or key holds the words. */
export async function listStaffArticles(
  database: Database,
  staff: StaffMember,
  { words, before }: { words: string; before: number | null },
): Promise<{ lines: ArticleLine[]; next: number | null }> {
  insistOn(staff, 'articles:read')
  const contains = { contains: words.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' } as const
  const found =
    words === '' ? {} : { OR: [{ key: contains }, { translations: { some: { title: contains } } }] }
  const rows = await database.article.findMany({
    relationLoadStrategy: 'join',
    where: { ...found, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: {
      id: true,
      key: true,
      publishedAt: true,
      reviewedOn: true,
      author: { select: { name: true } },
      translations: { select: datesSelect },
    },
  })
  const lines = rows.slice(0, pageSize).map(({ id, key, publishedAt, reviewedOn, author, translations }) => {
    const texts = textStates(translations)
    return { id, title: titleIn(texts, staff, key), authorName: author.name, publishedAt, reviewedOn, texts }
  })
  return { lines, next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null }
}

export async function listAuthors(
  database: Database,
  staff: StaffMember,
): Promise<{ key: string; name: string }[]> {
  insistOn(staff, 'articles:read')
  return database.author.findMany({ orderBy: { name: 'asc' }, select: { key: true, name: true } })
}

/** What is the same in every language of an article. */
export async function findStaffArticle(
  database: Database,
  staff: StaffMember,
  id: number,
): Promise<StaffArticle | null> {
  insistOn(staff, 'articles:read')
  const { language } = staff
  const row = await database.article.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    select: {
      ...{ key: true, version: true, authorKey: true, publishedAt: true, reviewedOn: true },
      translations: { select: { ...datesSelect, body: true } },
      references: {
        orderBy: { position: 'asc' },
        select: { reference: { include: { figures: true } } },
      },
      substances: { select: { substanceKey: true } },
      products: {
        orderBy: { position: 'asc' },
        select: { product: { select: { id: true, key: true, translations: { where: { language } } } } },
      },
    },
  })
  if (!row) return null
  const substances = await database.substance.findMany({
    orderBy: { position: 'asc' },
    select: { key: true, translations: { where: { language }, select: { name: true } } },
  })
  const chosen = new Set(row.substances.map(({ substanceKey }) => substanceKey))
  const citing = (reference: string) =>
    languages.filter((each) =>
      row.translations.some((text) => text.language === each && citationOrder(text.body).includes(reference)),
    )
  const { key, version, authorKey, publishedAt, reviewedOn } = row
  return {
    ...{ id, key, version, authorKey, publishedAt, reviewedOn },
    authors: await listAuthors(database, staff),
    texts: textStates(row.translations),
    substances: substances.map(({ key: substance, translations: [text] }) => ({
      key: substance,
      name: text?.name ?? substance,
      isChosen: chosen.has(substance),
    })),
    references: row.references.map(({ reference }) => ({
      ...referenceOf(reference, language),
      citedIn: citing(reference.id),
    })),
    products: row.products.map(
      ({
        product: {
          id: product,
          key: sku,
          translations: [text],
        },
      }) => ({
        id: product,
        name: text?.name ?? sku,
      }),
    ),
  }
}
