import { languageOf, languages } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { classNames } from '#ui/class-names.ts'
import { textFields } from '../product-fields.ts'
import { EditorField } from './editor-field.tsx'
import type { FormView } from './form-view.ts'
import { ExpectedName } from './live-check.tsx'

/** Shown in its column on a wide screen; on a narrow one only while its language is chosen. */
export const languageCell = {
  pl: 'hidden lg:grid group-has-[#language-pl:checked]/languages:grid',
  nl: 'hidden lg:grid group-has-[#language-nl:checked]/languages:grid',
  en: 'hidden lg:grid group-has-[#language-en:checked]/languages:grid',
} as const

/** Which language a narrow screen shows; belongs to no form, so that nothing of it is sent. */
export function LanguageTabs({ locale }: Pick<FormView, 'locale'>) {
  const t = translator(locale, 'staff-catalogue')
  const spoken = languageOf(locale)
  return (
    <div
      role="radiogroup"
      aria-label={t('list.language')}
      className="sticky top-0 z-10 flex border-b border-ink bg-ground lg:hidden"
    >
      {languages.map((language) => (
        <label
          key={language}
          className="flex min-h-11 flex-1 cursor-pointer items-center justify-center font-semibold has-checked:border-b-4 has-checked:border-accent has-checked:text-accent has-focus-visible:outline-2"
        >
          <input
            id={`language-${language}`}
            type="radio"
            name="shown-language"
            form="no-form"
            value={language}
            defaultChecked={language === spoken}
            className="sr-only"
          />
          {t(`language.${language}`)}
        </label>
      ))}
    </div>
  )
}

/** The texts of a product, the three languages side by side, row by row. */
export function TextColumns({ view }: { view: FormView }) {
  const t = translator(view.locale, 'staff-catalogue')
  const hintOf = (name: string, language: (typeof languages)[number]) => {
    if (name === 'slug' || name === 'ingredients') return t(`hints.${name}`)
    if (name !== 'legalName') return undefined
    return <ExpectedName language={language} words={t('hints.legalName', { expected: '{expected}' })} />
  }
  return (
    <div className="grid gap-6">
      {textFields.map(({ name, long }) => (
        <div key={name} className="grid gap-6 lg:grid-cols-3">
          {languages.map((language) => (
            <div key={language} className={classNames('content-start', languageCell[language])}>
              <EditorField
                view={view}
                field={`texts.${language}.${name}`}
                label={`${t(`fields.${name}`)} · ${language.toUpperCase()}`}
                hint={hintOf(name, language)}
                language={language}
                {...(long && { rows: name === 'description' ? 14 : name === 'ingredients' ? 6 : 3 })}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
