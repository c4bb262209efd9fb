import type { FormProblems } from '#i18n/form-problems.ts'
import { markets, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'

interface Props {
  locale: Locale
  counts: { market: string; active: number }[]
  values: Record<string, string>
  problems: FormProblems
}

/** Takes a list of pickup points as CSV: tried first, or put in the place of the present one. */
export function PickupImport({ locale, counts, values, problems }: Props) {
  const t = translator(locale, 'staff-settings')
  const staffWords = translator(locale, 'staff')
  return (
    <div className="grid gap-5">
      <ul>
        {counts.map(({ market, active }) => (
          <li key={market}>{t('delivery.pointsLead', { market, active })}</li>
        ))}
      </ul>
      <EnhancedForm
        id="pickup"
        action="/staff/api/settings/pickup-points"
        failureMessage={staffWords('networkFailure')}
        className="grid gap-5"
      >
        <ErrorSummary id="pickup-problems" title={staffWords('problems')} problems={problems.summary} />
        <Field id="pickup-market" label={t('delivery.market')} error={problems.of('market')}>
          <select id="pickup-market" name="market" defaultValue={values.market} className="control max-w-40">
            {markets.map((market) => (
              <option key={market}>{market}</option>
            ))}
          </select>
        </Field>
        <TextArea
          id="pickup-csv"
          name="csv"
          rows={8}
          label={t('delivery.csv')}
          hint={t('delivery.csvHint')}
          defaultValue={values.csv}
          error={problems.of('csv')}
          spellCheck={false}
          className="font-mono text-small"
        />
        <div className="flex flex-wrap gap-3">
          <Button kind="secondary" name="step" value="try">
            {t('delivery.try')}
          </Button>
          <Button name="step" value="import">
            {t('delivery.import')}
          </Button>
        </div>
      </EnhancedForm>
    </div>
  )
}
