import type { ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary, type SummaryProblem } from '#ui/notice.tsx'

interface Props {
  locale: Locale
  id: string
  action: string
  /** What was wrong when the form was sent without a script. */
  problems?: readonly SummaryProblem[]
  /** The heading of what is wrong, where the form has words of its own. */
  problemsTitle?: string
  encType?: 'multipart/form-data'
  className?: string
  children: ReactNode
}

/** A form of the workshop: what is wrong stands above it, and nothing typed is lost when the network fails. */
export function WorkshopForm({ locale, id, problems = [], problemsTitle, children, ...form }: Props) {
  const t = translator(locale, 'staff')
  return (
    <EnhancedForm {...form} id={id} failureMessage={t('networkFailure')}>
      <ErrorSummary id={`${id}-problems`} title={problemsTitle ?? t('problems')} problems={problems} />
      {children}
    </EnhancedForm>
  )
}
