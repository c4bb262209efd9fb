import type { FormProblems } from '#i18n/form-problems.ts'
import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/field.tsx'
import { sourceApi, sourceChangeForm } from '../address.ts'
import type { StaffSource } from '../staff-article.ts'
import { SourceFields } from './source-fields.tsx'
import { Theirs } from './theirs.tsx'

interface Props {
  articleId: number
  source: StaffSource
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
  isConflict: boolean
}

/** A source that is there, with a remark for the reader in every language. */
export function SourceForm({ articleId, source, locale, kept: { values, problems }, isConflict }: Props) {
  const t = translator(locale, 'staff-articles')
  const { reference, version, notes } = source
  const form = sourceChangeForm(reference.id)
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={sourceApi(articleId, reference.id)}
      className="grid max-w-3xl gap-5"
      problems={problems.summary}
    >
      <input type="hidden" name="version" value={version} />
      <SourceFields
        form={form}
        locale={locale}
        typed={values}
        saved={savedFields(source)}
        problems={problems}
        isConflict={isConflict}
      />
      {languages.map((language) => {
        const name = `note-${language}`
        const label = t('source.note', { language: t(`languages.${language}`) })
        const typed = values[name]
        return (
          <div key={language} className="grid gap-2">
            <TextArea
              id={`${form}-${name}`}
              name={name}
              lang={language}
              rows={2}
              label={label}
              optional={translator(locale, 'staff')('optional')}
              defaultValue={typed ?? notes[language]}
              error={problems.of(name)}
            />
            {isConflict && typed !== undefined && typed !== notes[language] ? (
              <Theirs
                label={t('conflict.theirs', { field: label })}
                language={language}
                text={notes[language]}
              />
            ) : null}
          </div>
        )
      })}
      <div>
        <Button>{t('article.save')}</Button>
      </div>
    </WorkshopForm>
  )
}

function savedFields({ reference }: StaffSource): Record<string, string> {
  const { kind, authors, title, year, language, verification } = reference
  return {
    ...{ kind, title, language },
    authors: authors.join('\n'),
    year: String(year),
    containerTitle: reference.containerTitle ?? '',
    volume: reference.volume ?? '',
    issue: reference.issue ?? '',
    pages: reference.pages ?? '',
    doi: reference.doi ?? '',
    pmid: reference.pmid ?? '',
    url: reference.url ?? '',
    ...(verification === 'verified' && { verified: 'on' }),
  }
}
