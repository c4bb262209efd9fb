import 'server-only'
import { marketOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { MailRenderer, OutboxMail } from '#platform/outbox.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { letterTo, linkTo, type LetterWords, type Post, type Reason } from '#shop/mail/post.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { commentAnchor, isRefusalReason } from './comment.ts'
import {
  approvedLetter,
  receivedLetter,
  rejectedLetter,
  reportDecidedLetter,
  reportNoticeLetter,
  reportReceivedLetter,
  withdrawnLetter,
} from './letters.ts'
import { findCommentForLetter } from './queries.ts'
import { ownCommentToken } from './session.ts'

interface MailFacts {
  commentId: string
  reportId?: string
  outcome?: 'removed' | 'kept'
}

type CommentRow = NonNullable<Awaited<ReturnType<typeof findCommentForLetter>>>

interface CommentPost {
  post: Post
  comment: CommentRow
  facts: MailFacts
}

/** Null when the comment is gone for good: then there is nothing left to write about. */
async function commentPost(mail: OutboxMail): Promise<CommentPost | null> {
  const facts = mail.facts as unknown as MailFacts
  const comment = await findCommentForLetter(database(), facts.commentId)
  if (!comment) return null
  const { shopUrl, isDemo } = environment()
  const locale = mail.locale as Locale
  return { post: { locale, shopUrl, isDemo, trader: await findTrader(database()) }, comment, facts }
}

function commentFacts({ post, comment }: CommentPost) {
  const ownUrl = linkTo(post, 'ownComment', { token: ownCommentToken(comment.id) })
  return { locale: post.locale, articleTitle: comment.articleTitle, ownUrl }
}

function reportFacts({ post: { locale }, comment, facts }: CommentPost) {
  const { timeZone } = marketFacts(marketOf(locale))
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(comment.createdAt)
  const reference = (facts.reportId ?? '')
    .replaceAll(/[^A-Za-z\d]/g, '')
    .slice(0, 8)
    .toUpperCase()
  return { locale, articleTitle: comment.articleTitle, reference, date }
}

function rendererOf(reason: Reason, words: (post: CommentPost) => LetterWords | null): MailRenderer {
  return async (mail) => {
    const post = await commentPost(mail)
    const to = reason === 'staff' ? post?.post.trader.email : mail.recipient
    const letter = post && words(post)
    return letter && to ? letterTo(post.post, to, reason, letter) : null
  }
}

function decidedWords(post: CommentPost): LetterWords | null {
  const { status, decisionReason } = post.comment
  if (status === 'approved') return approvedLetter(commentFacts(post))
  // Withdrawn meanwhile: its author knows.
  return isRefusalReason(decisionReason) ? rejectedLetter(commentFacts(post), decisionReason) : null
}

function noticeWords(post: CommentPost): LetterWords {
  const article = linkTo(post.post, 'article', { slug: post.comment.articleSlug })
  return reportNoticeLetter(reportFacts(post), `${article}#${commentAnchor(post.comment.id)}`)
}

/** Every kind of letter about comments, in the language of the page it came from. */
export const commentMails: Record<string, MailRenderer> = {
  'comment-received': rendererOf('comment', (post) => receivedLetter(commentFacts(post))),
  'comment-decided': rendererOf('comment', decidedWords),
  'comment-withdrawn': rendererOf('comment', (post) => withdrawnLetter(commentFacts(post))),
  'comment-report-received': rendererOf('report', (post) => reportReceivedLetter(reportFacts(post))),
  'comment-report-decided': rendererOf('report', (post) =>
    reportDecidedLetter(reportFacts(post), post.facts.outcome ?? 'kept'),
  ),
  'comment-report-notice': rendererOf('staff', noticeWords),
}
