import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { findArticle } from '#shop/articles/queries/find-article.ts'
import { ReportReceipt, ReportView } from '#shop/comments/components/report-view.tsx'
import { findPublishedComment } from '#shop/comments/queries.ts'
import { MissingPage } from '../../../../../../missing-page.tsx'
import { SiteFrame } from '../../../../../../site-frame.tsx'
import { localeOf } from '../../../../../page-locale.ts'

type Props = PageProps<'/[locale]/articles/[slug]/comment/[comment]/report'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = translator(await localeOf(props), 'comments')
  return { title: t('report.title'), robots: { index: false } }
}

async function keptFor(commentId: string) {
  const token = (await cookies()).get(cookieName('form'))?.value ?? null
  const kept = await findKeptForm('comment-report', token)
  return kept?.values.comment === commentId ? kept : null
}

export default async function ReportCommentPage(props: Props) {
  const locale = await localeOf(props)
  const [{ slug, comment: id }, { sent }] = await Promise.all([props.params, props.searchParams])
  const article = await findArticle(database(), decodeURIComponent(slug), languageOf(locale))
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
