import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formsOf } from '#shop/nutrition/chemical-form.ts'
import { findNutrient, nutrientName, nutrients } from '#shop/nutrition/nutrient.ts'
import { partsUnder } from '../product-fields.ts'
import { EditorChoice, EditorField, EditorTick, Notes } from './editor-field.tsx'
import type { FormView } from './form-view.ts'
import { NutrientShare } from './live-check.tsx'

const units = ['mg', 'µg', 'g', 'IU', 'CFU'].map((value) => ({ value, words: value }))
const newRows = ['new1', 'new2']

/** What a daily portion holds: the nutrient itself, where it comes from, and its share of the reference value. */
export function NutrientRows({ view }: { view: FormView }) {
  const { values, locale } = view
  const t = translator(locale, 'staff-catalogue')
  const language = languageOf(locale)
  const position = (nutrient: string) => Number(values[`nutrients.${nutrient}.position`] ?? 999)
  const present = partsUnder(values, 'nutrients.')
    .filter((nutrient) => findNutrient(nutrient) !== null)
    .toSorted((one, other) => position(one) - position(other))
  return (
    <div className="grid gap-6">
      <p className="text-small text-quiet">{t('hints.amount')}</p>
      <Notes locale={locale} field="nutrients" />
      {present.map((nutrient) => (
        <fieldset key={nutrient} className="grid gap-3 border-t border-line pt-4">
          <legend className="float-left w-full font-semibold">
            <span className="flex flex-wrap justify-between gap-x-6">
              {nutrientName(nutrient, language)}
              <NutrientShare nutrient={nutrient} />
            </span>
          </legend>
          <Amount view={view} row={nutrient} name={nutrientName(nutrient, language)} />
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {formsOf(nutrient).map(({ form, name }) => (
              <EditorTick
                key={form}
                view={view}
                field={`nutrients.${nutrient}.forms.${form}`}
                label={name[language]}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {newRows.map((row, index) => (
        <fieldset key={row} className="grid gap-3 border-t border-line pt-4">
          <legend className="sr-only">{t('nutrients.new', { number: index + 1 })}</legend>
          <EditorChoice
            view={view}
            field={`nutrients.${row}.nutrient`}
            label={`${t('nutrients.new', { number: index + 1 })}: ${t('fields.nutrient')}`}
            empty={t('nutrients.choose')}
            choices={nutrients
              .filter(({ nutrient }) => !present.includes(nutrient))
              .map(({ nutrient, name }) => ({ value: nutrient, words: name[language] }))
              .toSorted((one, other) => one.words.localeCompare(other.words, language))}
          />
          <Amount view={view} row={row} name={t('nutrients.new', { number: index + 1 })} />
        </fieldset>
      ))}
    </div>
  )
}

function Amount({ view, row, name }: { view: FormView; row: string; name: string }) {
  const t = translator(view.locale, 'staff-catalogue')
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(8rem,12rem)_8rem_6rem]">
      <EditorField
        view={view}
        field={`nutrients.${row}.amount`}
        label={`${t('fields.amount')}: ${name}`}
        kind="decimal"
      />
      <EditorChoice view={view} field={`nutrients.${row}.unit`} label={t('fields.unit')} choices={units} />
      <EditorField
        view={view}
        field={`nutrients.${row}.position`}
        label={t('nutrients.position')}
        kind="whole"
      />
    </div>
  )
}
