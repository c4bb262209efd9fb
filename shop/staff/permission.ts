import type { Role, StaffMember } from './staff-member.ts'

/** How a role may do something: not at all, by being signed in, or only freshly authenticated. */
export type Grant = 'no' | 'yes' | 'fresh'

/** Who may do what (OWASP ASVS 8.2.1): the one place that says so. Whatever is not written here nobody may do. */
export const permissions = {
  'workshop:enter': { owner: 'yes', editor: 'yes', moderator: 'yes', clerk: 'yes' },
  'account:manage-own': { owner: 'yes', editor: 'yes', moderator: 'yes', clerk: 'yes' },
  'money-health:read': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'yes' },

  'orders:read': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'yes' },
  'orders:fulfil': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'yes' },
  'orders:cancel-unpaid': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'yes' },
  'orders:resend-mail': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'yes' },
  'orders:refund': { owner: 'fresh', editor: 'no', moderator: 'no', clerk: 'fresh' },
  'orders:refund-above-limit': { owner: 'fresh', editor: 'no', moderator: 'no', clerk: 'no' },
  'orders:resolve-review': { owner: 'fresh', editor: 'no', moderator: 'no', clerk: 'no' },
  'orders:export': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'yes' },

  'products:read': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },
  'products:write': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },
  'products:archive': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },
  'claims:confirm-wording': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },
  'prices:write': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },
  'stock:read': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'yes' },
  'stock:adjust': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'yes' },
  'media:write': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },

  'articles:read': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },
  'articles:write': { owner: 'yes', editor: 'yes', moderator: 'no', clerk: 'no' },
  'articles:decide-pairing': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },

  'comments:read': { owner: 'yes', editor: 'no', moderator: 'yes', clerk: 'no' },
  'comments:decide': { owner: 'yes', editor: 'no', moderator: 'yes', clerk: 'no' },
  'comments:see-contact': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },

  'settings:read': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },
  'settings:write': { owner: 'fresh', editor: 'no', moderator: 'no', clerk: 'no' },
  'staff:read': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },
  'staff:manage': { owner: 'fresh', editor: 'no', moderator: 'no', clerk: 'no' },
  'audit:read': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },
  'privacy:count': { owner: 'yes', editor: 'no', moderator: 'no', clerk: 'no' },
  'privacy:handle': { owner: 'fresh', editor: 'no', moderator: 'no', clerk: 'no' },
} as const satisfies Record<string, Record<Role, Grant>>

export type Permission = keyof typeof permissions

/** What stands between a person and an action: nothing, the role, or the age of the authentication. */
export type PermissionAnswer = { ok: true } | { ok: false; reason: 'role' | 'stale' }

/** Whether somebody may do something now. */
export function mayDo(
  staff: Pick<StaffMember, 'role' | 'freshUntil'>,
  permission: Permission,
  now: Date,
): PermissionAnswer {
  const grant: Grant | undefined = permissions[permission][staff.role]
  if (grant === 'yes') return { ok: true }
  if (grant !== 'fresh') return { ok: false, reason: 'role' }
  const isFresh = staff.freshUntil !== null && staff.freshUntil > now
  return isFresh ? { ok: true } : { ok: false, reason: 'stale' }
}

/** Whether the role alone allows it: decides what is shown, never what is done. */
export function isOffered(role: Role, permission: Permission): boolean {
  return permissions[permission][role] !== 'no'
}

/** A second lock behind the page's or handler's own: a caller that forgot to ask is a bug. */
export function insistOn(
  staff: Pick<StaffMember, 'role' | 'freshUntil'>,
  permission: Permission,
  now: Date = new Date(),
): void {
  const answer = mayDo(staff, permission, now)
  if (!answer.ok) throw new Error(`${permission} is not allowed here (${answer.reason})`)
}
