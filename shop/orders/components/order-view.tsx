import { translator } from '#i18n/translator.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { orderWord } from '../order.ts'
import { isUnpaid } from '../order-page.ts'
import { AgainForm } from './again-form.tsx'
import { OrderDetails } from './order-facts.tsx'
import { OrderHeading, type OrderViewProps } from './order-heading.tsx'
import { OrderLabels } from './order-labels.tsx'
import { OrderLines, VatTable } from './order-lines.tsx'
import { OrderReceipts } from './order-receipts.tsx'
import { OrderRights } from './order-rights.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { PrintButton } from './print-button.tsx'

/** An order as its buyer sees it: its state, what was bought, the VAT, and every right that comes with it. */
export function OrderView({ trader, ...props }: OrderViewProps & { trader: Trader }) {
  const { order, locale } = props
  const t = translator(locale, 'orders')
  const wasPaid = !isUnpaid(orderWord(order))
  return (
    <>
      <OrderHeading {...props} />
      <div className="grid items-start gap-x-16 gap-y-12 lg:grid-cols-[1fr_21rem] lg:grid-rows-[auto_1fr] print:block print:space-y-8">
        <div className="lg:col-start-2">
          <OrderTimeline order={order} locale={locale} />
        </div>
        <div className="grid gap-12 lg:col-start-1 lg:row-span-2 lg:row-start-1 print:space-y-8">
          <OrderLines order={order} locale={locale} />
          <div className="grid gap-4">
            <VatTable order={order} locale={locale} />
            {wasPaid ? (
              <div className="no-print flex flex-wrap gap-3">
                <AgainForm token={props.token} locale={locale} />
                <PrintButton label={t('print')} />
              </div>
            ) : null}
          </div>
          <OrderReceipts order={order} token={props.token} locale={locale} />
          <OrderDetails order={order} trader={trader} locale={locale} />
          <OrderLabels order={order} locale={locale} />
        </div>
        {wasPaid ? (
          <div className="lg:col-start-2">
            <OrderRights order={order} trader={trader} locale={locale} />
          </div>
        ) : null}
      </div>
    </>
  )
}
