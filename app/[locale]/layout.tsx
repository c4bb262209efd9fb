import type { Metadata, Viewport } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { readerLocale } from './reader-locale.ts'
import { OpensSoon } from '#shop/legal/components/opens-soon.tsx'
import { findShopFront, hasTrader } from '#shop/legal/queries.ts'

import '#ui/styles/public.css'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f5ef' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1a20' },
  ],
}

/** The window's title: the page's and the shop's; a shop that has not said who sells only opens soon. */
async function titleOf(locale: Locale): Promise<Metadata['title']> {
  const t = await getTranslations({ locale, namespace: 'site' })
  const { name: shop } = await findShopFront(database())
  if (shop === '') return t('opensSoon.title')
  return {
    default: t('meta.defaultTitle', { shop }),
    template: t('meta.titleTemplate', { title: '%s', shop }),
  }
}

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const locale = await readerLocale((await params).locale)
  const t = await getTranslations({ locale, namespace: 'site' })
  return {
    metadataBase: environment().shopUrl,
    title: await titleOf(locale),
    description: t('meta.defaultDescription'),
    icons: { icon: '/brand/icon.svg', apple: '/brand/apple-touch-icon.png' },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export default async function LocaleLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const locale = await readerLocale((await params).locale)
  setRequestLocale(locale)
  if (!(await hasTrader(database()))) return <OpensSoon locale={locale} />
  return (
    <html lang={languageOf(locale)}>
      <body>{children}</body>
    </html>
  )
}
