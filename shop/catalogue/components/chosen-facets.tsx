import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Icon } from '#ui/icon.tsx'
import { facets } from '../facet.ts'
import { chosenFacetWords } from '../facet-words.ts'
import { isNarrowed, listingAddress, listingOf, withToggled, type ListingState } from '../listing.ts'

/** What is chosen, each with a link that takes it back. */
export function ChosenFacets({ state, locale }: { state: ListingState; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  if (!isNarrowed(state)) return null
  const look =
    'inline-flex min-h-9 items-center pointer-coarse:min-h-11 gap-1.5 no-underline hover:text-accent hover:underline'
  return (
    <ul aria-label={t('list.chosen')} className="flex flex-wrap gap-x-5 gap-y-1">
      {facets.flatMap((facet) =>
        state.facets[facet].map((value) => {
          const words = chosenFacetWords(facet, value, locale)
          return (
            <li key={`${facet} ${value}`}>
              <a href={listingAddress(locale, withToggled(state, facet, value))} className={look}>
                <span className="sr-only">{t('list.remove', { value: words })}</span>
                <span aria-hidden="true">{words}</span>
                <Icon name="close" className="size-4" />
              </a>
            </li>
          )
        }),
      )}
      <li>
        <a
          href={listingAddress(locale, { ...listingOf({}), order: state.order })}
          className={`${look} text-accent`}
        >
          {t('list.clear')}
        </a>
      </li>
    </ul>
  )
}
