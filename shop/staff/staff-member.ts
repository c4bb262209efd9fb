import type { Language } from '#i18n/locale.ts'

/** What somebody is employed to do here (design decision 24): the owner does everything. */
export const roles = ['owner', 'editor', 'moderator', 'clerk'] as const
export type Role = (typeof roles)[number]

/** A person of the shop whose session was checked for this very request. Staff queries and mutations take it first. */
export interface StaffMember {
  id: string
  name: string
  email: string
  role: Role
  language: Language
  sessionId: string
  /** Until when the person counts as freshly authenticated; past or null asks for password and code again. */
  freshUntil: Date | null
}

/** How an audit row, a ledger move and an order event name the person: by id, never by name or e-mail. */
export function actorOf(staff: Pick<StaffMember, 'id'>): string {
  return `staff:${staff.id}`
}
