import 'server-only'
import type { Database } from '#platform/database.ts'
import { findProvedBackup } from '#platform/backups.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { boundsOf, type MoneyPath } from '../money-path.ts'

/** Looks at every station of the way of the money at once. */
export async function findMoneyPath(
  database: Database,
  staff: StaffMember,
  now = new Date(),
): Promise<MoneyPath> {
  insistOn(staff, 'money-health:read', now)
  const { packedBy, refundBy, sessionBy, mailBy, eventBy } = boundsOf(now)
  const paid = { payment: 'paid' as const }
  const [events, waitingEvents, lastPaid, paidNotPacked, money, overdueSessions] = await Promise.all([
    database.stripeEvent.aggregate({ _max: { receivedAt: true } }),
    database.stripeEvent.count({ where: { processedAt: null, receivedAt: { lt: eventBy } } }),
    database.order.aggregate({ _max: { paidAt: true } }),
    database.order.count({
      where: { ...paid, fulfilment: 'open', refund: { not: 'full' }, paidAt: { lt: packedBy } },
    }),
    database.payment.count({
      where: { outcome: 'succeeded', order: { payment: { notIn: ['paid', 'review'] } } },
    }),
    database.order.count({ where: { payment: 'pending', sessionExpiresAt: { lt: sessionBy } } }),
  ])
  const [stuckRefunds, failedRefunds, unmatched, deadMails, waitingMails, brokenInvariants] =
    await Promise.all([
      database.refund.count({ where: { status: 'requested', at: { lt: refundBy } } }),
      database.staffAlert.count({ where: { kind: 'refund-failed', resolvedAt: null } }),
      database.staffAlert.count({
        where: { kind: { in: ['payment-without-order', 'unknown-reference'] }, resolvedAt: null },
      }),
      // One without an error had nobody to be written to.
      database.mail.count({ where: { status: 'dead', error: { not: null } } }),
      database.mail.count({ where: { status: 'queued', createdAt: { lt: mailBy } } }),
      database.staffAlert.count({ where: { kind: 'check-money', resolvedAt: null } }),
    ])
  return {
    ...{
      lastEventAt: events._max.receivedAt,
      lastPaidAt: lastPaid._max.paidAt,
      waitingEvents,
      paidNotPacked,
    },
    ...{ moneyWithoutOrderPaid: money, overdueSessions, stuckRefunds, failedRefunds, unmatched },
    ...{ deadMails, waitingMails, brokenInvariants, lastCheckAt: await lastCheck(database) },
    ...(await provedBackup(database)),
    queues: await queueLengths(database),
  }
}

async function provedBackup(database: Database): Promise<Pick<MoneyPath, 'backupProvedAt' | 'hasDrill'>> {
  const { provedAt, openSince } = await findProvedBackup(database)
  return { backupProvedAt: provedAt ?? openSince, hasDrill: provedAt !== null }
}

async function lastCheck(database: Database): Promise<Date | null> {
  const [row] = await database.$queryRaw<{ at: Date | null }[]>`
    SELECT max(completed_on) AS at FROM pgboss.job WHERE name = 'check-money' AND state = 'completed'`
  return row?.at ?? null
}

/** Jobs that wait or were given up, by queue. */
async function queueLengths(database: Database): Promise<MoneyPath['queues']> {
  return database.$queryRaw<MoneyPath['queues']>`
    SELECT q.name, count(*) FILTER (WHERE j.state::text IN ('created', 'retry', 'active') AND j.start_after <= now())::int AS waiting,
      count(*) FILTER (WHERE j.state::text = 'failed')::int AS failed
    FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name
    WHERE left(q.name, 2) <> '__' GROUP BY q.name ORDER BY q.name`
}
