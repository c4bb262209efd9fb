import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox, Select, TextArea, TextInput } from '#ui/field.tsx'
import { referenceKinds } from '../../reference.ts'
import { articleApi, sourceForm } from '../address.ts'

interface Props {
  articleId: number
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
}

const parts = ['year', 'volume', 'issue', 'pages', 'doi', 'pmid'] as const

/** A source as it is copied from its first page. */
export function NewSourceForm({ articleId, locale, kept: { values, problems } }: Props) {
  const t = translator(locale, 'staff-articles')
  const staff = translator(locale, 'staff')
  const kinds = translator(locale, 'articles')
  const form = sourceForm(articleId)
  const field = (name: string) => ({
    id: `${form}-${name}`,
    name,
    defaultValue: values[name],
    error: problems.of(name),
  })
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={articleApi(articleId, 'new-source')}
      className="grid max-w-3xl gap-5"
      problems={problems.summary}
    >
      <TextInput {...field('title')} label={t('source.title')} required />
      <TextArea
        {...field('authors')}
        label={t('source.authors')}
        hint={t('source.authorsHint')}
        rows={3}
        required
      />
      <TextInput
        {...field('containerTitle')}
        label={t('source.containerTitle')}
        optional={staff('optional')}
      />
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {parts.map((name) => (
          <TextInput
            key={name}
            {...field(name)}
            label={t(`source.${name}`)}
            {...(name === 'year'
              ? { required: true, inputMode: 'numeric' }
              : { optional: staff('optional') })}
          />
        ))}
      </div>
      <TextInput {...field('url')} type="url" label={t('source.url')} optional={staff('optional')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          id={`${form}-kind`}
          name="kind"
          label={t('source.kind')}
          options={referenceKinds.map((kind) => ({ value: kind, label: kinds(`reference.kinds.${kind}`) }))}
          defaultValue={values.kind}
        />
        <TextInput
          id={`${form}-language`}
          name="language"
          label={t('source.language')}
          maxLength={2}
          defaultValue={values.language ?? 'en'}
          error={problems.of('language')}
        />
      </div>
      <Checkbox
        id={`${form}-verified`}
        name="verified"
        label={t('source.verified')}
        defaultChecked={values.verified === 'on'}
      />
      <div>
        <Button kind="secondary">{t('source.submit')}</Button>
      </div>
    </WorkshopForm>
  )
}
