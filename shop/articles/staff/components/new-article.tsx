import type { FormProblems } from '#i18n/form-problems.ts'
import { languageOf, languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Select, TextInput } from '#ui/field.tsx'

interface Props {
  authors: readonly { key: string; name: string }[]
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
}

/** The form that begins an article. */
export function NewArticle({ authors, locale, kept: { values, problems } }: Props) {
  const t = translator(locale, 'staff-articles')
  return (
    <WorkshopForm
      locale={locale}
      id="new-article"
      action="/staff/api/articles"
      className="grid max-w-xl gap-5"
      problems={problems.summary}
    >
      <TextInput
        id="new-article-title"
        name="title"
        label={t('create.heading')}
        maxLength={200}
        defaultValue={values.title}
        error={problems.of('title')}
        required
      />
      <Select
        id="new-article-language"
        name="language"
        label={t('create.language')}
        options={languages.map((language) => ({ value: language, label: t(`languages.${language}`) }))}
        defaultValue={values.language ?? languageOf(locale)}
      />
      <Select
        id="new-article-author"
        name="author"
        label={t('create.author')}
        options={authors.map(({ key, name }) => ({ value: key, label: name }))}
        defaultValue={values.author}
        error={problems.of('author')}
      />
      <div>
        <Button>{t('create.submit')}</Button>
      </div>
    </WorkshopForm>
  )
}
