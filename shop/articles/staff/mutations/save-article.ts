import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { slugOf } from '../article-input.ts'
import { completeChange, lockArticle } from './article-change.ts'

/** Begins an article: a draft in one language. */
export async function createArticle(
  staff: StaffMember,
  { title, language, author }: { title: string; language: Language; author: string },
): Promise<{ ok: true; id: number } | { ok: false; reason: 'author-gone' }> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    if ((await transaction.author.count({ where: { key: author } })) === 0)
      return { ok: false, reason: 'author-gone' }
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7305122)`
    const wished = slugOf(title) || 'article'
    const taken = await transaction.article.findMany({
      where: { key: { startsWith: wished } },
      select: { key: true },
    })
    const slugs = await transaction.articleTranslation.findMany({
      where: { slug: { startsWith: wished } },
      select: { slug: true },
    })
    const former = await transaction.articleFormerSlug.findMany({
      where: { slug: { startsWith: wished } },
      select: { slug: true },
    })
    const known = new Set([...taken.map(({ key }) => key), ...[...slugs, ...former].map(({ slug }) => slug)])
    let key = wished
    for (let number = 2; known.has(key); number++) key = `${wished}-${number}`
    const now = new Date()
    const text = {
      language,
      slug: key,
      title,
      summary: '',
      body: '',
      metaTitle: title.slice(0, 120),
      metaDescription: '',
    }
    const { id } = await transaction.article.create({
      data: { key, authorKey: author, publishedAt: now, reviewedOn: now, translations: { create: text } },
      select: { id: true },
    })
    await completeChange(
      transaction,
      staff,
      { id, key },
      { action: 'article.created', after: { key, language } },
    )
    return { ok: true, id }
  })
}

export interface ArticleFacts {
  version: number
  author: string
  publishedOn: Date
  reviewedOn: Date
  substances: readonly string[]
}

export type SavedFacts =
  { ok: true } | { ok: false; reason: 'article-gone' | 'edited-meanwhile' | 'author-gone' }

/** Saves what is the same in every language, if nobody else has since. */
export async function saveFacts(staff: StaffMember, id: number, facts: ArticleFacts): Promise<SavedFacts> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    if (!article) return { ok: false, reason: 'article-gone' }
    if (article.version !== facts.version) return { ok: false, reason: 'edited-meanwhile' }
    if ((await transaction.author.count({ where: { key: facts.author } })) === 0)
      return { ok: false, reason: 'author-gone' }
    const before = await transaction.article.findUniqueOrThrow({ where: { id } })
    const known = await transaction.substance.findMany({
      where: { key: { in: [...facts.substances] } },
      select: { key: true },
    })
    // A day that was not changed keeps its hour: among articles of one day the order stays.
    const isSameDay = dayOf(before.publishedAt) === dayOf(facts.publishedOn)
    const publishedAt = isSameDay ? before.publishedAt : facts.publishedOn
    await transaction.articleSubstance.deleteMany({ where: { articleId: id } })
    await transaction.article.update({
      where: { id },
      data: {
        ...{ authorKey: facts.author, publishedAt, reviewedOn: facts.reviewedOn },
        version: { increment: 1 },
        substances: { create: known.map(({ key }) => ({ substanceKey: key })) },
      },
    })
    await completeChange(transaction, staff, article, {
      action: 'article.facts-saved',
      before: {
        author: before.authorKey,
        publishedOn: dayOf(before.publishedAt),
        reviewedOn: dayOf(before.reviewedOn),
      },
      after: { author: facts.author, publishedOn: dayOf(publishedAt), reviewedOn: dayOf(facts.reviewedOn) },
    })
    return { ok: true }
  })
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
