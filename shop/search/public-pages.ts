import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, locales, marketOf, type Locale } from '#i18n/locale.ts'

/** A page everybody may find, with its address in every locale it is published in. */
export interface PublicPage {
  addresses: Partial<Record<Locale, string>>
  changedAt: Date | null
}

/** Something with a published translation per language, sold or shown in some markets. */
export interface Published {
  route: 'product' | 'article' | 'substance'
  slugs: { language: string; slug: string; changedAt: Date | null }[]
  /** Left out where it does not depend on the market. */
  markets?: readonly string[]
}

/** Pages that exist in every locale. */
export const standingRoutes: readonly RouteName[] = [
  'home',
  'products',
  'articles',
  'substances',
  'delivery',
  'contact',
  'terms',
  'privacy',
  'accessibility',
]

/** Parts of the site that programs need not look at: they belong to one person, or are a way in and no content. */
export const closedRoutes: readonly RouteName[] = ['search', 'cart', 'checkout', 'order']

export function standingPage(route: RouteName): PublicPage {
  return { addresses: addressesBy((locale) => addressOf(locale, route)), changedAt: null }
}

export function publishedPage({ route, slugs, markets }: Published): PublicPage {
  const changes = slugs.flatMap(({ changedAt }) => changedAt?.getTime() ?? [])
  return {
    addresses: addressesBy((locale) => {
      const text = slugs.find(({ language }) => language === languageOf(locale))
      if (!text || (markets && !markets.includes(marketOf(locale)))) return null
      return addressOf(locale, route, { slug: text.slug })
    }),
    changedAt: changes.length === 0 ? null : new Date(Math.max(...changes)),
  }
}

/** Starts of addresses that are closed, in every locale; what names one person's order is left off. */
export function closedPaths(): string[] {
  const paths = closedRoutes.flatMap((route) =>
    locales.map((locale) => addressOf(locale, route, { token: '' })),
  )
  return ['/api/', '/staff', ...paths]
}

function addressesBy(addressIn: (locale: Locale) => string | null): PublicPage['addresses'] {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const address = addressIn(locale)
      return address === null ? [] : [[locale, address]]
    }),
  )
}
