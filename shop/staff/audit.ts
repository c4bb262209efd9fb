/** What the audit trail is about, as its rows name it. */
export const auditedEntities = [
  'product',
  'product-decision',
  'product-import',
  'price',
  'stock',
  'claim-wording',
  'article',
  'source',
  'comment',
  'order',
  'orders',
  'withdrawal',
  'complaint',
  'alert',
  'setting',
  'legal-text',
  'staff',
  'staff-invitation',
  'person',
  'retention',
] as const
export type AuditedEntity = (typeof auditedEntities)[number]

export function isAuditedEntity(value: string): value is AuditedEntity {
  return (auditedEntities as readonly string[]).includes(value)
}

/** What changed, in one short line each: `name: before → after`. */
export function changedFields(before: unknown, after: unknown): string[] {
  const one = fieldsOf(before)
  const other = fieldsOf(after)
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names
    .filter((name) => shown(one[name]) !== shown(other[name]))
    .map((name) => {
      const [from, to] = [shown(one[name]), shown(other[name])]
      return from === '' ? `${name}: ${to}` : `${name}: ${from} → ${to}`
    })
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

/** One row of the audit trail, as it is shown. */
export interface AuditRow {
  id: bigint
  at: Date
  /** Name of the person, or the bare actor where nobody of that id is known. */
  actor: string
  action: string
  entity: string
  entityId: string
  before: unknown
  after: unknown
}
