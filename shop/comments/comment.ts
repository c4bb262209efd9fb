import type { Language, Locale } from '#i18n/locale.ts'

/** `pending` until a person has decided; nothing else is ever shown (CLAIM-10). */
export type CommentStatus = 'pending' | 'approved' | 'rejected' | 'spam'

/** Why the moderator should look twice; every comment is read by a person, with or without one. */
export const heldReasons = [
  'links',
  'contact-data',
  'markup',
  'duplicate',
  'disease-claim',
  'health-question',
  'honeypot',
  'too-fast',
  'unsigned',
] as const

export type HeldReason = (typeof heldReasons)[number]

/** What the author is told when a comment is not published or is taken down (Reg. (EU) 2022/2065 art. 17). */
export const refusalReasons = [
  'health-claim',
  'health-data',
  'advertising',
  'personal-data',
  'insult',
  'off-topic',
  'unlawful',
] as const

export type RefusalReason = (typeof refusalReasons)[number]

export function isRefusalReason(value: string | null): value is RefusalReason {
  return (refusalReasons as readonly (string | null)[]).includes(value)
}

/** A comment as everybody may read it: it has no e-mail address, here or anywhere else in public (GDPR-01). */
export interface PublicComment {
  id: string
  parentId: string | null
  authorName: string
  body: string
  byStaff: boolean
  createdAt: Date
  /** Its author or the shop took it away; the place stays for the answers below it. */
  removed: 'withdrawn' | 'taken-down' | null
}

/** What a visitor wants to say, checked and normalised. */
export interface NewComment {
  articleId: number
  parentId: string | null
  locale: Locale
  authorName: string
  email: string
  body: string
}

/** A comment as its author sees it behind the signed link. */
export interface OwnComment {
  id: string
  articleId: number
  language: Language
  locale: Locale
  authorName: string
  body: string
  status: CommentStatus
  createdAt: Date
  decidedAt: Date | null
  decisionReason: RefusalReason | null
  isWithdrawn: boolean
  answersTo: { authorName: string; body: string } | null
}

/** Who decided when the author withdrew it. */
export const decidedByAuthor = 'author'

export type Decision =
  { status: 'approved' } | { status: 'rejected'; reason: RefusalReason } | { status: 'spam' }

export type DecisionAnswer = { ok: true } | { ok: false; reason: 'already-decided' | 'withdrawn' }

/** A waiting comment may be decided either way; a published one may still be taken down; nothing else changes. */
export function mayDecide(
  comment: { status: CommentStatus; isWithdrawn: boolean },
  decision: Decision,
): DecisionAnswer {
  if (comment.isWithdrawn) return { ok: false, reason: 'withdrawn' }
  const isTakenDown = comment.status === 'approved' && decision.status !== 'approved'
  if (comment.status === 'pending' || isTakenDown) return { ok: true }
  return { ok: false, reason: 'already-decided' }
}

export function commentAnchor(id: string): string {
  return `comment-${id}`
}

/** Tag of the comments below an article. */
export function articleCommentsTag(articleId: number): string {
  return `comments:${articleId}`
}
