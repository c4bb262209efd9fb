import 'server-only'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { OpenAlert } from '../alert.ts'

function invariantOf(facts: Prisma.JsonValue): string | null {
  if (facts === null || typeof facts !== 'object' || Array.isArray(facts)) return null
  return typeof facts.invariant === 'string' ? facts.invariant : null
}

/** What nobody has looked at yet, the oldest first; statements have a list of their own. */
export async function listOpenAlerts(database: Database, staff: StaffMember): Promise<OpenAlert[]> {
  insistOn(staff, 'orders:read')
  const rows = await database.staffAlert.findMany({
    where: { resolvedAt: null, kind: { notIn: ['withdrawal', 'complaint'] } },
    orderBy: { createdAt: 'asc' },
    take: 50,
  })
  const orders = await database.order.findMany({
    where: { id: { in: rows.flatMap(({ orderId }) => orderId ?? []) } },
    select: { id: true, number: true },
  })
  return rows.map(({ id, kind, createdAt, orderId, facts }) => ({
    id,
    kind,
    createdAt,
    order: orders.find((order) => order.id === orderId) ?? null,
    invariant: invariantOf(facts),
  }))
}

/** How many refunds came to nothing, and how many disputes wait for an answer. */
export async function countTroubles(
  database: Database,
  staff: StaffMember,
): Promise<{ failedRefunds: number; disputes: number; nextDeadline: Date | null }> {
  insistOn(staff, 'orders:read')
  const [failedRefunds, disputes, complaint] = await Promise.all([
    database.staffAlert.count({ where: { kind: 'refund-failed', resolvedAt: null } }),
    database.order.count({ where: { dispute: 'open' } }),
    database.complaint.findFirst({
      where: { answeredAt: null },
      orderBy: { answerBy: 'asc' },
      select: { answerBy: true },
    }),
  ])
  return { failedRefunds, disputes, nextDeadline: complaint?.answerBy ?? null }
}
