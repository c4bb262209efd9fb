import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { nutrientName } from '#shop/nutrition/nutrient.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/field.tsx'
import { claimedNutrients, claimPlaces, wordingStates, type RegisterSearch } from '../claim-register.ts'

/** What the register is narrowed down by; a plain form whose answer is an address. */
export function RegisterFilterForm({ locale, search }: { locale: Locale; search: RegisterSearch }) {
  const t = translator(locale, 'staff-claims')
  const language = languageOf(locale)
  const all = { value: '', label: t('filter.all') }
  const nutrients = claimedNutrients.map((nutrient) => ({
    value: nutrient,
    label: nutrientName(nutrient, language),
  }))
  const states = wordingStates.map((state) => ({ value: state, label: t(`state.${state}`) }))
  return (
    <form
      action={claimPlaces.register}
      role="search"
      aria-label={t('filter.label')}
      className="grid items-end gap-4 pb-8 sm:grid-cols-3"
    >
      <Select
        id="register-nutrient"
        name="nutrient"
        label={t('filter.nutrient')}
        options={[all, ...nutrients]}
        defaultValue={search.nutrient ?? ''}
      />
      <Select
        id="register-state"
        name="state"
        label={t('filter.state')}
        options={[all, ...states]}
        defaultValue={search.state ?? ''}
      />
      <div className="flex flex-wrap items-center gap-5">
        <Button kind="secondary">{t('filter.find')}</Button>
        <a href={claimPlaces.register} className="link inline-flex min-h-6 items-center">
          {t('filter.clear')}
        </a>
      </div>
    </form>
  )
}
