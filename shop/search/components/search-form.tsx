import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { typedLimit } from '../search-terms.ts'
import { suggestionsAddress } from '../suggestions-address.ts'

/** The search of the page itself; the same address as the one in the header. */
export function SearchForm({ typed, locale }: { typed: string; locale: Locale }) {
  const t = translator(locale, 'search')
  return (
    <form action={addressOf(locale, 'search')} role="search" className="grid max-w-2xl gap-2">
      <label htmlFor="search-page" className="font-semibold">
        {t('label')}
      </label>
      <div className="flex gap-3">
        <SearchField
          id="search-page"
          name="q"
          defaultValue={typed}
          maxLength={typedLimit}
          suggestions={suggestionsAddress(locale)}
          suggestionsLabel={t('suggestions')}
          aria-describedby="search-page-hint"
          className="control min-h-12 text-lead"
        />
        <Button className="min-h-12">{t('submit')}</Button>
      </div>
      <p id="search-page-hint" className="text-small text-quiet">
        {t('hint')}
      </p>
    </form>
  )
}
