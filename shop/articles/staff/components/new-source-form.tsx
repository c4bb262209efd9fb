import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { articleApi, sourceForm } from '../address.ts'
import { SourceFields } from './source-fields.tsx'

interface Props {
  articleId: number
  locale: Locale
  kept: { values: Record<string, string>; problems: FormProblems }
}

/** A source that nobody has written down yet. */
export function NewSourceForm({ articleId, locale, kept: { values, problems } }: Props) {
  const form = sourceForm(articleId)
  return (
    <WorkshopForm
      locale={locale}
      id={form}
      action={articleApi(articleId, 'new-source')}
      className="grid max-w-3xl gap-5"
      problems={problems.summary}
    >
      <SourceFields form={form} locale={locale} typed={values} saved={{}} problems={problems} />
      <div>
        <Button kind="secondary">{translator(locale, 'staff-articles')('source.submit')}</Button>
      </div>
    </WorkshopForm>
  )
}
