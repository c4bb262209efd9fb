import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { markPublic } from '#platform/page-facts.ts'
import { ArticleIndex } from '#shop/articles/components/article-index.tsx'
import { listArticles } from '#shop/articles/queries/list-articles.ts'
import { localeOf } from '../../(shop)/visitor.ts'
import { pageMetadata } from '../../page-metadata.ts'
import { alternatesBy } from '../../alternates.ts'
import { SiteFrame } from '../../site-frame.tsx'

type Props = PageProps<'/[locale]/articles'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await localeOf(props)
  const t = translator(locale, 'articles')
  const metadata = await pageMetadata({
    locale,
    title: t('index.title'),
    description: t('index.metaDescription'),
    canonical: addressOf(locale, 'articles'),
    alternates: alternatesBy((other) => addressOf(other, 'articles')),
  })
  const types = { 'application/atom+xml': addressOf(locale, 'feed') }
  return { ...metadata, alternates: { ...metadata.alternates, types } }
}

export default async function ArticlesPage(props: Props) {
  markPublic()
  const locale = await localeOf(props)
  const cards = await listArticles(database(), languageOf(locale))
  return (
    <SiteFrame locale={locale} route="articles">
      <ArticleIndex cards={cards} locale={locale} />
    </SiteFrame>
  )
}
