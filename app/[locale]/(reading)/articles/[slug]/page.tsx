import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { formStamp } from '#shop/comments/session.ts'
import { ArticleView } from '#shop/articles/components/article-view.tsx'
import { findArticle, findPresentArticleSlug } from '#shop/articles/queries/find-article.ts'
import { listArticles } from '#shop/articles/queries/list-articles.ts'
import { articleStructuredData } from '#shop/articles/structured-data.ts'
import { CommentSection } from '#shop/comments/components/comment-section.tsx'
import { listThreads } from '#shop/comments/queries.ts'
import { findShopFront } from '#shop/legal/queries.ts'
import { StructuredData } from '#ui/page.tsx'
import { MissingPage } from '../../../missing-page.tsx'
import { localeOf } from '../../../(shop)/visitor.ts'
import { pageMetadata } from '../../../page-metadata.ts'
import { SiteFrame } from '../../../site-frame.tsx'
import { articleAddresses, coverOf, PairedProductCards } from './article-page.tsx'

type Props = PageProps<'/[locale]/articles/[slug]'>

const find = async (props: Props, locale: Locale) =>
  findArticle(database(), (await props.params).slug, languageOf(locale))

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await localeOf(props)
  const article = await find(props, locale)
  if (!article) return { robots: { index: false } }
  const cover = coverOf(article)
  const metadata = await pageMetadata({
    locale,
    title: article.metaTitle,
    description: article.metaDescription,
    canonical: addressOf(locale, 'article', { slug: article.slug }),
    alternates: articleAddresses(article),
    subject: article.key,
    picture: cover,
  })
  const authors = [{ name: article.author.name }]
  return { ...metadata, authors, openGraph: { ...metadata.openGraph, type: 'article' } }
}

export default async function ArticlePage(props: Props) {
  const locale = await localeOf(props)
  const article = await find(props, locale)
  if (!article) {
    const slug = await findPresentArticleSlug(database(), (await props.params).slug, languageOf(locale))
    if (slug) permanentRedirect(addressOf(locale, 'article', { slug }))
    return <MissingPage locale={locale} />
  }
  markPublic()
  const { id, slug, language } = article
  const { shopUrl } = environment()
  const { name: shop } = await findShopFront(database())
  const [threads, cards] = await Promise.all([
    listThreads(database(), { articleId: id, language }),
    listArticles(database(), language),
  ])
  const full = (address: string) => new URL(address, shopUrl).toString()
  const cover = coverOf(article)
  const data = articleStructuredData(article, {
    url: full(addressOf(locale, 'article', { slug })),
    imageUrl: cover && full(cover.url),
    publisher: { name: shop, url: full(addressOf(locale, 'home')) },
  })
  return (
    <SiteFrame locale={locale} route="article" alternates={articleAddresses(article)}>
      <StructuredData data={data} />
      <ArticleView
        article={article}
        shop={shop}
        locale={locale}
        products={
          article.productIds.length > 0 ? <PairedProductCards article={article} locale={locale} /> : null
        }
        comments={<CommentSection threads={threads} article={article} locale={locale} stamp={formStamp()} />}
        next={cards.filter((card) => card.id !== id).slice(0, 3)}
      />
    </SiteFrame>
  )
}
