import { Fragment } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { orderLists, searchLimit, type ListedOrder, type OrderList } from '../../order-list.ts'
import { toneOf } from '../../order-page.ts'

/** The lists somebody works through, and those one looks something up in. */
export function OrderLists({
  locale,
  current,
  counts,
}: {
  locale: Locale
  current: OrderList
  counts: Partial<Record<OrderList, number>>
}) {
  const t = translator(locale, 'staff-orders')
  return (
    <nav aria-label={t('lists.label')} className="border-b border-line">
      <ul className="flex flex-wrap gap-x-5">
        {orderLists.map((list) => (
          <li key={list}>
            <a
              href={`/staff/orders?list=${list}`}
              aria-current={list === current ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-11 items-center gap-2 border-b-2 font-medium no-underline',
                list === current ? 'border-accent text-accent' : 'border-transparent hover:text-accent',
              )}
            >
              {t(`lists.${list}`)}
              {counts[list] === undefined ? null : (
                <span className="figures font-semibold">{t('count', { count: counts[list] })}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Finds an order, in whatever list it stands, by its number, its parcel's, the beginning of an address, or a part of a name. */
export function OrderSearch({ locale, search }: { locale: Locale; search: string }) {
  const t = translator(locale, 'staff-orders')
  return (
    <form action="/staff/orders" method="get" role="search" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-0 max-w-full basis-96 gap-1.5">
        <label htmlFor="order-search" className="font-semibold">
          {t('search.label')}
        </label>
        <input
          id="order-search"
          type="search"
          name="search"
          defaultValue={search}
          maxLength={searchLimit}
          autoComplete="off"
          spellCheck={false}
          className="control"
        />
      </div>
      <Button kind="secondary">{t('search.go')}</Button>
    </form>
  )
}

/** Orders of a list, newest first. */
export function OrderTable({
  orders,
  locale,
  list,
}: {
  orders: ListedOrder[]
  locale: Locale
  list: OrderList
}) {
  const t = translator(locale, 'staff-orders')
  const words = translator(locale, 'orders')
  return (
    <Table
      caption={t(`lists.${list}`)}
      isCaptionHidden
      columns={[
        { key: 'number', head: t('table.number') },
        { key: 'state', head: t('table.state') },
        { key: 'placed', head: t('table.placed'), isWideOnly: true },
        { key: 'name', head: t('table.name'), isWideOnly: true },
        { key: 'delivery', head: t('table.delivery'), isWideOnly: true },
        { key: 'pieces', head: t('table.pieces'), isFigure: true, isWideOnly: true },
        { key: 'total', head: t('table.total'), isFigure: true },
      ]}
      rows={orders.map((order) => ({
        key: order.id,
        cells: [
          <Fragment key="number">
            <a
              href={`/staff/orders/${order.id}`}
              className="link inline-flex min-h-6 items-center whitespace-nowrap"
            >
              {order.number}
            </a>
            <span className="grid text-small font-normal sm:hidden">
              <span className="wrap-anywhere">{order.name ?? words('facts.removed')}</span>
              <span className="text-quiet">
                <Moment at={order.placedAt} locale={locale} />
              </span>
              <span className="text-quiet">
                {`${order.market} · ${order.deliveryName} · ${order.pieces}\u00a0×`}
              </span>
            </span>
          </Fragment>,
          <span key="state" className="flex flex-wrap gap-1">
            <StateWord tone={toneOf(order.word)}>{words(`word.${order.word}`)}</StateWord>
            {order.hasOpenWithdrawal ? <StateWord tone="critical">{t('table.withdrawn')}</StateWord> : null}
            {order.hasFailedRefund ? <StateWord tone="critical">{t('table.refundFailed')}</StateWord> : null}
            {order.dispute === 'open' ? <StateWord tone="critical">{t('dispute.open')}</StateWord> : null}
          </span>,
          <span key="placed" className="whitespace-nowrap">
            <Moment at={order.placedAt} locale={locale} />
          </span>,
          <span key="name" className="block min-w-36 wrap-anywhere">
            {order.name ?? words('facts.removed')}
          </span>,
          `${order.market} · ${order.deliveryName}`,
          order.pieces,
          <span key="total" className="whitespace-nowrap">
            {formatMoney(order.total, locale)}
          </span>,
        ],
      }))}
    />
  )
}
