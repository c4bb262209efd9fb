import type { Metadata } from 'next'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findArticleHeading } from '#shop/articles/queries/find-article.ts'
import { OwnCommentView } from '#shop/comments/components/own-comment-view.tsx'
import { findOwnComment } from '#shop/comments/queries.ts'
import { commentOfToken } from '#shop/comments/session.ts'
import { localeOf, personalMetadata } from '../../../(shop)/visitor.ts'
import { MissingPage } from '../../../missing-page.tsx'
import { SiteFrame } from '../../../site-frame.tsx'

type Props = PageProps<'/[locale]/my-comment/[token]'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'comments')('own.title'))
}

export default async function OwnCommentPage(props: Props) {
  const locale = await localeOf(props)
  const { token } = await props.params
  const id = commentOfToken(token)
  const comment = id && (await findOwnComment(database(), id))
  if (!comment) return <MissingPage locale={locale} />
  const article = await findArticleHeading(database(), comment.articleId, comment.language)
  return (
    <SiteFrame locale={locale} route="ownComment">
      <OwnCommentView comment={comment} article={article} locale={comment.locale} token={token} />
    </SiteFrame>
  )
}
