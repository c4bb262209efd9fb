import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { namesOf, SettingsForm, TextFields } from '#shop/settings/staff/components/settings-form.tsx'
import { listKeptVatRates } from '#shop/settings/staff/queries.ts'
import { Select, TextInput } from '#ui/field.tsx'
import { ClosedMarkets, marketOptions } from '#shop/staff/components/closed-markets.tsx'
import { dayWords } from '#shop/staff/components/moment.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

const classes = ['food-supplement', 'standard'] as const

type Rate = Awaited<ReturnType<typeof listKeptVatRates>>[number]

function Rates({ locale, rates }: { locale: Locale; rates: readonly Rate[] }) {
  const t = translator(locale, 'staff-settings')
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <Table
      caption={t('vat.title')}
      columns={[
        { key: 'market', head: t('vat.market') },
        { key: 'class', head: t('vat.class') },
        { key: 'percent', head: t('vat.percent'), isFigure: true },
        { key: 'from', head: t('vat.from') },
        { key: 'source', head: t('vat.source'), isWideOnly: true },
      ]}
      rows={rates.map(({ market, taxClass, rateBasisPoints, validFrom, source }) => ({
        key: `${market} ${taxClass} ${validFrom.toISOString()}`,
        cells: [
          market,
          <span key="class">
            {classes.find((each) => each === taxClass)
              ? t(`vat.classes.${taxClass === 'standard' ? 'standard' : 'food-supplement'}`)
              : taxClass}
            <span className="block text-small text-quiet sm:hidden">{source}</span>
          </span>,
          percent.format(rateBasisPoints / 10_000),
          dayWords(validFrom, locale),
          source,
        ],
      }))}
    />
  )
}

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const rates = await listKeptVatRates(database(), staff)
  const served = await findServedMarkets(database())
  const isServed = (market: string) => served.some((each) => each === market)
  const closed = rates.filter(({ market }) => !isServed(market))
  const fields = [
    { name: 'percent', label: t('vat.percent') },
    { name: 'source', label: t('vat.source'), hint: t('vat.sourceHint') },
  ]
  const kept = await keptStaffForm(locale, 'vat', {
    ...namesOf(fields),
    market: t('vat.market'),
    taxClass: t('vat.class'),
    day: t('vat.from'),
  })
  return (
    <>
      <WorkshopHeading locale={locale} kicker={t('title')} title={t('vat.title')} lead={t('vat.lead')} />
      <div className="grid gap-10">
        {search.done ? <Notice tone="positive" role="status" title={t('saved')} /> : null}
        <Rates locale={locale} rates={rates.filter(({ market }) => isServed(market))} />
        {closed.length > 0 ? (
          <ClosedMarkets locale={locale}>
            <Rates locale={locale} rates={closed} />
          </ClosedMarkets>
        ) : null}
        <Section id="add-rate" title={t('vat.add')}>
          <SettingsForm
            locale={locale}
            id="vat"
            action="/staff/api/settings/vat"
            problems={kept.problems}
            submit={t('save')}
          >
            <div className="grid gap-5 md:grid-cols-3">
              <Select
                id="vat-market"
                name="market"
                label={t('vat.market')}
                options={marketOptions(locale, served)}
                defaultValue={kept.values.market}
                error={kept.problems.of('market')}
              />
              <Select
                id="vat-taxClass"
                name="taxClass"
                label={t('vat.class')}
                options={classes.map((each) => ({ value: each, label: t(`vat.classes.${each}`) }))}
                defaultValue={kept.values.taxClass}
                error={kept.problems.of('taxClass')}
              />
              <TextInput
                id="vat-day"
                name="day"
                type="date"
                label={t('vat.from')}
                defaultValue={kept.values.day}
                error={kept.problems.of('day')}
                required
              />
            </div>
            <TextFields form="vat" fields={fields} values={kept.values} problems={kept.problems} />
          </SettingsForm>
        </Section>
      </div>
    </>
  )
})
