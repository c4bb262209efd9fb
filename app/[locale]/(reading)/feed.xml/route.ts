import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { atomFeed } from '#shop/articles/feed.ts'
import { findServedMarkets, findShopFront } from '#shop/legal/queries.ts'
import { openingOf } from '#shop/legal/served-markets.ts'
import { listArticles } from '#shop/articles/queries/list-articles.ts'

export const dynamic = 'force-dynamic'

export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  markPublic()
  const given = (await params).locale
  const locale = isLocale(given) ? given : defaultLocale
  const opening = openingOf(locale, 'feed', await findServedMarkets(database()))
  if (opening.kind === 'closed') return new Response(null, { status: 404 })
  if (opening.kind === 'moved')
    return new Response(null, { status: 307, headers: { location: addressOf(opening.to, 'feed') } })
  const language = languageOf(locale)
  const t = translator(locale, 'articles')
  const { shopUrl } = environment()
  const { name: shop } = await findShopFront(database())
  const full = (address: string) => new URL(address, shopUrl).toString()
  const feed = atomFeed({
    language,
    title: t('feed.title', { shop }),
    subtitle: t('feed.subtitle'),
    selfUrl: full(addressOf(locale, 'feed')),
    homeUrl: full(addressOf(locale, 'articles')),
    articles: await listArticles(database(), language),
    urlOf: ({ slug }) => full(addressOf(locale, 'article', { slug })),
  })
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}
