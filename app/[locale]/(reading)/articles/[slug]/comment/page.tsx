import type { Metadata } from 'next'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import { CommentPage } from '#shop/comments/components/comment-page.tsx'
import { findPublishedComment } from '#shop/comments/queries.ts'
import { formStamp } from '#shop/comments/session.ts'
import { formToken, localeOf, personalMetadata } from '../../../../(shop)/visitor.ts'
import { MissingPage } from '../../../../missing-page.tsx'
import { SiteFrame } from '../../../../site-frame.tsx'

type Props = PageProps<'/[locale]/articles/[slug]/comment'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'comments')('form.title'))
}

/** What was typed into the form of this very article. */
async function keptFor(articleId: number) {
  const kept = await findKeptForm('comment', await formToken())
  return kept?.values.article === String(articleId) ? kept : null
}

export default async function WriteCommentPage(props: Props) {
  const locale = await localeOf(props)
  const [{ slug }, { reply }] = await Promise.all([props.params, props.searchParams])
  const article = await findArticle(database(), slug, languageOf(locale))
  if (!article) return <MissingPage locale={locale} />
  const answered = typeof reply === 'string' ? await findPublishedComment(database(), reply) : null
  const parent = answered?.articleId === article.id ? answered : null
  const kept = await keptFor(article.id)
  return (
    <SiteFrame locale={locale} route="comment">
      <CommentPage article={article} parent={parent} kept={kept} locale={locale} stamp={formStamp()} />
    </SiteFrame>
  )
}
