import 'server-only'
import { subDays } from 'date-fns'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { takePoints } from '#platform/form-limit.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { done, readForm, type Submission } from '#platform/submission.ts'
import { findArticleHeading } from '#shop/articles/queries/find-article.ts'
import { mailboxOf } from '#shop/input/field.ts'
import { commentInput, type CommentInput } from '../comment-input.ts'
import type { HeldReason, NewComment } from '../comment.ts'
import { insertComment } from '../mutations/insert-comment.ts'
import { findPublishedComment, listRecentBodies } from '../queries.ts'
import { isFromProgram, screen } from '../screening.ts'
import { formMadeAt, ownCommentToken, submissionKey } from '../session.ts'
import { refuse } from './refusal.ts'

/** Strict by person, generous by address: mobile networks share one (decision 10). */
const perEmail: Limit = { name: 'comment-email', points: 5, seconds: 600 }
const perAddress: Limit = { name: 'comment-address', points: 300, seconds: 600 }
/** An address typed by somebody unknown gets few letters a day, and few are sent on behalf of one client (decision 10). */
const mailsPerEmail: Limit = { name: 'comment-mail-email', points: 5, seconds: 24 * 60 * 60 }
const mailsPerAddress: Limit = { name: 'comment-mail-address', points: 30, seconds: 600 }

/** The page that shows the form again with what was typed. */
async function formPage(submission: Submission, locale: Locale): Promise<string | null> {
  const { article = '', parent = '' } = submission.values
  const heading = /^\d{1,9}$/.test(article)
    ? await findArticleHeading(database(), Number(article), languageOf(locale))
    : null
  if (!heading) return null
  const question = /^[\w-]{1,64}$/.test(parent) ? `?reply=${parent}` : ''
  return `${addressOf(locale, 'comment', { slug: heading.slug })}${question}#comment-form`
}

function newComment({ locale, article, parent, name, email, body }: CommentInput): NewComment {
  return { articleId: article, parentId: parent || null, locale, authorName: name, email, body }
}

async function mayAnswer({ parentId, articleId, locale }: NewComment): Promise<boolean> {
  if (parentId === null) return true
  const parent = await findPublishedComment(database(), parentId)
  return parent?.articleId === articleId && parent.language === languageOf(locale)
}

async function reasonsToHold(comment: NewComment, { website, stamp }: CommentInput): Promise<HeldReason[]> {
  const arrivedAt = new Date()
  const { articleId, email, authorName, body, locale } = comment
  const since = subDays(arrivedAt, 30)
  return screen({
    language: languageOf(locale),
    authorName,
    body,
    honeypot: website,
    formMadeAt: formMadeAt(stamp),
    arrivedAt,
    recentBodies: await listRecentBodies(database(), { articleId, email, since }),
  })
}

async function mayAcknowledge(email: string, clientAddress: string): Promise<boolean> {
  const answers = [
    await withinLimit(mailsPerEmail, mailboxOf(email)),
    await withinLimit(mailsPerAddress, clientAddress),
  ]
  return answers.every((answer) => answer.ok)
}

/** Takes a visitor's comment; it waits for a person, and its author is led to a page that says so. */
export async function submitComment(request: Request): Promise<Response> {
  const form = await readForm(request, 'comment', commentInput)
  const { submission } = form
  const page = await formPage(submission, formLocale(submission))
  const location = page === null ? {} : { location: page }
  if (!form.ok) return refuse(submission, { ...form, ...location })
  const comment = newComment(form.data)
  const flood = await takePoints([
    [perAddress, submission.clientAddress],
    [perEmail, mailboxOf(comment.email)],
  ])
  if (flood) return refuse(submission, { ...flood, ...location })
  if (page === null) {
    return refuse(submission, { problems: [{ field: null, key: 'articleGone' }], status: 404 })
  }
  if (!(await mayAnswer(comment))) {
    return refuse(submission, { problems: [{ field: null, key: 'parentGone' }], status: 409, ...location })
  }
  const heldReasons = await reasonsToHold(comment, form.data)
  const { clientAddress } = submission
  const { id } = await insertComment({
    comment,
    heldReasons,
    clientAddress,
    submissionKey: submissionKey({ ...comment, clientAddress }),
    isAcknowledged: !isFromProgram(heldReasons) && (await mayAcknowledge(comment.email, clientAddress)),
  })
  return done(submission, addressOf(comment.locale, 'ownComment', { token: ownCommentToken(id) }))
}
