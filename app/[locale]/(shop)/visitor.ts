import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { defaultLocale, isLocale, type Locale } from '#i18n/locale.ts'
import { cookieName } from '#platform/cookie.ts'

interface LocaleParams {
  params: Promise<{ locale: string }>
}

/** The layout has refused anything else before a page is asked. */
export async function localeOf({ params }: LocaleParams): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : defaultLocale
}

/** A cookie of ours by the name it has in the browser. */
export async function visitorCookie(name: string): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null
}

/** The key of what this visitor typed into a form that was refused. */
export function formToken(): Promise<string | null> {
  return visitorCookie(cookieName('form'))
}

/** Pages that belong to one visitor are nothing for search engines. */
export function personalMetadata(title: string): Metadata {
  return { title, robots: { index: false }, referrer: 'same-origin' }
}
