import 'server-only'
import { subDays, subMonths } from 'date-fns'
import { inTransaction } from '#platform/database.ts'

/** How long is kept what visitors gave us (docs/operations.md, Retention). */
export const retention = {
  refusedDays: 30,
  clientAddressDays: 30,
  mailDays: 30,
  reporterDays: 30,
  reportMonths: 24,
  publishedEmailMonths: 12,
} as const

const nobody = { authorName: '', body: '', email: null, address: null }

/** Forgets what need not be kept any longer; doing it twice changes nothing. */
export async function forgetComments(now = new Date()): Promise<void> {
  const refusedBefore = subDays(now, retention.refusedDays)
  const activeBefore = subMonths(now, retention.publishedEmailMonths)
  await inTransaction(async (transaction) => {
    const refused = {
      status: { in: ['rejected', 'spam'] as ('rejected' | 'spam')[] },
      decidedAt: { lt: refusedBefore },
    }
    // Answers first: a comment can go when nothing stands below it any more.
    for (let gone = 1; gone > 0;) {
      const { count } = await transaction.comment.deleteMany({ where: { ...refused, replies: { none: {} } } })
      gone = count
    }
    await transaction.comment.updateMany({ where: refused, data: nobody })
    await transaction.comment.updateMany({
      where: {
        status: 'approved',
        email: { not: null },
        createdAt: { lt: activeBefore },
        decidedAt: { lt: activeBefore },
        replies: { none: { status: 'approved', createdAt: { gte: activeBefore } } },
      },
      data: { email: null },
    })
    await transaction.comment.updateMany({
      where: { address: { not: null }, createdAt: { lt: subDays(now, retention.clientAddressDays) } },
      data: { address: null },
    })
    await transaction.commentReport.updateMany({
      where: { email: { not: null }, resolvedAt: { lt: subDays(now, retention.reporterDays) } },
      data: { email: null },
    })
    // Long enough to see who is reported, or reports, again and again (Reg. (EU) 2022/2065 art. 23).
    await transaction.commentReport.deleteMany({
      where: { resolvedAt: { lt: subMonths(now, retention.reportMonths) } },
    })
    await transaction.mail.deleteMany({
      where: { kind: { startsWith: 'comment-' }, createdAt: { lt: subDays(now, retention.mailDays) } },
    })
  })
}
