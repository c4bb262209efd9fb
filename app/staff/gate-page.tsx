import type { ReactNode } from 'react'
import { cookies, headers } from 'next/headers'
import { isLanguage, languageOf, type Locale } from '#i18n/locale.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { environment } from '#platform/environment.ts'
import { findStaffMember } from '#shop/staff/session/current-staff.ts'
import { workshopLocale } from '#shop/staff/staff-member.ts'
import { DemoBanner } from '#ui/site-header.tsx'

/** The language of the gate: the person's own, once known, else the one chosen or asked for. */
export async function gateLocale(): Promise<Locale> {
  const requested = await headers()
  const staff = await findStaffMember(requested)
  if (staff) return workshopLocale(staff)
  const chosen = (await cookies()).get(cookieName('staff-language'))?.value ?? ''
  if (isLanguage(chosen)) return workshopLocale({ language: chosen })
  return workshopLocale({ language: languageOf(negotiateLocale(requested.get('accept-language'))) })
}

/** A page before the workshop: signing in, a code, an invitation. */
export function GatePage({
  locale,
  title,
  lead,
  children,
}: {
  locale: Locale
  title: string
  lead: ReactNode
  children: ReactNode
}) {
  const t = translator(locale, 'staff')
  const banner = translator(locale, 'site')('demo.banner')
  return (
    <>
      <title>{t('titleTemplate', { title })}</title>
      {environment().isDemo ? (
        <DemoBanner label={banner}>
          <strong className="font-semibold">{banner}</strong>
        </DemoBanner>
      ) : null}
      <main id="content" className="container-page grid flex-1 content-center justify-items-center py-16">
        <div className="grid w-full max-w-md gap-6">
          <div className="grid gap-2">
            <p className="text-small font-semibold text-accent">{t('title')}</p>
            <h1 className="text-heading font-semibold tracking-tight">{title}</h1>
            <p className="text-quiet">{lead}</p>
          </div>
          {children}
        </div>
      </main>
    </>
  )
}
