import { isoDay } from '#i18n/dates.ts'
import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox, Fieldset, Select, TextInput } from '#ui/field.tsx'
import { articleApi, factsForm } from '../address.ts'
import type { StaffArticle } from '../staff-article.ts'

interface Props {
  article: StaffArticle
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
}

/** What is the same in every language: who wrote it, when, and about what. */
export function FactsForm({ article, locale, kept: { values, problems } }: Props) {
  const t = translator(locale, 'staff-articles')
  const form = factsForm(article.id)
  const isKept = Object.keys(values).length > 0
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={articleApi(article.id, 'facts')}
      className="grid max-w-3xl gap-5"
      problems={problems.summary}
    >
      <input type="hidden" name="version" value={article.version} />
      <Select
        id={`${form}-author`}
        name="author"
        label={t('article.author')}
        options={article.authors.map(({ key, name }) => ({ value: key, label: name }))}
        defaultValue={values.author ?? article.authorKey}
        error={problems.of('author')}
      />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextInput
          id={`${form}-publishedOn`}
          name="publishedOn"
          type="date"
          label={t('article.publishedOn')}
          hint={t('article.publishedHint')}
          defaultValue={values.publishedOn ?? isoDay(article.publishedAt)}
          error={problems.of('publishedOn')}
        />
        <TextInput
          id={`${form}-reviewedOn`}
          name="reviewedOn"
          type="date"
          label={t('article.reviewedOn')}
          defaultValue={values.reviewedOn ?? isoDay(article.reviewedOn)}
          error={problems.of('reviewedOn')}
        />
      </div>
      <Fieldset id={`${form}-substances`} legend={t('article.substances')}>
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          {article.substances.map(({ key, name, isChosen }) => (
            <Checkbox
              key={key}
              id={`${form}-substance-${key}`}
              name={`substance.${key}`}
              label={name}
              defaultChecked={isKept ? values[`substance.${key}`] === 'on' : isChosen}
            />
          ))}
        </div>
      </Fieldset>
      <div>
        <Button>{t('article.save')}</Button>
      </div>
    </WorkshopForm>
  )
}
