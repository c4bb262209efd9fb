import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary, type SummaryProblem } from '#ui/notice.tsx'
import { ReasonChoice } from './reason-choice.tsx'
import { TickAll } from './tick-all.tsx'

interface Props {
  id: string
  locale: Locale
  here: string
  problems: SummaryProblem[]
}

/** Decides about all comments that are ticked on this page. */
export function BulkForm({ id, locale, here, problems }: Props) {
  const t = translator(locale, 'staff-comments')
  return (
    <EnhancedForm
      id={id}
      action="/staff/api/comments/decide"
      failureMessage={translator(locale, 'staff')('networkFailure')}
      className="grid gap-3 border-t border-ink py-6"
    >
      <h2 className="text-lead font-semibold">{t('bulk.title')}</h2>
      <ErrorSummary
        id={`${id}-problems`}
        title={translator(locale, 'staff')('problems')}
        problems={problems}
      />
      <input type="hidden" name="seen" value="pending" />
      <input type="hidden" name="back" value={here} />
      <TickAll form={id} label={t('bulk.all')} />
      <div className="flex flex-wrap items-end gap-3">
        <Button name="decision" value="approved" kind="secondary">
          {t('bulk.approve')}
        </Button>
        <Button name="decision" value="spam" kind="secondary">
          {t('bulk.spam')}
        </Button>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 max-w-full basis-80">
          <ReasonChoice id={`${id}-reason`} locale={locale} />
        </div>
        <Button name="decision" value="rejected" kind="secondary">
          {t('bulk.reject')}
        </Button>
      </div>
    </EnhancedForm>
  )
}
