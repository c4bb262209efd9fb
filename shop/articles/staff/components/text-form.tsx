import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox, Select, TextArea, TextInput } from '#ui/field.tsx'
import { textApi, textForm } from '../address.ts'
import type { StaffText } from '../staff-article.ts'
import { Theirs } from './theirs.tsx'

interface Props {
  text: StaffText
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
  /** What was typed meets what somebody else has saved. */
  isConflict: boolean
}

/** One language of an article: its words, its address and whether it is public. */
export function TextForm({ text, locale, kept: { values, problems }, isConflict }: Props) {
  const t = translator(locale, 'staff-articles')
  const { articleId, language, texts } = text
  const form = textForm(articleId, language)
  const saved: Record<string, string> = { ...texts, slug: text.slug }
  const field = (name: string, label: string) => ({
    id: `${form}-${name}`,
    name,
    label,
    lang: language,
    defaultValue: values[name] ?? saved[name],
    error: problems.of(name),
  })
  const theirs = (name: string, label: string) =>
    isConflict && values[name] !== undefined && values[name] !== saved[name] ? (
      <Theirs label={t('conflict.theirs', { field: label })} language={language} text={saved[name] ?? ''} />
    ) : null
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={textApi(articleId, language)}
      className="grid gap-5"
      problems={problems.summary}
    >
      <input type="hidden" name="version" value={text.version} />
      <TextInput {...field('title', t('text.heading'))} maxLength={200} required />
      {theirs('title', t('text.heading'))}
      <TextInput
        {...field('slug', t('text.slug'))}
        hint={t('text.slugHint')}
        maxLength={120}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      {theirs('slug', t('text.slug'))}
      <TextArea {...field('summary', t('text.summary'))} rows={3} maxLength={600} />
      {theirs('summary', t('text.summary'))}
      <TextArea
        {...field('body', t('text.body'))}
        hint={t('text.bodyHint')}
        rows={24}
        className="font-mono text-small leading-relaxed"
      />
      {theirs('body', t('text.body'))}
      <Insertable text={text} locale={locale} />
      <TextInput {...field('metaTitle', t('text.metaTitle'))} maxLength={120} />
      {theirs('metaTitle', t('text.metaTitle'))}
      <TextArea {...field('metaDescription', t('text.metaDescription'))} rows={2} maxLength={300} />
      {theirs('metaDescription', t('text.metaDescription'))}
      <Select
        id={`${form}-status`}
        name="status"
        label={t('text.status')}
        options={(['draft', 'published'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
        defaultValue={values.status ?? text.status}
      />
      <Checkbox
        id={`${form}-small`}
        name="small"
        label={t('text.small')}
        defaultChecked={values.small === 'on'}
      />
      <div>
        <Button>{t('text.save')}</Button>
      </div>
    </WorkshopForm>
  )
}

/** The ids of sources and figures, as they are written into the text. */
function Insertable({ text, locale }: { text: StaffText; locale: Locale }) {
  const t = translator(locale, 'staff-articles')
  return (
    <details className="border-y border-line py-2">
      <summary className="min-h-6 font-semibold">{t('text.insert')}</summary>
      {text.references.length === 0 ? <p className="pt-2 text-quiet">{t('text.noInsert')}</p> : null}
      <ul className="grid gap-1 pt-2 text-small">
        {text.references.map(({ id, title }) => (
          <li key={id}>
            <code className="font-semibold">[@{id}]</code> <span className="text-quiet">{title}</span>
          </li>
        ))}
        {text.figures.map(({ id, title }) => (
          <li key={id}>
            <code className="font-semibold">![…](figure:{id})</code>{' '}
            <span className="text-quiet">{title}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
