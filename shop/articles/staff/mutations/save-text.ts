import 'server-only'
import { isLanguage, type Language } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { ArticleTextFields } from '../article-input.ts'
import { textFields, type TextField } from '../copy-findings.ts'
import { hindrances, type Hindrance } from '../publishing.ts'
import { judgeTexts } from '../queries/staff-text.ts'
import { datesOfSave, type TextDates } from '../translation-state.ts'
import { completeChange, lockArticle } from './article-change.ts'

export interface TextPlace {
  id: number
  language: Language
}

export type SavedText =
  | { ok: true }
  | { ok: false; reason: 'article-gone' | 'edited-meanwhile' | 'slug-taken' }
  | { ok: false; reason: 'not-publishable'; hindrances: Hindrance[] }

/** Saves one language of an article, if it still is what the person started from. */
export async function saveText(
  staff: StaffMember,
  place: TextPlace,
  fields: ArticleTextFields,
): Promise<SavedText> {
  insistOn(staff, 'articles:write')
  const { id, language } = place
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    if (!article) return { ok: false, reason: 'article-gone' }
    const all = await transaction.articleTranslation.findMany({ where: { articleId: id } })
    const before = all.find((text) => text.language === language) ?? null
    const refusal = await refusalOf(transaction, place, { before, fields })
    if (refusal) return refusal
    const { title, slug, status, summary, body, metaTitle, metaDescription } = fields
    const dates = datesOfSave(datesOf(all).find((text) => text.language === language) ?? null, datesOf(all), {
      isSmall: fields.small === 'on',
      now: new Date(),
    })
    const updatedAt = nextVersion(before)
    const data = { title, slug, status, summary, body, metaTitle, metaDescription, updatedAt, ...dates }
    await transaction.articleTranslation.upsert({
      where: { articleId_language: { articleId: id, language } },
      create: { articleId: id, language, ...data },
      update: data,
    })
    await rememberSlug(transaction, place, { before: before?.slug ?? null, after: slug })
    await completeChange(transaction, staff, article, {
      action: status === 'published' ? 'article.published' : 'article.saved',
      ...(before && { before: { language, slug: before.slug, status: before.status } }),
      after: { language, slug, status, changed: changedFields(before, fields) },
    })
    return { ok: true }
  })
}

type Saved = Record<TextField, string> & { updatedAt: Date }

/** Two saves within one millisecond are two versions. */
function nextVersion(before: Saved | null): Date {
  return new Date(Math.max(Date.now(), (before?.updatedAt.getTime() ?? 0) + 1))
}

function changedFields(before: Saved | null, after: Record<TextField, string>): TextField[] {
  return textFields.filter((field) => before?.[field] !== after[field])
}

async function refusalOf(
  transaction: Transaction,
  place: TextPlace,
  { before, fields }: { before: Saved | null; fields: ArticleTextFields },
): Promise<Exclude<SavedText, { ok: true }> | null> {
  if ((before?.updatedAt.getTime() ?? 0) !== fields.version) return { ok: false, reason: 'edited-meanwhile' }
  if (await isTaken(transaction, place, fields.slug)) return { ok: false, reason: 'slug-taken' }
  if (fields.status === 'draft') return null
  const judged = await judgeTexts(transaction, { ...place, texts: fields })
  const found = judged ? hindrances(fields, judged) : []
  return found.length > 0 ? { ok: false, reason: 'not-publishable', hindrances: found } : null
}

function datesOf(rows: readonly (Omit<TextDates, 'language'> & { language: string })[]): TextDates[] {
  return rows.flatMap(({ language, changedAt, confirmedAt }) =>
    isLanguage(language) ? [{ language, changedAt, confirmedAt }] : [],
  )
}

async function isTaken(
  transaction: Transaction,
  { id, language }: TextPlace,
  slug: string,
): Promise<boolean> {
  const where = { language, slug, articleId: { not: id } }
  return (
    (await transaction.articleTranslation.count({ where })) > 0 ||
    (await transaction.articleFormerSlug.count({ where })) > 0
  )
}

/** An address that people may have kept leads on for good; one that is taken up again leads nowhere else. */
async function rememberSlug(
  transaction: Transaction,
  { id, language }: TextPlace,
  { before, after }: { before: string | null; after: string },
): Promise<void> {
  if (before === after) return
  await transaction.articleFormerSlug.deleteMany({ where: { language, slug: after, articleId: id } })
  if (before === null) return
  await transaction.articleFormerSlug.upsert({
    where: { language_slug: { language, slug: before } },
    create: { language, slug: before, articleId: id },
    update: { articleId: id },
  })
}

/** Says that a translation still says what the others say; false when it has changed meanwhile. */
export async function confirmText(
  staff: StaffMember,
  { id, language }: TextPlace,
  version: number,
): Promise<boolean> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    const where = { articleId: id, language, updatedAt: new Date(version) }
    // The text itself stays what it is, and so does its version.
    const { count } = await transaction.articleTranslation.updateMany({
      where,
      data: { confirmedAt: new Date(), updatedAt: new Date(version) },
    })
    if (!article || count === 0) return false
    await completeChange(transaction, staff, article, { action: 'article.confirmed', after: { language } })
    return true
  })
}
