import type { ReactNode } from 'react'
import { languages, ownLanguageNames } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icon.tsx'
import { DemoBanner, SkipLink } from '#ui/site-header.tsx'
import { isOffered } from '../permission.ts'
import { workshopLocale, type StaffMember } from '../staff-member.ts'
import { workshop } from '../workshop-address.ts'
import { workshopPlaces } from '../workshop-place.ts'

/** Another part of the house with its own pages: the browser goes there anew. */
const shopFront = '/'

interface Props {
  staff: StaffMember
  /** Address of the page that is shown. */
  here: string
  demoBanner: string | null
  children: ReactNode
}

function Places({ staff, here }: Pick<Props, 'staff' | 'here'>) {
  const t = translator(workshopLocale(staff), 'staff')
  const path = here.split('?', 1)[0] ?? ''
  return (
    <ul className="grid grid-cols-2 gap-x-5 lg:grid-cols-1">
      {workshopPlaces
        .filter(({ permission }) => isOffered(staff.role, permission))
        .map(({ name, address }) => {
          const isCurrent = address === '/staff' ? path === address : path.startsWith(address)
          return (
            <li key={name}>
              <a
                href={address}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  'inline-flex min-h-11 items-center py-1 font-medium leading-snug underline-offset-8 hover:text-accent hover:underline lg:flex lg:border-l-2 lg:pl-4',
                  isCurrent
                    ? 'text-accent underline lg:border-accent lg:no-underline'
                    : 'lg:border-transparent',
                )}
              >
                {t(`nav.${name}`)}
              </a>
            </li>
          )
        })}
    </ul>
  )
}

function LanguageChoice({ staff, here }: Pick<Props, 'staff' | 'here'>) {
  const t = translator(workshopLocale(staff), 'staff')
  return (
    <form action="/staff/api/language" method="post" className="flex flex-wrap items-center gap-x-3">
      <span className="sr-only" id="staff-language">
        {t('language')}
      </span>
      <input type="hidden" name="back" value={here} />
      {languages.map((language) => (
        <button
          key={language}
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === staff.language}
          className="min-h-11 underline-offset-4 hover:underline aria-pressed:font-semibold aria-pressed:text-accent"
        >
          {ownLanguageNames[language]}
        </button>
      ))}
    </form>
  )
}

/** The frame of every page of the workshop: where one can go with one's role, who one is, and the way out. */
export function WorkshopFrame({ staff, here, demoBanner, children }: Props) {
  const t = translator(workshopLocale(staff), 'staff')
  return (
    <>
      <SkipLink label={t('skip')} />
      {demoBanner ? (
        <DemoBanner label={demoBanner}>
          <strong className="font-semibold">{demoBanner}</strong>
        </DemoBanner>
      ) : null}
      <header className="no-print border-b border-ink">
        <div className="container-page flex flex-wrap items-center justify-between gap-x-6 py-2">
          <a href={workshop.home} className="text-lead font-semibold tracking-tight no-underline">
            {t('title')}
          </a>
          <div className="flex flex-wrap items-center gap-x-5 text-small">
            <LanguageChoice staff={staff} here={here} />
            <a
              href={shopFront}
              className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
            >
              {t('toShop')}
            </a>
            <span>
              {staff.name} <span className="text-quiet">({t(`roles.${staff.role}`)})</span>
            </span>
            <form action="/staff/api/sign-out" method="post">
              <Button kind="quiet" className="text-small">
                {t('signOut')}
              </Button>
            </form>
          </div>
        </div>
      </header>
      <div className="container-page grid flex-1 content-start gap-x-10 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav aria-label={t('navigation')} className="no-print border-b border-line lg:border-b-0 lg:py-8">
          <details className="group/places lg:hidden">
            <summary className="flex min-h-11 list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
              <Icon name="menu" className="size-5 group-open/places:hidden" />
              <Icon name="close" className="hidden size-5 group-open/places:block" />
              {t('menu')}
            </summary>
            <Places staff={staff} here={here} />
          </details>
          <div className="hidden lg:block">
            <Places staff={staff} here={here} />
          </div>
        </nav>
        <main id="content" tabIndex={-1} className="min-w-0 pb-20 focus:outline-none">
          {children}
        </main>
      </div>
    </>
  )
}
