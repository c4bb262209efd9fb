import { markets } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { isOrderList, readPlace, writePlace, type OrderList } from '#shop/orders/order-list.ts'
import { OrderLists, OrderSearch, OrderTable } from '#shop/orders/staff/components/order-table.tsx'
import { isParcelList } from '#shop/orders/staff/exports/parcel.ts'
import { countWork, listOrders } from '#shop/orders/staff/queries/list-orders.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { LinkButton } from '#ui/button.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { EmptyState } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

function wishOf(search: Record<string, string>) {
  const asked = search.list ?? ''
  const list: OrderList = isOrderList(asked) ? asked : search.search ? 'all' : 'to-pack'
  return {
    list,
    search: search.search ?? '',
    market: markets.find((each) => each === search.market) ?? null,
    after: readPlace(search.after ?? ''),
  }
}

function addressWith({ list, search, after }: { list: OrderList; search: string; after?: string }): string {
  const query = new URLSearchParams({ list, ...(search && { search }), ...(after && { after }) })
  return `/staff/orders?${query}`
}

export default workshopPage('orders:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-orders')
  const wish = wishOf(search)
  const [{ orders, next }, counts] = await Promise.all([
    listOrders(database(), staff, wish),
    countWork(database(), staff),
  ])
  const place = { list: wish.list, search: wish.search }
  return (
    <>
      <WorkshopHeading locale={locale} title={t('title')} lead={t(`listLeads.${wish.list}`)} />
      <div className="grid gap-6">
        <OrderLists locale={locale} current={wish.list} counts={counts} />
        <div className="flex flex-wrap items-end justify-between gap-4">
          <OrderSearch locale={locale} search={wish.search} />
          <div className="flex flex-wrap gap-3">
            {wish.list === 'to-pack' ? (
              <LinkButton kind="secondary" href="/staff/orders/packing">
                {t('steps.packingLists')}
              </LinkButton>
            ) : null}
            {isOffered(staff.role, 'orders:export') ? (
              <>
                {isParcelList(wish.list) ? (
                  <LinkButton
                    kind="quiet"
                    href={`/staff/api/orders/export/carrier?list=${wish.list}`}
                    download
                  >
                    {t('carrierList.link')}
                  </LinkButton>
                ) : null}
                <LinkButton kind="quiet" href={`/staff/api/orders/export?list=${wish.list}`} download>
                  {t('export.link')}
                </LinkButton>
                <LinkButton kind="quiet" href={`/staff/api/orders/export/lines?list=${wish.list}`} download>
                  {t('lineList.link')}
                </LinkButton>
                <LinkButton kind="quiet" href="/staff/orders/books">
                  {t('books.link')}
                </LinkButton>
              </>
            ) : null}
          </div>
        </div>
        {orders.length === 0 ? (
          <EmptyState title={wish.search ? t('search.none') : t('listEmpty')} />
        ) : (
          <OrderTable orders={orders} locale={locale} list={wish.list} />
        )}
        {wish.after || next ? (
          <Pagination
            words={{ label: t('pages.label'), previous: t('pages.previous'), next: t('pages.next') }}
            position={t('pages.position', { shown: orders.length })}
            previous={wish.after ? addressWith(place) : null}
            next={next && addressWith({ ...place, after: writePlace(next) })}
          />
        ) : null}
      </div>
    </>
  )
})
