import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { isSigned, sign } from '#platform/secrets.ts'

/** The signed link to one's own comment: who has it may read and withdraw it. */
export function ownCommentToken(commentId: string): string {
  return `${commentId}.${sign('own-comment', commentId)}`
}

/** The comment a link leads to, if the link is ours. */
export function commentOfToken(token: string): string | null {
  const [id = '', signature = '', ...rest] = token.split('.')
  return rest.length === 0 && id !== '' && isSigned(signature, 'own-comment', id) ? id : null
}

/** Says when a form was made; a form that was made a moment ago was not filled in by a person. */
export function formStamp(now = new Date()): string {
  const time = now.getTime().toString(36)
  return `${time}.${sign('comment-form', time)}`
}

export function formMadeAt(stamp: string): Date | null {
  const [time = '', signature = ''] = stamp.split('.')
  return time !== '' && isSigned(signature, 'comment-form', time) ? new Date(parseInt(time, 36)) : null
}

/**
 * The same person saying the same thing in the same place is one comment, however often it is sent. The page with the
 * form is the same for everybody, so the key comes from what was typed, and from where: who knows an address and copies
 * the words below an article must not be taken for their author and given the author's link.
 */
export function submissionKey(comment: {
  articleId: number
  locale: Locale
  parentId: string | null
  email: string
  body: string
  clientAddress: string
}): string {
  const { articleId, locale, parentId, email, body, clientAddress } = comment
  const place = [String(articleId), languageOf(locale), parentId ?? '']
  return sign('comment', ...place, email.toLowerCase(), body, clientAddress)
}

/** The same notice twice is one notice. */
export function reportKey(report: { commentId: string; reason: string; email: string }): string {
  return sign('comment-report', report.commentId, report.reason, report.email.toLowerCase())
}
