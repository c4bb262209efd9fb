import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { textHash, type Article } from '../../article.ts'
import { articleOf } from '../../queries/find-article.ts'
import {
  articleSelect,
  standingOf,
  wordsOf,
  type ArticleRow,
  type TranslationRow,
} from '../../queries/rows.ts'
import { findingsIn, type TypedTexts } from '../copy-findings.ts'
import type { StaffText, TextJudgement } from '../staff-article.ts'
import { datesSelect, textStates } from './staff-articles.ts'

const empty: TypedTexts = { title: '', summary: '', body: '', metaTitle: '', metaDescription: '' }

function typedOf(text: TranslationRow | undefined): TypedTexts {
  if (!text) return empty
  const { title, summary, body, metaTitle, metaDescription } = text
  return { title, summary, body, metaTitle, metaDescription }
}

/** The row as it would be with these texts in it. */
function withTexts(row: ArticleRow, language: Language, texts: TypedTexts): ArticleRow {
  const present = row.translations.find((text) => text.language === language)
  const written: TranslationRow = {
    ...(present ?? { slug: '', status: 'draft', updatedAt: new Date(0), decisions: [] }),
    ...texts,
    language,
  }
  return { ...row, translations: [...row.translations.filter((text) => text !== present), written] }
}

function judge(row: ArticleRow, language: Language): TextJudgement {
  const text = row.translations.find((each) => each.language === language)
  if (!text) return { articleClass: 'clean', pairing: 'paired', hash: '', findings: [] }
  const hash = textHash(wordsOf(row, text))
  return { ...standingOf(row, text), hash, findings: findingsIn(typedOf(text), language) }
}

function findRow(database: Database, id: number, language: Language): Promise<ArticleRow | null> {
  return database.article.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    select: articleSelect(language),
  })
}

export interface JudgedText extends TextJudgement {
  references: string[]
  figures: string[]
}

/** What the law would make of these texts in this article. */
export async function judgeTexts(
  database: Database,
  { id, language, texts }: { id: number; language: Language; texts: TypedTexts },
): Promise<JudgedText | null> {
  const row = await findRow(database, id, language)
  if (!row) return null
  const references = row.references.map(({ reference }) => reference.id)
  const figures = row.references.flatMap(({ reference }) => reference.figures.map((figure) => figure.id))
  return { ...judge(withTexts(row, language, texts), language), references, figures }
}

/** An article as its readers would see it, drafts and what is typed included; with what the law makes of it. */
export async function findPreview(
  database: Database,
  staff: StaffMember,
  { id, language, texts }: { id: number; language: Language; texts: TypedTexts | null },
): Promise<{ article: Article; judgement: TextJudgement } | null> {
  insistOn(staff, 'articles:read')
  const row = await findRow(database, id, language)
  if (!row) return null
  const saved = row.translations.find((text) => text.language === language)
  const shown = withTexts(row, language, texts ?? typedOf(saved))
  const article = articleOf(shown, language)
  return article && { article, judgement: judge(shown, language) }
}

/** One language of an article, as it is edited; a language without a text is empty. */
export async function findStaffText(
  database: Database,
  staff: StaffMember,
  { id, language }: { id: number; language: Language },
): Promise<StaffText | null> {
  insistOn(staff, 'articles:read')
  const row = await findRow(database, id, language)
  if (!row) return null
  const text = row.translations.find((each) => each.language === language)
  const dated = await database.articleTranslation.findMany({ where: { articleId: id }, select: datesSelect })
  const state = textStates(dated).find((each) => each.language === language)
  const judgement = judge(row, language)
  return {
    articleId: id,
    language,
    texts: typedOf(text),
    slug: text?.slug ?? '',
    status: text?.status ?? 'draft',
    // Of the same look as the words: a version read later would let an old text replace a newer one.
    version: text?.updatedAt.getTime() ?? 0,
    behind: state?.behind ?? [],
    state: judgement,
    decisions: await listDecisions(database, { id, language, hash: judgement.hash }),
    figures: row.references.flatMap(({ reference }) =>
      reference.figures.map((figure) => ({
        id: figure.id,
        referenceId: reference.id,
        title: (figure.title as Partial<Record<Language, string>>)[staff.language] ?? figure.id,
      })),
    ),
    references: row.references.map(({ reference: { id: reference, title } }) => ({ id: reference, title })),
  }
}

async function listDecisions(
  database: Database,
  { id, language, hash }: { id: number; language: Language; hash: string },
): Promise<StaffText['decisions']> {
  const rows = await database.pairingDecision.findMany({
    where: { articleId: id, language },
    orderBy: { decidedAt: 'desc' },
    take: 20,
  })
  const names = await findActorNames(
    database,
    rows.map(({ decidedBy }) => decidedBy),
  )
  return rows.map(({ reason, decidedBy, decidedAt, textHash: decided }) => ({
    reason,
    by: names.get(decidedBy) ?? decidedBy,
    decidedAt,
    isStanding: decided === hash,
  }))
}
