/** The texts a trader must keep ready (Directive 2011/83/EU art. 6, GDPR art. 13, Directive 2019/882 annex V). */
export const legalKinds = [
  'terms',
  'privacy',
  'delivery-and-returns',
  'contact',
  'accessibility',
  'withdrawal',
  'complaint',
] as const

export type LegalKind = (typeof legalKinds)[number]

/** One version of a legal text; the version accepted is kept with each order. */
export interface LegalText {
  kind: LegalKind
  version: string
  validFrom: Date
  title: string
  summary: string
  /** Markdown. */
  body: string
}

export function legalTag(kind: LegalKind): string {
  return `legal:${kind}`
}
