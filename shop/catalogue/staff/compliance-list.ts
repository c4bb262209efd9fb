import { markets, type Market } from '#i18n/locale.ts'

/** What the list tells of a product in a market; the product's own page goes through every rule. */
export const complianceKinds = ['label', 'claims', 'notification', 'label-file', 'price', 'vat'] as const
export type ComplianceKind = (typeof complianceKinds)[number]

/** The rule behind each of them. */
export const ruleOfKind: Record<ComplianceKind, string> = {
  label: 'FOOD-02',
  claims: 'CLAIM-01',
  notification: 'FOOD-10',
  'label-file': 'FOOD-10',
  price: 'PRICE-01',
  vat: 'VAT-01',
}

/** A product in a market it is meant for; `market` null: for none yet. */
export interface ComplianceRow {
  id: number
  key: string
  name: string
  market: Market | null
  missing: ComplianceKind[]
  expiring: ComplianceKind[]
}

export interface ComplianceList {
  rows: ComplianceRow[]
  total: number
  /** Rows of the whole list that lack something, and that will. */
  missing: number
  expiring: number
}

export const complianceFilters = ['missing', 'expiring'] as const
export type ComplianceFilter = (typeof complianceFilters)[number]

export interface ComplianceSearch {
  market: Market | null
  show: ComplianceFilter | null
  /** Counted from one. */
  page: number
}

export const rowsPerPage = 50

/** Reads the address of the list; what cannot be read is as if it were not there. */
export function complianceSearchOf(search: Readonly<Record<string, string>>): ComplianceSearch {
  const page = /^[1-9]\d{0,5}$/.test(search.page ?? '') ? Number(search.page) : 1
  return {
    market: markets.find((market) => market === search.market) ?? null,
    show: complianceFilters.find((filter) => filter === search.show) ?? null,
    page,
  }
}

/** The address of a page of the list; null where there is none. */
export function compliancePage(
  path: string,
  { market, show }: ComplianceSearch,
  { page, total }: { page: number; total: number },
): string | null {
  if (page < 1 || (page > 1 && (page - 1) * rowsPerPage >= total)) return null
  const parameters = new URLSearchParams({
    ...(market && { market }),
    ...(show && { show }),
    ...(page > 1 && { page: String(page) }),
  })
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
