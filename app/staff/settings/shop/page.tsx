import { markets } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { money, toDecimal } from '#shop/pricing/money.ts'
import { namesOf, SettingsForm, TextFields } from '#shop/settings/staff/components/settings-form.tsx'
import { findShopSettings } from '#shop/settings/staff/queries.ts'
import { Notice } from '#ui/notice.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const { sender, refundLimits } = await findShopSettings(database(), staff)
  const limits = markets.map((market) => {
    const { clerkRefundLimit } = marketFacts(market)
    const { currency } = clerkRefundLimit
    const limit = money(refundLimits[currency] ?? clerkRefundLimit.amount, currency)
    return { name: `limit${currency}`, label: t('shop.limit', { currency }), value: toDecimal(limit) }
  })
  const fields = [
    { name: 'sender', label: t('shop.sender'), hint: t('shop.senderHint'), value: sender },
    ...limits,
  ]
  const kept = await keptStaffForm(locale, 'shop', namesOf(fields))
  return (
    <>
      <WorkshopHeading locale={locale} kicker={t('title')} title={t('shop.title')} lead={t('shop.lead')} />
      <div className="grid gap-6">
        {search.done ? <Notice tone="positive" role="status" title={t('saved')} /> : null}
        <SettingsForm
          locale={locale}
          id="shop"
          action="/staff/api/settings/shop"
          problems={kept.problems}
          submit={t('save')}
        >
          <TextFields form="shop" fields={fields} values={kept.values} problems={kept.problems} />
        </SettingsForm>
      </div>
    </>
  )
})
