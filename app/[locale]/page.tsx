import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { FrontPage } from './front-page.tsx'
import { listArticles } from '#shop/articles/queries/list-articles.ts'
import { listSelectedProducts } from '#shop/catalogue/queries/product-cards.ts'
import { siteData } from '#shop/catalogue/site-data.ts'
import { findShopFront } from '#shop/legal/queries.ts'
import { shopFrontOf } from '#shop/legal/trader.ts'
import { listSubstances } from '#shop/substances/queries/find-substance.ts'
import { StructuredData } from '#ui/page.tsx'
import { pageMetadata } from './page-metadata.ts'
import { alternatesBy } from './alternates.ts'
import { SiteFrame } from './site-frame.tsx'
import { trader as findTrader } from './trader.ts'

type Props = PageProps<'/[locale]'>

const localeOf = async ({ params }: Props) => {
  const { locale } = await params
  return isLocale(locale) ? locale : defaultLocale
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await localeOf(props)
  const t = translator(locale, 'home')
  const site = translator(locale, 'site')
  const { name: shop, tagline, lead } = await findShopFront(database())
  if (shop === '') return {} // it opens soon, and says so in the layout's title
  const said = tagline[languageOf(locale)]
  const title = said ? site('meta.frontTitle', { shop, tagline: said }) : site('meta.defaultTitle', { shop })
  const metadata = await pageMetadata({
    locale,
    title,
    description: lead[languageOf(locale)] || t('metaDescription'),
    canonical: addressOf(locale, 'home'),
    alternates: alternatesBy((other) => addressOf(other, 'home')),
  })
  return { ...metadata, title: { absolute: title } }
}

export default async function Home(props: Props) {
  const locale = await localeOf(props)
  markPublic()
  const language = languageOf(locale)
  const [products, articles, substances, trader] = await Promise.all([
    listSelectedProducts(database(), 5, locale),
    listArticles(database(), language),
    listSubstances(database(), language),
    findTrader(),
  ])
  return (
    <SiteFrame locale={locale} route="home">
      <StructuredData data={siteData({ origin: environment().shopUrl.origin, locale, trader })} />
      <FrontPage
        locale={locale}
        shop={shopFrontOf(trader)}
        products={products}
        articles={articles.filter(({ pairing }) => pairing === 'paired')}
        substances={substances}
      />
    </SiteFrame>
  )
}
