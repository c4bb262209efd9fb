import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, type Locale, type Market } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { markPublic } from '#platform/page-facts.ts'
import { LegalPage } from '#shop/legal/components/legal-page.tsx'
import type { LegalKind } from '#shop/legal/legal-text.ts'
import { findLegalText, findShownMarkets } from '#shop/legal/queries.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { localeOf } from '../(shop)/visitor.ts'
import { MissingPage } from '../missing-page.tsx'
import { pageMetadata } from '../page-metadata.ts'
import { alternatesBy } from '../alternates.ts'
import { SiteFrame } from '../site-frame.tsx'
import { trader as findTrader } from '../trader.ts'

interface Props {
  params: Promise<{ locale: string }>
}

interface Place {
  kind: LegalKind
  route: RouteName
}

export async function legalMetadata(props: Props, { kind, route }: Place): Promise<Metadata> {
  const locale = await localeOf(props)
  const text = await findLegalText(database(), kind, languageOf(locale))
  if (!text) return { robots: { index: false } }
  return pageMetadata({
    locale,
    title: text.title,
    description: text.summary,
    canonical: addressOf(locale, route),
    alternates: alternatesBy((other) => addressOf(other, route)),
  })
}

/** The page of a legal text; what stands above the text comes from the page. */
export async function showLegalText(
  props: Props,
  { kind, route }: Place,
  above?: (facts: { trader: Trader; served: readonly Market[]; locale: Locale }) => ReactNode,
) {
  const locale = await localeOf(props)
  const [text, trader, served] = await Promise.all([
    findLegalText(database(), kind, languageOf(locale)),
    findTrader(),
    findShownMarkets(database()),
  ])
  if (!text) return <MissingPage locale={locale} />
  markPublic()
  return (
    <SiteFrame locale={locale} route={route}>
      <LegalPage text={text} route={route} trader={trader} locale={locale}>
        {above?.({ trader, served, locale })}
      </LegalPage>
    </SiteFrame>
  )
}
