import { cache } from 'react'
import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { markPublic } from '#platform/page-facts.ts'
import { categoryOf } from '#shop/catalogue/category.ts'
import { ProductListPage } from '#shop/catalogue/components/product-list-page.tsx'
import { listingAddress, listingQuery, listingState, type ListingState } from '#shop/catalogue/listing.ts'
import { listProducts } from '#shop/catalogue/queries/list-products.ts'
import { pageMetadata } from '../../page-metadata.ts'
import { alternatesBy } from '../../alternates.ts'
import { SiteFrame } from '../../site-frame.tsx'

type Props = PageProps<'/[locale]/products'>

/** Once for the page and its metadata; the state is its own address. */
const load = cache((query: string, locale: Locale) => listProducts(database(), stateOf(query), locale))

function stateOf(query: string): ListingState {
  const parameters = new URLSearchParams(query)
  const names = [...new Set(parameters.keys())]
  return listingState(Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])))
}

async function wanted({ params, searchParams }: Props) {
  const { locale } = await params
  const state = listingState(await searchParams)
  return { locale: isLocale(locale) ? locale : defaultLocale, state, query: listingQuery(state) }
}

const sameIn = (state: ListingState) => alternatesBy((other) => listingAddress(other, state))

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state, query } = await wanted(props)
  const t = translator(locale, 'catalogue')
  const { categories } = await load(query, locale)
  const category = categoryOf(categories, state)
  const isIndexed = query === '' || (category !== null && query === listingQuery(category.state))
  return pageMetadata({
    locale,
    title: category?.metaTitle ?? t('list.metaTitle'),
    description: category?.metaDescription ?? t('list.metaDescription'),
    canonical: isIndexed ? listingAddress(locale, state) : addressOf(locale, 'products'),
    ...(isIndexed && { alternates: sameIn(state) }),
    isIndexed,
  })
}

export default async function Page(props: Props) {
  const { locale, state, query } = await wanted(props)
  if (query === '') markPublic()
  const list = await load(query, locale)
  return (
    <SiteFrame locale={locale} route="products" alternates={sameIn(state)}>
      <ProductListPage list={list} locale={locale} />
    </SiteFrame>
  )
}
