import 'server-only'
import { fold } from '#i18n/fold.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { citationOrder } from '../../markdown.ts'
import type { NewSource } from '../article-input.ts'
import { completeChange, lockArticle } from './article-change.ts'

export type ChangedSources =
  { ok: true } | { ok: false; reason: 'article-gone' | 'source-gone' | 'source-cited' }

/** Puts a known source among those of an article. */
export async function addSource(
  staff: StaffMember,
  id: number,
  referenceId: string,
): Promise<ChangedSources> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    if (!article) return { ok: false, reason: 'article-gone' }
    if ((await transaction.reference.count({ where: { id: referenceId } })) === 0)
      return { ok: false, reason: 'source-gone' }
    await attach(transaction, id, referenceId)
    await completeChange(transaction, staff, article, {
      action: 'article.source-added',
      after: { referenceId },
    })
    return { ok: true }
  })
}

async function attach(transaction: Transaction, articleId: number, referenceId: string): Promise<void> {
  const last = await transaction.articleReference.aggregate({
    where: { articleId },
    _max: { position: true },
  })
  const position = (last._max.position ?? 0) + 1
  await transaction.articleReference.createMany({
    data: [{ articleId, referenceId, position }],
    skipDuplicates: true,
  })
}

/** Takes a source from an article, unless one of its texts cites it. */
export async function removeSource(
  staff: StaffMember,
  id: number,
  referenceId: string,
): Promise<ChangedSources> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    if (!article) return { ok: false, reason: 'article-gone' }
    const texts = await transaction.articleTranslation.findMany({
      where: { articleId: id },
      select: { body: true },
    })
    if (texts.some(({ body }) => citationOrder(body).includes(referenceId)))
      return { ok: false, reason: 'source-cited' }
    await transaction.articleReference.deleteMany({ where: { articleId: id, referenceId } })
    await completeChange(transaction, staff, article, {
      action: 'article.source-removed',
      after: { referenceId },
    })
    return { ok: true }
  })
}

export type CreatedSource =
  | { ok: true; referenceId: string }
  | { ok: false; reason: 'article-gone' }
  | { ok: false; reason: 'source-known'; referenceId: string }

/** Writes down a new source and puts it among those of the article; one that is known by DOI or PMID is said so. */
export async function createSource(
  staff: StaffMember,
  id: number,
  source: NewSource,
): Promise<CreatedSource> {
  insistOn(staff, 'articles:write')
  return inTransaction(async (transaction) => {
    const article = await lockArticle(transaction, id)
    if (!article) return { ok: false, reason: 'article-gone' }
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7305123)`
    const { doi, pmid } = source
    const same = [...(doi ? [{ doi }] : []), ...(pmid ? [{ pmid }] : [])]
    const known = same.length === 0 ? null : await transaction.reference.findFirst({ where: { OR: same } })
    if (known) return { ok: false, reason: 'source-known', referenceId: known.id }
    const referenceId = await freeId(transaction, source)
    const orNull = (text: string) => (text === '' ? null : text)
    await transaction.reference.create({
      data: {
        ...{
          id: referenceId,
          kind: source.kind,
          authors: source.authors,
          title: source.title,
          year: source.year,
        },
        ...{
          language: source.language,
          verification: source.verified === 'on' ? 'verified' : 'from knowledge',
        },
        containerTitle: orNull(source.containerTitle),
        volume: orNull(source.volume),
        issue: orNull(source.issue),
        pages: orNull(source.pages),
        doi: orNull(doi),
        pmid: orNull(pmid),
        url: orNull(source.url),
      },
    })
    await attach(transaction, id, referenceId)
    await completeChange(transaction, staff, article, {
      action: 'article.source-added',
      after: { referenceId },
    })
    return { ok: true, referenceId }
  })
}

/** "aydin-2010": the first author's name and the year, as citations write it. */
async function freeId(transaction: Transaction, { authors, year }: NewSource): Promise<string> {
  const name =
    fold(authors[0] ?? '')
      .split(/[^a-z0-9]+/)
      .find((word) => word.length > 1) ?? 'source'
  const base = `${name}-${year}`
  const taken = await transaction.reference.findMany({
    where: { id: { startsWith: base } },
    select: { id: true },
  })
  const known = new Set(taken.map(({ id }) => id))
  let id = base
  for (let number = 2; known.has(id); number++) id = `${base}-${number}`
  return id
}
