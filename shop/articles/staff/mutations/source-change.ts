import 'server-only'
import { languages, type Language } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { enqueue } from '#platform/jobs.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import type { Finding } from '#shop/claims/finding.ts'
import { recordAudit, type AuditRecord } from '#shop/staff/mutations.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { substancesTag } from '#shop/substances/cache.ts'
import { articleListTag, articleTag } from '../../cache.ts'
import { articleSelect, standingOf } from '../../queries/rows.ts'

/** Where a source is mended: in one of the articles that have it. */
export interface SourcePlace {
  articleId: number
  referenceId: string
}

/** Words that may not stand where they would: taken back with everything else of the transaction. */
export class UnlawfulWords extends Error {
  readonly findings: { language: Language; finding: Finding }[]
  constructor(findings: UnlawfulWords['findings']) {
    super('words that may not stand beside products')
    this.findings = findings
  }
}

/** Changes of one source and its figures come one after the other; null when the article has no such source. */
export async function lockSource(
  transaction: Transaction,
  { articleId, referenceId }: SourcePlace,
): Promise<{ version: number } | null> {
  const rows = await transaction.$queryRaw<{ version: number }[]>`
    SELECT reference.version FROM reference WHERE id = ${referenceId} AND EXISTS (
      SELECT FROM article_reference AS own WHERE own.reference_id = reference.id AND own.article_id = ${articleId})
    FOR UPDATE OF reference`
  return rows[0] ?? null
}

/**
 * What every change of a source brings with it: the trail, the pages and the search of every article that has it. A
 * published text that stays clean may not say through a source what it may not say itself (CLAIM-07 … CLAIM-12); one that
 * names a disease by now shows no product any more, and an owner's decision about it has lapsed with its words.
 */
export async function completeSourceChange(
  transaction: Transaction,
  staff: StaffMember,
  { referenceId, words, record }: SourceChangeRecord,
): Promise<void> {
  await recordAudit(transaction, staff, { ...record, entity: 'source', entityId: referenceId })
  const articles = await transaction.article.findMany({
    where: { references: { some: { referenceId } } },
    orderBy: { id: 'asc' },
    select: { id: true, key: true },
  })
  for (const language of languages) {
    const findings = checkCopy({ language, kind: 'article', text: words[language] })
    if (findings.length > 0 && (await isShownClean(transaction, referenceId, language)))
      throw new UnlawfulWords(findings.map((finding) => ({ language, finding })))
  }
  const foods = await transaction.substance.count({
    where: { foodSources: { path: ['referenceId'], equals: referenceId } },
  })
  const tags = [...articles.map(({ id }) => articleTag(id)), articleListTag]
  await invalidate(transaction, foods > 0 ? [...tags, substancesTag] : tags)
  for (const { key } of articles) await enqueue(transaction, searchQueue, { kind: 'article', key })
}

interface SourceChangeRecord {
  referenceId: string
  /** What readers read of it, by language. */
  words: Record<Language, string>
  record: Omit<AuditRecord, 'entity' | 'entityId'>
}

async function isShownClean(
  transaction: Transaction,
  referenceId: string,
  language: Language,
): Promise<boolean> {
  const rows = await transaction.article.findMany({
    relationLoadStrategy: 'join',
    where: {
      references: { some: { referenceId } },
      translations: { some: { language, status: 'published' } },
    },
    select: articleSelect(language),
  })
  return rows.some((row) => {
    const text = row.translations.find((each) => each.language === language)
    return text !== undefined && standingOf(row, text).articleClass === 'clean'
  })
}
