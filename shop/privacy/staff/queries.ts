import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { HeldData } from '../held-data.ts'
import type { PrivacyRequest } from '../privacy-request.ts'
import { collectHeldData } from '../queries.ts'

/** The command at the server's own keyboard has no colleague behind it. */
export type Handler = StaffMember | 'command'

/** What is held about somebody, for who answers for people's data. */
export async function findHeldData(database: Database, by: Handler, email: string): Promise<HeldData> {
  if (by !== 'command') insistOn(by, 'privacy:handle')
  return collectHeldData(database, email)
}

/** A request with the address it came from and who answered it. */
export interface StaffPrivacyRequest extends PrivacyRequest {
  email: string | null
  answeredBy: string | null
  copiedAt: Date | null
}

const shown = 100

/** Requests that were proved: those that wait, the nearest deadline first, or those that were answered last. */
export async function listPrivacyRequests(
  database: Database,
  staff: StaffMember,
  state: 'open' | 'answered',
): Promise<StaffPrivacyRequest[]> {
  insistOn(staff, 'privacy:handle')
  const rows = await database.privacyRequest.findMany({
    where: { confirmedAt: { not: null }, answeredAt: state === 'open' ? null : { not: null } },
    orderBy: state === 'open' ? { answerBy: 'asc' } : { answeredAt: 'desc' },
    take: shown,
  })
  return rows.map((row) => ({ ...row, locale: row.locale as Locale }))
}

/** One request that was proved. */
export async function findStaffPrivacyRequest(
  database: Database,
  staff: StaffMember,
  id: string,
): Promise<StaffPrivacyRequest | null> {
  insistOn(staff, 'privacy:handle')
  if (!/^[\da-f-]{36}$/.test(id)) return null
  const row = await database.privacyRequest.findFirst({ where: { id, confirmedAt: { not: null } } })
  return row && { ...row, locale: row.locale as Locale }
}

/** How many requests wait, and by when the next one must be answered; says nothing about whom. */
export async function countPrivacyRequests(
  database: Database,
  staff: StaffMember,
): Promise<{ waiting: number; nextDeadline: Date | null }> {
  insistOn(staff, 'privacy:count')
  const { _count, _min } = await database.privacyRequest.aggregate({
    where: { confirmedAt: { not: null }, answeredAt: null },
    _count: true,
    _min: { answerBy: true },
  })
  return { waiting: _count, nextDeadline: _min.answerBy }
}
