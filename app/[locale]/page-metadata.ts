import type { Metadata } from 'next'
import { defaultLocale, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'

interface PageFacts {
  locale: Locale
  title: string
  description: string
  /** The page's one address. */
  canonical: string
  /** Its addresses in the locales it is published in; left out where the canonical page names them. */
  alternates?: Partial<Record<Locale, string>>
  picture?: { url: string; width: number; height: number; alt: string } | null
  isIndexed?: boolean
}

/** What search engines and shared links read of a page. Addresses become absolute by the layout's `metadataBase`. */
export function pageMetadata({ locale, title, description, canonical, ...facts }: PageFacts): Metadata {
  const { alternates, picture, isIndexed = true } = facts
  const fallback = alternates?.[defaultLocale] ?? Object.values(alternates ?? {})[0]
  const hreflang = alternates && { ...alternates, ...(fallback && { 'x-default': fallback }) }
  return {
    title,
    description,
    alternates: { canonical, ...(hreflang && { languages: hreflang }) },
    openGraph: {
      type: 'website',
      siteName: translator(locale, 'site')('brand.name'),
      locale: locale.replace('-', '_'),
      url: canonical,
      title,
      description,
      ...(picture && { images: [picture] }),
    },
    ...(!isIndexed && { robots: { index: false, follow: true } }),
  }
}
