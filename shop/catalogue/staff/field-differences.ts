import type { ProductFields } from './product-fields.ts'

/** One field as it was read, as this editor left it and as somebody else has saved it meanwhile. */
export interface FieldDifference {
  field: string
  base: string
  mine: string
  theirs: string
}

/** What two editors made of the same version. */
export interface Comparison {
  /** Both changed it, and not to the same: a person decides. */
  conflicts: FieldDifference[]
  /** Only the other one changed it. */
  theirs: FieldDifference[]
  /** Only this editor changed it. */
  mine: FieldDifference[]
  /** Everything as it would be saved if nobody objects: where both changed it, this editor's words stand. */
  merged: ProductFields
}

/** Fields that differ, with what they were and are. */
export function changedFields(before: ProductFields, after: ProductFields): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
}

/** Of some fields those that are there: what the audit trail keeps of a change. */
export function pickFields(fields: ProductFields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? '']))
}

/** Holds what this editor sends against what was saved since it was read; nothing of either is lost. */
export function compareEdits(base: ProductFields, mine: ProductFields, theirs: ProductFields): Comparison {
  const of = (field: string): FieldDifference => ({
    field,
    base: base[field] ?? '',
    mine: mine[field] ?? '',
    theirs: theirs[field] ?? '',
  })
  const byMe = new Set(changedFields(base, mine))
  const byThem = new Set(changedFields(base, theirs))
  const both = [...byMe].filter((field) => byThem.has(field)).map(of)
  const onlyTheirs = [...byThem].filter((field) => !byMe.has(field)).map(of)
  const taken = Object.fromEntries(onlyTheirs.map(({ field, theirs: text }) => [field, text]))
  const merged = Object.entries({ ...mine, ...taken }).filter(([, text]) => text !== '')
  return {
    conflicts: both.filter((difference) => difference.mine !== difference.theirs),
    theirs: onlyTheirs,
    mine: [...byMe].filter((field) => !byThem.has(field)).map(of),
    merged: Object.fromEntries(merged),
  }
}

/** The fields as they were before some changes, the last of which comes first. */
export function undoChanges(present: ProductFields, changes: readonly ProductFields[]): ProductFields {
  const earlier = Object.assign({}, present, ...changes) as Record<string, string>
  return Object.fromEntries(Object.entries(earlier).filter(([, text]) => text !== ''))
}
