import type { Language } from '#i18n/locale.ts'
import type { ArticleClass, Pairing } from '../article.ts'
import type { Reference } from '../reference.ts'
import type { BarRow } from './source-input.ts'
import type { FieldFinding, TypedTexts } from './copy-findings.ts'

type Status = 'draft' | 'published'

/** How an article stands in one language. */
export interface TextState {
  language: Language
  title: string
  slug: string
  status: Status
  /** State of this text, to be sent back with a save. */
  version: number
  updatedAt: Date
  /** Languages that have said something new since. */
  behind: Language[]
}

/** A line in the list of articles. */
export interface ArticleLine {
  id: number
  title: string
  authorName: string
  reviewedOn: Date
  publishedAt: Date
  texts: TextState[]
}

export interface FigureChoice {
  id: string
  title: string
  referenceId: string
}

/** Everything about an article that is the same in every language. */
export interface StaffArticle {
  id: number
  key: string
  version: number
  authorKey: string
  publishedAt: Date
  reviewedOn: Date
  authors: { key: string; name: string }[]
  texts: TextState[]
  substances: { key: string; name: string; isChosen: boolean }[]
  references: (Reference & { citedIn: Language[] })[]
  products: { id: number; name: string }[]
}

/** A figure drawn from a source, as it is edited. */
export interface StaffFigure {
  id: string
  version: number
  unit: string
  title: Record<Language, string>
  rows: BarRow[]
}

/** A source as it is edited. */
export interface StaffSource {
  reference: Reference
  version: number
  /** A remark for the reader. */
  notes: Record<Language, string>
  figures: StaffFigure[]
  /** Further articles that have it. */
  others: { id: number; title: string }[]
}

/** A recorded decision that a text naming a disease may stand beside products. */
export interface DecisionLine {
  reason: string
  by: string
  decidedAt: Date
  /** About the text as it stands; otherwise it has lapsed. */
  isStanding: boolean
}

/** One language of an article, as it is edited. */
export interface StaffText {
  articleId: number
  language: Language
  texts: TypedTexts
  slug: string
  status: Status
  version: number
  behind: Language[]
  state: TextJudgement
  decisions: DecisionLine[]
  figures: FigureChoice[]
  references: Pick<Reference, 'id' | 'title'>[]
}

/** What the law makes of a text: its class, what follows, and the words that led there. */
export interface TextJudgement {
  articleClass: ArticleClass
  pairing: Pairing
  hash: string
  findings: FieldFinding[]
}
