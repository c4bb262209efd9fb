import type { Language, Locale } from '#i18n/locale.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import type { Finding } from '#shop/claims/finding.ts'
import type { CommentStatus, HeldReason, RefusalReason } from '../comment.ts'

/** A comment as a moderator reads it. */
export interface ModeratedComment {
  id: string
  articleTitle: string
  articleSlug: string
  language: Language
  locale: Locale
  authorName: string
  body: string
  byStaff: boolean
  status: CommentStatus
  isWithdrawn: boolean
  heldReasons: HeldReason[]
  createdAt: Date
  decision: { by: string; at: Date; reason: RefusalReason | null } | null
  /** As far as the reader's role goes: masked for all but the owner. */
  email: string | null
  address: string | null
  /** What the same address has had published and refused before. */
  earlier: { approved: number; refused: number }
  answersTo: { authorName: string; body: string; status: CommentStatus } | null
  openReports: number
}

/** A comment that readers reported, with what they say. */
export interface ReportedComment {
  comment: ModeratedComment
  reports: { id: string; reason: string; createdAt: Date; email: string | null }[]
}

/** A stretch of a comment, with what the copy check says about it. */
export interface MarkedStretch {
  text: string
  /** Number of the finding it belongs to; null for the words between. */
  finding: number | null
}

/** The words of a comment that a person should look at, and the whole of it cut along them. */
export function markedWords(comment: Pick<ModeratedComment, 'language' | 'body'>): {
  findings: Finding[]
  stretches: MarkedStretch[]
} {
  const { language, body } = comment
  const findings = checkCopy({ language, kind: 'comment', text: body })
  const stretches: MarkedStretch[] = []
  let position = 0
  findings.forEach(({ start, end }, index) => {
    const from = Math.max(start, position)
    if (from >= end) return
    if (from > position) stretches.push({ text: body.slice(position, from), finding: null })
    stretches.push({ text: body.slice(from, end), finding: index })
    position = end
  })
  if (position < body.length) stretches.push({ text: body.slice(position), finding: null })
  return { findings, stretches }
}

/** Words of a staff answer that the shop itself may not say in public (CLAIM-07). */
export function forbiddenWords(text: string, language: Language): string[] {
  return checkCopy({ language, kind: 'comment', text })
    .filter(({ advice }) => advice !== 'disease-named')
    .map(({ words }) => words)
}

/** Enough to see that two addresses differ, too little to write to one. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••@${email.slice(at + 1, at + 2)}•••`
}

/** The first half of a client's address. */
export function maskedAddress(address: string): string {
  const isColon = address.includes(':')
  const parts = address.split(isColon ? ':' : '.')
  return [...parts.slice(0, 2), '•', '•'].join(isColon ? ':' : '.')
}

/** What a moderator looks at: what waits, or what was decided. */
export const queueStates = ['pending', 'approved', 'rejected', 'spam'] as const

export function isQueueState(value: string | undefined): value is CommentStatus {
  return (queueStates as readonly (string | undefined)[]).includes(value)
}

/** Where a page of a list ends: the next one begins behind it. */
export interface QueuePlace {
  createdAt: Date
  id: string
}

export function placeWords({ createdAt, id }: QueuePlace): string {
  return `${createdAt.getTime()}_${id}`
}

export function readPlace(words: string | undefined): QueuePlace | null {
  const [, time, id] = /^(\d{1,15})_([\da-f-]{36})$/.exec(words ?? '') ?? []
  return time && id ? { createdAt: new Date(Number(time)), id } : null
}
