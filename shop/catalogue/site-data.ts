import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { shopFrontOf, type Trader } from '#shop/legal/trader.ts'

/** The shop and its search, for machines (schema.org). */
export function siteData({
  origin,
  locale,
  trader,
}: {
  origin: string
  locale: Locale
  trader: Trader
}): object[] {
  const { name } = shopFrontOf(trader)
  const url = origin + addressOf(locale, 'home')
  return [
    { '@context': 'https://schema.org', '@type': 'OnlineStore', name, legalName: trader.company, url },
    {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name,
      url,
      inLanguage: languageOf(locale),
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${origin}${addressOf(locale, 'search')}?q={q}` },
        'query-input': 'required name=q',
      },
    },
  ]
}
