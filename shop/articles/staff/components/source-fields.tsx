import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Checkbox, Select, TextArea, TextInput } from '#ui/field.tsx'
import { referenceKinds } from '../../reference.ts'
import { Theirs } from './theirs.tsx'

const parts = ['year', 'volume', 'issue', 'pages', 'doi', 'pmid'] as const

/** Names of the fields of a source. */
export const sourceFields = [
  ...(['kind', 'authors', 'title', 'containerTitle', 'year', 'volume', 'issue', 'pages'] as const),
  ...(['doi', 'pmid', 'url', 'language', 'verified'] as const),
]

interface Props {
  form: string
  locale: Locale
  /** What was typed and refused; where nothing was, what is saved is shown. */
  typed: Record<string, string>
  saved: Record<string, string>
  problems: FormProblems
  /** What was typed meets what somebody else has saved. */
  isConflict?: boolean
}

/** A source as it is copied from its first page. */
export function SourceFields({ form, locale, typed, saved, problems, isConflict = false }: Props) {
  const t = translator(locale, 'staff-articles')
  const staff = translator(locale, 'staff')
  const kinds = translator(locale, 'articles')
  const isTyped = Object.keys(typed).length > 0
  const valueOf = (name: string) => (isTyped ? typed[name] : saved[name])
  const field = (name: (typeof sourceFields)[number]) => ({
    id: `${form}-${name}`,
    name,
    label: t(`source.${name}`),
    defaultValue: valueOf(name),
    error: problems.of(name),
  })
  const differing = sourceFields.filter((name) => (typed[name] ?? '') !== (saved[name] ?? ''))
  return (
    <>
      <TextInput {...field('title')} required />
      <TextArea {...field('authors')} hint={t('source.authorsHint')} rows={3} required />
      <TextInput {...field('containerTitle')} optional={staff('optional')} />
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {parts.map((name) => (
          <TextInput
            key={name}
            {...field(name)}
            {...(name === 'year'
              ? { required: true, inputMode: 'numeric' }
              : { optional: staff('optional') })}
          />
        ))}
      </div>
      <TextInput {...field('url')} type="url" optional={staff('optional')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          id={`${form}-kind`}
          name="kind"
          label={t('source.kind')}
          options={referenceKinds.map((kind) => ({ value: kind, label: kinds(`reference.kinds.${kind}`) }))}
          defaultValue={valueOf('kind')}
        />
        <TextInput {...field('language')} maxLength={2} defaultValue={valueOf('language') ?? 'en'} />
      </div>
      <Checkbox
        id={`${form}-verified`}
        name="verified"
        label={t('source.verified')}
        defaultChecked={valueOf('verified') === 'on'}
      />
      {isConflict
        ? differing.map((name) => (
            <Theirs
              key={name}
              label={t('conflict.theirs', { field: t(`source.${name}`) })}
              text={saved[name] ?? '–'}
            />
          ))
        : null}
    </>
  )
}
