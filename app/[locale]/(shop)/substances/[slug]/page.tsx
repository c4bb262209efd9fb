import { cache } from 'react'
import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import type { Language } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { markPublic } from '#platform/page-facts.ts'
import { ArticleGrid } from '#shop/articles/components/article-list.tsx'
import { listPairedArticles } from '#shop/articles/queries/list-articles.ts'
import { breadcrumbData } from '#shop/catalogue/product-data.ts'
import { listProductsWithNutrient } from '#shop/catalogue/queries/product-cards.ts'
import { SubstancePage } from '#shop/substances/components/substance-page.tsx'
import { findSubstance } from '#shop/substances/queries/find-substance.ts'
import type { Substance } from '#shop/substances/substance.ts'
import { StructuredData } from '#ui/page.tsx'
import { MissingPage } from '../../../missing-page.tsx'
import { pageMetadata } from '../../../page-metadata.ts'
import { alternatesBy } from '../../../alternates.ts'
import { SiteFrame } from '../../../site-frame.tsx'

type Props = PageProps<'/[locale]/substances/[slug]'>

/** Once for the page and its metadata. */
const load = cache((slug: string, language: Language) => findSubstance(database(), slug, language))

async function wanted({ params }: Props) {
  const { locale: given, slug } = await params
  const locale = isLocale(given) ? given : defaultLocale
  return { locale, substance: await load(slug, languageOf(locale)) }
}

function addressesOf({ slugs }: Substance) {
  return alternatesBy((other) => {
    const slug = slugs[languageOf(other)]
    return slug === undefined ? null : addressOf(other, 'substance', { slug })
  })
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, substance } = await wanted(props)
  if (!substance) return { robots: { index: false } }
  const { name, summary, slug } = substance
  return pageMetadata({
    locale,
    title: translator(locale, 'catalogue')('substances.pageTitle', { nutrient: name }),
    description: summary,
    canonical: addressOf(locale, 'substance', { slug }),
    alternates: addressesOf(substance),
  })
}

export default async function Page(props: Props) {
  const { locale, substance } = await wanted(props)
  if (!substance) return <MissingPage locale={locale} />
  markPublic()
  const { key, name, slug, language } = substance
  const [products, articles] = await Promise.all([
    listProductsWithNutrient(database(), { nutrient: key, limit: 8 }, locale),
    listPairedArticles(database(), language, { substanceKeys: [key] }),
  ])
  const site = translator(locale, 'site')
  const crumbs = [
    { label: site('breadcrumbs.home'), href: addressOf(locale, 'home') },
    { label: site('header.substances'), href: addressOf(locale, 'substances') },
  ]
  const own = { label: name, href: addressOf(locale, 'substance', { slug }) }
  return (
    <SiteFrame locale={locale} route="substance" alternates={addressesOf(substance)}>
      <StructuredData data={breadcrumbData([...crumbs, own], environment().shopUrl.origin)} />
      <SubstancePage
        substance={substance}
        products={products}
        articles={articles.length > 0 ? <ArticleGrid cards={articles.slice(0, 6)} locale={locale} /> : null}
        crumbs={[...crumbs, { label: name }]}
        locale={locale}
      />
    </SiteFrame>
  )
}
