import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'

interface Report {
  /** The same notice has the same id. */
  id: string
  commentId: string
  locale: Locale
  reason: string
  email: string | null
}

/** Opens a case about a comment and tells the shop and, if there is an address, who reported it (REV-02). */
export async function insertReport({ id, commentId, locale, reason, email }: Report): Promise<void> {
  await inTransaction(async (transaction) => {
    const { count } = await transaction.commentReport.createMany({
      data: [{ id, commentId, reason, email }],
      skipDuplicates: true,
    })
    if (count === 0) return
    const facts = { reportId: id, commentId }
    // Who is told that a comment is reported finds all that is said against it: a flood of notices is one letter.
    const others = { commentId, resolvedAt: null, id: { not: id } }
    if ((await transaction.commentReport.count({ where: others })) === 0) {
      await queueMail(transaction, {
        dedupeKey: `comment-report-notice:${id}`,
        kind: 'comment-report-notice',
        locale,
        facts,
      })
    }
    if (!email) return
    await queueMail(transaction, {
      dedupeKey: `comment-report-received:${id}`,
      kind: 'comment-report-received',
      locale,
      recipient: email,
      facts,
    })
  })
}
