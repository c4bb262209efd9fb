import type { Metadata, Viewport } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { languageOf } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { readerLocale } from './reader-locale.ts'
import { OpensSoon } from '#shop/legal/components/opens-soon.tsx'
import { hasTrader } from '#shop/legal/queries.ts'

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

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale: await readerLocale(locale), namespace: 'site' })
  return {
    metadataBase: environment().shopUrl,
    title: { default: t('meta.defaultTitle'), template: t('meta.titleTemplate', { title: '%s' }) },
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
