import type { FormProblems } from '#i18n/form-problems.ts'
import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextArea, TextInput } from '#ui/field.tsx'
import { figureForm, sourceApi } from '../address.ts'
import { barLines } from '../source-input.ts'
import type { StaffFigure } from '../staff-article.ts'
import { Theirs } from './theirs.tsx'

interface Props {
  articleId: number
  referenceId: string
  /** Null for a new one. */
  figure: StaffFigure | null
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
  isConflict: boolean
}

/** A figure as data: what it is called, its unit and its bars, in the three languages at once. */
export function FigureForm({ articleId, referenceId, figure, locale, kept, isConflict }: Props) {
  const t = translator(locale, 'staff-articles')
  const { values, problems } = kept
  const form = figureForm(referenceId, figure?.id ?? '')
  const saved: Record<string, string> = figure ? savedFields(figure) : {}
  const field = (name: string, label: string) => ({
    id: `${form}-${name}`,
    name,
    label,
    defaultValue: values[name] ?? saved[name],
    error: problems.of(name),
  })
  const theirs = (name: string, label: string) =>
    isConflict && values[name] !== undefined && values[name] !== saved[name] ? (
      <Theirs label={t('conflict.theirs', { field: label })} text={saved[name] ?? ''} />
    ) : null
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={sourceApi(articleId, referenceId, 'figure')}
      className="grid max-w-3xl gap-5"
      problems={problems.summary}
    >
      <input type="hidden" name="version" value={figure?.version ?? 0} />
      {figure ? (
        <input type="hidden" name="figure" value={figure.id} />
      ) : (
        <TextInput
          {...field('figure', t('figure.id'))}
          hint={t('figure.idHint')}
          maxLength={60}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
      {languages.map((language) => {
        const label = t('figure.name', { language: t(`languages.${language}`) })
        return (
          <div key={language} className="grid gap-2">
            <TextInput {...field(`title-${language}`, label)} lang={language} maxLength={200} required />
            {theirs(`title-${language}`, label)}
          </div>
        )
      })}
      <TextInput {...field('unit', t('figure.unit'))} hint={t('figure.unitHint')} maxLength={30} required />
      {theirs('unit', t('figure.unit'))}
      <TextArea
        {...field('rows', t('figure.rows'))}
        hint={t('figure.rowsHint')}
        rows={6}
        className="font-mono text-small leading-relaxed"
        required
      />
      {theirs('rows', t('figure.rows'))}
      <div>
        <Button kind={figure ? 'primary' : 'secondary'}>{t(figure ? 'article.save' : 'figure.add')}</Button>
      </div>
    </WorkshopForm>
  )
}

function savedFields({ unit, title, rows }: StaffFigure): Record<string, string> {
  return {
    unit,
    rows: barLines(rows),
    ...Object.fromEntries(languages.map((language) => [`title-${language}`, title[language]])),
  }
}
