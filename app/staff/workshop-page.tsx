import type { ReactNode } from 'react'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { environment } from '#platform/environment.ts'
import { markMissing } from '#platform/page-facts.ts'
import { WorkshopFrame } from '#shop/staff/components/workshop-frame.tsx'
import { mayDo, type Permission } from '#shop/staff/permission.ts'
import { findStaffMember } from '#shop/staff/session/current-staff.ts'
import { workshopLocale, type StaffMember } from '#shop/staff/staff-member.ts'
import { safeReturn, withReturn, workshop } from '#shop/staff/workshop-address.ts'
import { LinkButton } from '#ui/button.tsx'
import { PageHeading } from '#ui/page.tsx'

/** What a page of the workshop is given: who is looking, in which language, at what. */
export interface WorkshopVisit {
  staff: StaffMember
  locale: Locale
  /** Parts of the address, e.g. `id`. */
  params: Record<string, string>
  /** After the question mark; of a repeated name the first. */
  search: Record<string, string>
  /** The page's own address. */
  here: string
}

interface PageProps {
  params: Promise<Record<string, string | string[] | undefined>>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

function firstOf(values: Record<string, string | string[] | undefined>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    const first = Array.isArray(value) ? value[0] : value
    // NUL cannot be stored, so nothing of that name is there.
    if (first !== undefined) found[name] = first.replaceAll('\0', '').toWellFormed()
  }
  return found
}

/** Says that there is nothing to see, in the frame; with status 404. */
export function MissingInWorkshop({ locale }: { locale: Locale }) {
  markMissing()
  const t = translator(locale, 'staff')
  return (
    <>
      <title>{t('titleTemplate', { title: t('missing.title') })}</title>
      <PageHeading kicker="404" title={t('missing.title')} lead={t('missing.text')} />
      <LinkButton href={workshop.home}>{t('missing.home')}</LinkButton>
    </>
  )
}

/** The title of the window and the one heading of the page. */
export function WorkshopHeading({
  locale,
  title,
  lead,
  kicker,
}: {
  locale: Locale
  title: string
  lead?: ReactNode
  kicker?: ReactNode
}) {
  return (
    <>
      <title>{translator(locale, 'staff')('titleTemplate', { title })}</title>
      <header className="grid max-w-3xl gap-2 pt-6 pb-8">
        {kicker ? <p className="text-small font-semibold text-accent">{kicker}</p> : null}
        <h1 className="text-heading font-semibold tracking-tight">{title}</h1>
        {lead ? <p className="max-w-[60ch] text-quiet">{lead}</p> : null}
      </header>
    </>
  )
}

const mayDoNow = (staff: StaffMember, permission: Permission) => mayDo(staff, permission, new Date())

/**
 * A page of the workshop: lets in who may see it and frames it. Who is not signed in is led to the sign-in and back;
 * whose role it is not finds nothing there. `render` answers null for what does not exist.
 */
export function workshopPage(permission: Permission, render: (visit: WorkshopVisit) => Promise<ReactNode>) {
  async function Page({ params, searchParams }: PageProps) {
    const requested = await headers()
    const here = safeReturn(requested.get('x-shop-page'))
    const staff = await findStaffMember(requested)
    if (!staff) redirect(withReturn(workshop.signIn, here))
    const answer = mayDoNow(staff, permission)
    if (!answer.ok && answer.reason === 'stale') redirect(withReturn(workshop.confirm, here))
    const locale = workshopLocale(staff)
    const visit = {
      staff,
      locale,
      params: firstOf(await params),
      search: firstOf(await searchParams),
      here,
    }
    const content = answer.ok ? await render(visit) : null
    const demoBanner = environment().isDemo ? translator(locale, 'site')('demo.banner') : null
    return (
      <WorkshopFrame staff={staff} here={here} demoBanner={demoBanner}>
        {content ?? <MissingInWorkshop locale={locale} />}
      </WorkshopFrame>
    )
  }
  return Object.assign(Page, { permission })
}
