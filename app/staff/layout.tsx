import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { preload } from 'react-dom'
import { isLanguage, languageOf } from '#i18n/locale.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { cookieName } from '#platform/cookie.ts'
import { findStaffMember } from '#shop/staff/session/current-staff.ts'
import { fontFiles } from '#ui/fonts/font-files.ts'
import '#ui/styles/staff.css'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  icons: { icon: '/brand/icon.svg', apple: '/brand/apple-touch-icon.png' },
  formatDetection: { telephone: false, email: false, address: false },
}

export default async function WorkshopLayout({ children }: LayoutProps<'/staff'>) {
  for (const file of fontFiles.filter((each) => !/newsreader|western/.test(each)))
    preload(file, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  const requested = await headers()
  const staff = await findStaffMember(requested)
  const chosen = (await cookies()).get(cookieName('staff-language'))?.value ?? ''
  const guessed = languageOf(negotiateLocale(requested.get('accept-language')))
  return (
    <html lang={staff?.language ?? (isLanguage(chosen) ? chosen : guessed)}>
      <body>{children}</body>
    </html>
  )
}
