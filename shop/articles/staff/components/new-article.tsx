import type { FormProblems } from '#i18n/form-problems.ts'
import { languageOf, languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { TextInput } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { Select } from './select.tsx'

interface Props {
  authors: readonly { key: string; name: string }[]
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
}

/** The form that begins an article. */
export function NewArticle({ authors, locale, kept: { values, problems } }: Props) {
  const t = translator(locale, 'staff-articles')
  const staff = translator(locale, 'staff')
  return (
    <EnhancedForm
      id="new-article"
      action="/staff/api/articles"
      failureMessage={staff('networkFailure')}
      className="grid max-w-xl gap-5"
    >
      <ErrorSummary id="new-article-problems" title={staff('problems')} problems={problems.summary} />
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
        selected={values.language ?? languageOf(locale)}
      />
      <Select
        id="new-article-author"
        name="author"
        label={t('create.author')}
        options={authors.map(({ key, name }) => ({ value: key, label: name }))}
        selected={values.author}
        error={problems.of('author')}
      />
      <div>
        <Button>{t('create.submit')}</Button>
      </div>
    </EnhancedForm>
  )
}
