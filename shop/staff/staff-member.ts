import type { Language, Locale } from '#i18n/locale.ts'

/** What somebody is employed to do here (decision 9): the owner does everything. */
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

const actorPrefix = 'staff:'

/** How an audit row, a ledger move and an order event name the person: by id, never by name or e-mail. */
export function actorOf(staff: Pick<StaffMember, 'id'>): string {
  return actorPrefix + staff.id
}

/** The person an actor's word names; null for machines, shoppers and what nobody did. */
export function staffIdOf(actor: string | null): string | null {
  return actor?.startsWith(actorPrefix) ? actor.slice(actorPrefix.length) : null
}

const localeOfLanguage: Record<Language, Locale> = { pl: 'pl-PL', nl: 'nl-NL', en: 'en-NL' }

/** The workshop speaks the person's language whatever market is looked at; dates and numbers follow it. */
export function workshopLocale(staff: Pick<StaffMember, 'language'>): Locale {
  return localeOfLanguage[staff.language]
}

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value)
}
