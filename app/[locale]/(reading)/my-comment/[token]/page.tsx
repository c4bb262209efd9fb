import type { Metadata } from 'next'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findArticleHeading } from '#shop/articles/queries/find-article.ts'
import { OwnCommentView } from '#shop/comments/components/own-comment-view.tsx'
import { findOwnComment } from '#shop/comments/queries.ts'
import { commentOfToken } from '#shop/comments/session.ts'
import { MissingPage } from '../../../missing-page.tsx'
import { SiteFrame } from '../../../site-frame.tsx'
import { localeOf } from '../../page-locale.ts'

type Props = PageProps<'/[locale]/my-comment/[token]'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = translator(await localeOf(props), 'comments')
  // The address is a secret: it is not handed on to other sites (decision 12).
  return { title: t('own.title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function OwnCommentPage(props: Props) {
  const locale = await localeOf(props)
  const { token } = await props.params
  const id = commentOfToken(decodeURIComponent(token))
  const comment = id && (await findOwnComment(database(), id))
  if (!comment) return <MissingPage locale={locale} />
  const article = await findArticleHeading(database(), comment.articleId, comment.language)
  return (
    <SiteFrame locale={locale} route="ownComment">
      <OwnCommentView comment={comment} article={article} locale={comment.locale} token={token} />
    </SiteFrame>
  )
}
