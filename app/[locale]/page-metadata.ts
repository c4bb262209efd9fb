import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { housePictureSize, housePictureVersion, socialPicture } from '#platform/social-picture.ts'
import { findShopFront, findShownMarkets } from '#shop/legal/queries.ts'
import { localesServing } from '#shop/legal/served-markets.ts'
import type { ShopFront } from '#shop/legal/trader.ts'

interface PageFacts {
  locale: Locale
  title: string
  description: string
  /** The page's one address. */
  canonical: string
  /** Its addresses in the locales it is published in; left out where the canonical page names them. */
  alternates?: Partial<Record<Locale, string>>
  /** Key of the product or article, where a picture for shared links may be drawn for it. */
  subject?: string
  picture?: { url: string; width: number; height: number; alt: string } | null
  isIndexed?: boolean
}

type SharedFacts = Pick<PageFacts, 'subject' | 'picture'>

/** The picture drawn for shared links, else the page's own, else the house's with its name and motto. */
function sharedPicture({ subject, picture }: SharedFacts, locale: Locale, title: string, shop: ShopFront) {
  const language = languageOf(locale)
  const drawn = subject ? socialPicture(`${subject}-${language}`, shop.name) : null
  const version = housePictureVersion({ name: shop.name, line: shop.tagline[language] })
  const house = { url: `${addressOf(locale, 'sharedPicture')}?v=${version}`, ...housePictureSize }
  return { alt: title, ...(drawn ?? picture ?? house) }
}

/** Its addresses where the market is served, and the one for everybody else. */
async function hreflangOf(alternates: Partial<Record<Locale, string>>): Promise<Record<string, string>> {
  const open = localesServing(await findShownMarkets(database()))
  const addresses: Record<string, string> = {}
  for (const locale of open) if (alternates[locale] !== undefined) addresses[locale] = alternates[locale]
  const fallback = addresses[defaultLocale] ?? Object.values(addresses)[0]
  return { ...addresses, ...(fallback && { 'x-default': fallback }) }
}

/** What search engines and shared links read of a page. Addresses become absolute by the layout's `metadataBase`. */
export async function pageMetadata({
  locale,
  title,
  description,
  canonical,
  ...facts
}: PageFacts): Promise<Metadata> {
  const { alternates, isIndexed = true } = facts
  const languages = alternates && (await hreflangOf(alternates))
  const shop = await findShopFront(database())
  const picture = sharedPicture(facts, locale, title, shop)
  return {
    title,
    description,
    alternates: { canonical, ...(languages && { languages }) },
    openGraph: {
      type: 'website',
      siteName: shop.name,
      locale: locale.replace('-', '_'),
      url: canonical,
      title,
      description,
      images: [picture],
    },
    ...(!isIndexed && { robots: { index: false, follow: true } }),
  }
}
