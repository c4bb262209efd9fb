import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { takePoints } from '#platform/form-limit.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { done, readForm } from '#platform/submission.ts'
import { findArticleHeading } from '#shop/articles/queries/find-article.ts'
import { mailboxOf } from '#shop/input/field.ts'
import { reportInput } from '../comment-input.ts'
import { insertReport } from '../mutations/insert-report.ts'
import { findPublishedComment } from '../queries.ts'
import { reportKey } from '../session.ts'
import { refuse } from './refusal.ts'

const perAddress: Limit = { name: 'comment-report-address', points: 30, seconds: 600 }
/** An address typed by somebody unknown gets few letters a day (decision 10). */
const mailsPerEmail: Limit = { name: 'comment-mail-email', points: 5, seconds: 24 * 60 * 60 }

async function reportPage(commentId: string, locale: Locale): Promise<string | null> {
  if (!/^[\w-]{1,64}$/.test(commentId)) return null
  const comment = await findPublishedComment(database(), commentId)
  const heading = comment && (await findArticleHeading(database(), comment.articleId, languageOf(locale)))
  return heading && addressOf(locale, 'reportComment', { slug: heading.slug, comment: commentId })
}

/** Takes a reader's notice that a comment breaks the law or the rules (Reg. (EU) 2022/2065 art. 16). */
export async function reportComment(request: Request): Promise<Response> {
  const form = await readForm(request, 'comment-report', reportInput)
  const { submission } = form
  const page = await reportPage(submission.values.comment ?? '', formLocale(submission))
  const location = page === null ? {} : { location: page }
  if (!form.ok) return refuse(submission, { ...form, ...location })
  const flood = await takePoints([[perAddress, submission.clientAddress]])
  if (flood) return refuse(submission, { ...flood, ...location })
  if (page === null) {
    return refuse(submission, { problems: [{ field: null, key: 'commentGone' }], status: 404 })
  }
  const { locale, comment: commentId, reason, email, website } = form.data
  // A program filled the field that people do not see: it is told the same, and no case is opened.
  if (website === '') {
    const hasAddress = email !== '' && (await withinLimit(mailsPerEmail, mailboxOf(email))).ok
    const id = reportKey({ commentId, reason, email })
    await insertReport({ id, commentId, locale, reason, email: hasAddress ? email : null })
  }
  return done(submission, `${page}?sent=1`)
}
