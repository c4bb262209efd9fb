/** Kinds of alerts, each with its own words; docs/operations.md says the same for whoever reads the database. */
export const alertKinds = [
  'amount-mismatch',
  'unknown-reference',
  'paid-but-gone',
  'second-payment',
  'payment-without-order',
  'refund-failed',
  'dispute',
  'withdrawal',
  'complaint',
  'check-money',
  'stripe-silent',
  'mails-dead',
  'backup-unproved',
  'pictures-lost',
] as const
export type AlertKind = (typeof alertKinds)[number]

export function alertKindOf(kind: string): AlertKind | null {
  return alertKinds.find((each) => each === kind) ?? null
}

/** Something a person of the shop must look at. */
export interface OpenAlert {
  id: string
  kind: string
  createdAt: Date
  order: { id: string; number: string } | null
  /** Which invariant does not hold, where one does not. */
  invariant: string | null
}
