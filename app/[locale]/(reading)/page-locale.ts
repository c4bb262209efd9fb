import type { Metadata } from 'next'
import { addressOf, type RouteName } from '#i18n/address.ts'
import { defaultLocale, isLocale, locales, type Locale } from '#i18n/locale.ts'

interface LocaleParams {
  params: Promise<{ locale: string }>
}

/** The layout has refused anything else before a page is asked. */
export async function localeOf({ params }: LocaleParams): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : defaultLocale
}

/** Address of a page in every locale it exists in. */
export type PageAddresses = Partial<Record<Locale, string>>

export function addressesOf(route: RouteName): PageAddresses {
  return Object.fromEntries(locales.map((locale) => [locale, addressOf(locale, route)]))
}

/** Title, description and addresses of a public page, once for search engines and once for those who share it. */
export function publicMetadata(
  page: { title: string; description: string; addresses: PageAddresses; locale: Locale },
  more: Pick<Metadata, 'openGraph'> = {},
): Metadata {
  const { title, description, addresses, locale } = page
  return {
    title,
    description,
    alternates: { canonical: addresses[locale] ?? null, languages: addresses },
    openGraph: {
      title,
      description,
      locale: locale.replace('-', '_'),
      ...(addresses[locale] && { url: addresses[locale] }),
      ...more.openGraph,
    },
  }
}
