import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { classNames } from '#ui/class-names.ts'
import type { Category } from '../category.ts'
import { listingAddress, wholeListing } from '../listing.ts'

/** Curated ways into the list. On a phone the row is pushed sideways rather than stacked. */
export function CategoryLinks({
  categories,
  current,
  isWhole,
  locale,
}: {
  categories: readonly Category[]
  current: Category | null
  isWhole: boolean
  locale: Locale
}) {
  const t = translator(locale, 'catalogue')
  const links = [
    { key: 'all', name: t('list.all'), href: listingAddress(locale, wholeListing), isCurrent: isWhole },
    ...categories.map((category) => ({
      key: category.key,
      name: category.name,
      href: listingAddress(locale, category.state),
      isCurrent: category === current,
    })),
  ]
  return (
    <nav
      aria-label={t('list.categories')}
      className="-mx-4 -my-1.5 overflow-x-auto px-4 py-1.5 md:mx-0 md:overflow-visible md:px-0"
    >
      <ul className="flex gap-x-6 md:flex-wrap">
        {links.map(({ key, name, href, isCurrent }) => (
          <li key={key} className="shrink-0">
            <a
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-11 items-center border-b-2 no-underline hover:text-accent',
                isCurrent ? 'border-accent font-semibold text-accent' : 'border-transparent',
              )}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
