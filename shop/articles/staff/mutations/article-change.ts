import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { enqueue } from '#platform/jobs.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import { recordAudit, type AuditRecord } from '#shop/staff/mutations.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { articleListTag, articleTag } from '../../cache.ts'

export interface LockedArticle {
  id: number
  key: string
  version: number
}

/** Changes of one article come one after the other; null when there is none of that number. */
export async function lockArticle(transaction: Transaction, id: number): Promise<LockedArticle | null> {
  const rows = await transaction.$queryRaw<LockedArticle[]>`
    SELECT id, key, version FROM article WHERE id = ${id} FOR UPDATE`
  return rows[0] ?? null
}

/** What every change of an article brings with it: the trail, the pages and the search. */
export async function completeChange(
  transaction: Transaction,
  staff: StaffMember,
  article: Pick<LockedArticle, 'id' | 'key'>,
  record: Omit<AuditRecord, 'entity' | 'entityId'>,
): Promise<void> {
  await recordAudit(transaction, staff, { ...record, entity: 'article', entityId: String(article.id) })
  await invalidate(transaction, [articleTag(article.id), articleListTag])
  await enqueue(transaction, searchQueue, { kind: 'article', key: article.key })
}
