/** What kind of source it is; how much it can show depends on it. */
export const referenceKinds = [
  'systematic review',
  'randomised trial',
  'cohort',
  'review',
  'laboratory study',
  'guideline',
  'regulation',
  'database',
] as const

export type ReferenceKind = (typeof referenceKinds)[number]

/** `verified` was looked up at its source; `from knowledge` still has to be. */
export type Verification = 'verified' | 'from knowledge'

/** A source; the same one may be cited by many articles. */
export interface Reference {
  id: string
  kind: ReferenceKind
  authors: string[]
  title: string
  containerTitle: string | null
  year: number
  volume: string | null
  issue: string | null
  pages: string | null
  doi: string | null
  pmid: string | null
  url: string | null
  /** Language of the source itself. */
  language: string
  verification: Verification
  /** A remark for the reader, in the language of the page. */
  note: string | null
}

const namedAuthors = 6

/** "Aydin H, Deyneli O, Yavuz D, …": all names up to six, else the first six and how many are left out. */
export function namedAuthorsOf(authors: readonly string[]): { names: string[]; others: number } {
  // "and one other" would be longer than the name itself.
  if (authors.length <= namedAuthors + 1) return { names: [...authors], others: 0 }
  return { names: authors.slice(0, namedAuthors), others: authors.length - namedAuthors }
}

/** "133(2):136–143": volume, issue and pages as journals are cited. */
export function locationIn({ volume, issue, pages }: Pick<Reference, 'volume' | 'issue' | 'pages'>): string {
  const part = `${volume ?? ''}${issue ? `(${issue})` : ''}`
  return [part, pages ?? ''].filter(Boolean).join(':')
}

export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi)}`
}

export function pubmedUrl(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`
}

/** Where the source itself can be read; the DOI lasts longest. */
export function addressOfReference({
  doi,
  pmid,
  url,
}: Pick<Reference, 'doi' | 'pmid' | 'url'>): string | null {
  if (doi) return doiUrl(doi)
  if (pmid) return pubmedUrl(pmid)
  return url && /^https?:\/\//.test(url) ? url : null
}
