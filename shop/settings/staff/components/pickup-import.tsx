import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { marketOptions } from '#shop/staff/components/closed-markets.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Select, TextArea } from '#ui/field.tsx'

interface Props {
  locale: Locale
  counts: { market: string; active: number }[]
  /** The markets the shop sells to: points elsewhere are kept and not told of. */
  served: readonly Market[]
  values: Record<string, string>
  problems: FormProblems
}

/** Takes a list of pickup points as CSV: tried first, or put in the place of the present one. */
export function PickupImport({ locale, counts, served, values, problems }: Props) {
  const t = translator(locale, 'staff-settings')
  return (
    <div className="grid gap-5">
      <ul>
        {served
          .flatMap((market) => counts.filter((count) => count.market === market))
          .map(({ market, active }) => (
            <li key={market}>{t('delivery.pointsLead', { market, active })}</li>
          ))}
      </ul>
      <WorkshopForm
        locale={locale}
        id="pickup"
        action="/staff/api/settings/pickup-points"
        className="grid gap-5"
        problems={problems.summary}
      >
        <Select
          id="pickup-market"
          name="market"
          label={t('delivery.market')}
          options={marketOptions(locale, served)}
          defaultValue={values.market}
          error={problems.of('market')}
          className="max-w-40"
        />
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
      </WorkshopForm>
    </div>
  )
}
