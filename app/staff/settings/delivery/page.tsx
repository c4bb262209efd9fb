import { languageOf, markets, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import type { DeliveryRow } from '#shop/settings/delivery-row.ts'
import { DeliveryForm, deliveryFieldNames } from '#shop/settings/staff/components/delivery-form.tsx'
import { PickupImport } from '#shop/settings/staff/components/pickup-import.tsx'
import { countPickupPoints, listAllDeliveryMethods } from '#shop/settings/staff/queries.ts'
import { ClosedMarkets } from '#shop/staff/components/closed-markets.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

function outcome(locale: Locale, search: Record<string, string>): string | null {
  const t = translator(locale, 'staff-settings')
  const points = Number(search.points) || 0
  const market = markets.find((each) => each === search.market) ?? ''
  if (search.done === 'delivery') return t('saved')
  if (search.done === 'try') return t('delivery.tried', { market, points })
  if (search.done === 'import') return t('delivery.imported', { market, points })
  return null
}

function Methods({ locale, methods }: { locale: Locale; methods: readonly DeliveryRow[] }) {
  const t = translator(locale, 'staff-settings')
  return (
    <ul className="border-t border-ink">
      {methods.map((method) => (
        <li
          key={`${method.market} ${method.key}`}
          className="flex flex-wrap items-baseline gap-x-5 gap-y-1 border-b border-line py-3"
        >
          <a
            className="link font-semibold"
            href={`/staff/settings/delivery?market=${method.market}&method=${method.key}#edit-delivery`}
          >
            {method.market} · {method.texts[languageOf(locale)]?.name ?? method.key}
          </a>
          <span className="figures">
            {formatMoney(money(method.amount, method.currency as Currency), locale)}
          </span>
          {method.freeFromAmount === null ? null : (
            <span className="figures text-quiet">
              {t('delivery.freeFrom')}{' '}
              {formatMoney(money(method.freeFromAmount, method.currency as Currency), locale)}
            </span>
          )}
          {method.active ? null : <StateWord tone="caution">{t('delivery.notOffered')}</StateWord>}
        </li>
      ))}
    </ul>
  )
}

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const [methods, points, served, kept, keptPickup] = await Promise.all([
    listAllDeliveryMethods(database(), staff),
    countPickupPoints(database(), staff),
    findServedMarkets(database()),
    keptStaffForm(locale, 'delivery', deliveryFieldNames(locale)),
    keptStaffForm(locale, 'pickup', { market: t('delivery.market'), csv: t('delivery.csv') }),
  ])
  const shown = methods.find(({ market, key }) => market === search.market && key === search.method) ?? null
  const closed = methods.filter(({ market }) => !served.includes(market))
  const said = outcome(locale, search)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('title')}
        title={t('delivery.title')}
        lead={t('delivery.lead')}
      />
      <div className="grid gap-10">
        {said ? <Notice tone="positive" role="status" title={said} /> : null}
        <Methods locale={locale} methods={methods.filter(({ market }) => served.includes(market))} />
        {closed.length > 0 ? (
          <ClosedMarkets locale={locale}>
            <Methods locale={locale} methods={closed} />
          </ClosedMarkets>
        ) : null}
        <Section
          id="edit-delivery"
          title={
            shown
              ? `${shown.market} · ${shown.texts[languageOf(locale)]?.name ?? shown.key}`
              : t('delivery.add')
          }
        >
          <DeliveryForm
            key={`${shown?.market} ${shown?.key}`}
            locale={locale}
            row={shown}
            served={served}
            values={kept.values}
            problems={kept.problems}
          />
        </Section>
        <Section id="pickup-points" title={t('delivery.points')}>
          <PickupImport
            locale={locale}
            counts={points}
            served={served}
            values={keptPickup.values}
            problems={keptPickup.problems}
          />
        </Section>
      </div>
    </>
  )
})
