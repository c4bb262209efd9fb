import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { defaultLocale, isLocale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { SearchForm } from '#shop/search/components/search-form.tsx'
import { SearchResults, WaysOn } from '#shop/search/components/search-results.tsx'
import { withinSearchLimit } from '#shop/search/session.ts'
import { searchAddress, searchQuestion } from '#shop/search/search-address.ts'
import { searchShop } from '#shop/search/queries/search-shop.ts'
import { Notice } from '#ui/notice.tsx'
import { Container } from '#ui/page.tsx'
import { alternatesBy } from '../../alternates.ts'
import { SiteFrame } from '../../site-frame.tsx'

type Props = PageProps<'/[locale]/search'>

async function wanted({ params, searchParams }: Props) {
  const { locale } = await params
  return { locale: isLocale(locale) ? locale : defaultLocale, ...searchQuestion(await searchParams) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, typed } = await wanted(props)
  const t = translator(locale, 'search')
  return { title: typed ? t('titleFor', { typed }) : t('title'), robots: { index: false } }
}

/** Looks things up only for those who do not ask too often; null when somebody does. */
async function resultFor({ locale, typed, asTyped }: Awaited<ReturnType<typeof wanted>>) {
  const address = (await headers()).get('x-shop-client-address') ?? 'unknown'
  const limit = await withinSearchLimit(address)
  return limit.ok ? searchShop(database(), typed, locale, { asTyped }) : null
}

export default async function Page(props: Props) {
  const question = await wanted(props)
  const { locale, typed } = question
  const t = translator(locale, 'search')
  const result = typed === '' ? undefined : await resultFor(question)
  return (
    <SiteFrame
      locale={locale}
      route="search"
      alternates={alternatesBy((other) => searchAddress(other, question))}
    >
      <Container className="grid gap-10 pt-8 md:pt-12">
        <header className="grid gap-6">
          <h1 className="text-display font-semibold tracking-tight">{t('title')}</h1>
          <SearchForm typed={typed} locale={locale} />
        </header>
        {result ? <SearchResults result={result} locale={locale} /> : null}
        {result === null ? (
          <Notice tone="caution" role="alert">
            {t('tooMany')}
          </Notice>
        ) : null}
        {result === undefined ? <WaysOn locale={locale} /> : null}
      </Container>
    </SiteFrame>
  )
}
