import type { Metadata } from 'next'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import { ReportReceipt, ReportView } from '#shop/comments/components/report-view.tsx'
import { findPublishedComment } from '#shop/comments/queries.ts'
import { formToken, localeOf, personalMetadata } from '../../../../../../(shop)/visitor.ts'
import { MissingPage } from '../../../../../../missing-page.tsx'
import { SiteFrame } from '../../../../../../site-frame.tsx'

type Props = PageProps<'/[locale]/articles/[slug]/comment/[comment]/report'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'comments')('report.title'))
}

async function keptFor(commentId: string) {
  const kept = await findKeptForm('comment-report', await formToken())
  return kept?.values.comment === commentId ? kept : null
}

export default async function ReportCommentPage(props: Props) {
  const locale = await localeOf(props)
  const [{ slug, comment: id }, { sent }] = await Promise.all([props.params, props.searchParams])
  const article = await findArticle(database(), slug, languageOf(locale))
  const comment = await findPublishedComment(database(), id)
  if (!article || comment?.articleId !== article.id) return <MissingPage locale={locale} />
  return (
    <SiteFrame locale={locale} route="reportComment">
      {sent === '1' ? (
        <ReportReceipt locale={locale} slug={article.slug} />
      ) : (
        <ReportView comment={comment} locale={locale} kept={await keptFor(id)} />
      )}
    </SiteFrame>
  )
}
