import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { SearchField } from './search-field.tsx'

export interface FrameLink {
  label: string
  href: string
  isCurrent?: boolean
}

interface Words {
  home: string
  navigation: string
  search: string
  searchAction: string
  menu: string
}

interface Props {
  words: Words
  brand: string
  homeHref: string
  links: FrameLink[]
  search: { action: string; name: string; suggestions: string; suggestionsLabel: string }
  /** The choice of language and country. */
  locales: ReactNode
  cart: ReactNode
}

function SearchForm({ words, search, id }: Pick<Props, 'words' | 'search'> & { id: string }) {
  return (
    <form action={search.action} role="search" aria-label={words.search} className="flex">
      <label htmlFor={id} className="sr-only">
        {words.search}
      </label>
      <SearchField
        id={id}
        name={search.name}
        maxLength={100}
        placeholder={words.searchAction}
        suggestions={search.suggestions}
        suggestionsLabel={search.suggestionsLabel}
        className="min-h-11 min-w-0 border-b border-edge bg-transparent px-1 placeholder:text-quiet md:w-44 lg:w-56"
      />
      <button
        type="submit"
        aria-label={words.searchAction}
        className="grid size-11 place-items-center border-b border-edge hover:text-accent"
      >
        <Icon name="search" />
      </button>
    </form>
  )
}

function Links({ links }: Pick<Props, 'links'>) {
  return links.map(({ label, href, isCurrent }) => (
    <li key={href}>
      <a
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className="inline-flex min-h-11 items-center font-medium underline-offset-8 hover:text-accent hover:underline aria-[current]:underline"
      >
        {label}
      </a>
    </li>
  ))
}

/** The first thing the keyboard meets, before anything else on the page. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#content"
      className="no-print absolute left-4 top-0 z-20 -translate-y-full bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
    >
      {label}
    </a>
  )
}

/** Name of the house, ways into it, search, language and cart. Works without a script; the menu is a disclosure. */
export function SiteHeader({ words, brand, homeHref, links, search, locales, cart }: Props) {
  return (
    <header className="no-print border-b border-line">
      <div className="container-page flex min-h-16 items-center gap-x-6 gap-y-1 max-md:flex-wrap md:min-h-20">
        <a
          href={homeHref}
          aria-label={words.home}
          className="mr-auto inline-flex min-h-11 items-center text-title font-bold tracking-tight no-underline md:mr-0"
        >
          {brand}
        </a>
        <nav aria-label={words.navigation} className="mr-auto hidden md:block">
          <ul className="flex gap-6">
            <Links links={links} />
          </ul>
        </nav>
        <div className="hidden md:block">
          <SearchForm words={words} search={search} id="search" />
        </div>
        <div className="hidden md:block">{locales}</div>
        {cart}
        <details className="group/menu md:hidden">
          <summary className="grid size-11 list-none place-items-center [&::-webkit-details-marker]:hidden">
            <Icon name="menu" className="size-6 group-open/menu:hidden" />
            <Icon name="close" className="hidden size-6 group-open/menu:block" />
            <span className="sr-only">{words.menu}</span>
          </summary>
          <div className="absolute inset-x-0 z-10 hidden gap-4 group-open/menu:grid border-b border-line bg-ground px-[clamp(1rem,4vw,3rem)] pb-6 pt-2">
            <SearchForm words={words} search={search} id="search-menu" />
            <nav aria-label={words.navigation}>
              <ul className="grid text-lead">
                <Links links={links} />
              </ul>
            </nav>
            {locales}
          </div>
        </details>
      </div>
    </header>
  )
}

/** Language and country: each is an address of its own, so these are links. */
export function LocaleMenu({
  label,
  current,
  links,
}: {
  label: string
  current: string
  links: (FrameLink & { language: string })[]
}) {
  return (
    <details className="group/locale relative">
      <summary className="inline-flex min-h-11 list-none items-center gap-1.5 hover:text-accent [&::-webkit-details-marker]:hidden">
        <Icon name="globe" />
        <span className="sr-only">{label}: </span>
        <span className="font-medium">{current}</span>
        <Icon name="down" className="size-4 group-open/locale:rotate-180" />
      </summary>
      <ul className="right-0 top-full z-10 hidden border group-open/locale:grid border-line bg-raised py-1 md:absolute md:w-max md:min-w-56">
        {links.map(({ label: words, href, language, isCurrent }) => (
          <li key={href}>
            <a
              href={href}
              lang={language}
              hrefLang={language}
              aria-current={isCurrent ? 'true' : undefined}
              className="flex min-h-11 items-center justify-between gap-3 px-4 hover:bg-accent-soft aria-[current]:font-semibold"
            >
              {words}
              {isCurrent ? <Icon name="check" className="size-4" /> : null}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function DemoBanner({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside aria-label={label} className="no-print bg-ink text-ground dark:bg-accent-soft dark:text-ink">
      <p className="container-page flex flex-wrap items-center gap-x-4 py-1.5 text-small">{children}</p>
    </aside>
  )
}
