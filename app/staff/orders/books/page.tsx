import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { BookedMonths } from '#shop/invoices/staff/components/booked-months.tsx'
import { listBookedMonths } from '#shop/invoices/staff/queries.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

const orders = '/staff/orders'

export default workshopPage('orders:export', async ({ staff, locale }) => {
  const t = translator(locale, 'staff-orders')
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={t('books.title')}
        lead={t('books.lead')}
        kicker={
          <a href={orders} className="link">
            {t('title')}
          </a>
        }
      />
      <BookedMonths months={await listBookedMonths(database(), staff)} locale={locale} now={new Date()} />
    </>
  )
})
