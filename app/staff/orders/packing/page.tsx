import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { PrintButton } from '#shop/orders/components/print-button.tsx'
import { PackingSlip } from '#shop/orders/staff/components/packing-slip.tsx'
import { listPackingSlips } from '#shop/orders/staff/queries/list-packing-slips.ts'
import { EmptyState } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('orders:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-orders')
  const one = /^ord_\w{1,40}$/.test(search.order ?? '') ? (search.order ?? null) : null
  const { slips, others } = await listPackingSlips(database(), staff, one)
  return (
    <>
      <div className="no-print pb-8">
        <WorkshopHeading locale={locale} title={t('packing.title')} lead={t('packing.lead')} />
        {slips.length > 0 ? <PrintButton label={t('packing.print')} /> : null}
        {others > 0 ? <p className="mt-4 font-semibold">{t('packing.more', { count: others })}</p> : null}
      </div>
      {slips.length === 0 ? <EmptyState title={t('packing.none')} /> : null}
      {slips.map(({ order, note }) => (
        <PackingSlip key={order.id} order={order} note={note} locale={locale} />
      ))}
    </>
  )
})
