import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { RefundForm } from '#shop/checkout/staff/components/refund-form.tsx'
import { CancelForm, ReviewForm } from '#shop/checkout/staff/components/unpaid-forms.tsx'
import { findRefundForm } from '#shop/checkout/staff/queries.ts'
import { listInvoices } from '#shop/invoices/staff/queries.ts'
import { toneOf } from '#shop/orders/order-page.ts'
import { OrderContent, OrderPeople } from '#shop/orders/staff/components/order-content.tsx'
import {
  OrderEvents,
  OrderMails,
  OrderMoney,
  OrderNotes,
  OrderStock,
} from '#shop/orders/staff/components/order-history.tsx'
import { OrderLetters } from '#shop/orders/staff/components/order-letters.tsx'
import { OrderOutcome } from '#shop/orders/staff/components/order-outcome.tsx'
import { OrderSteps } from '#shop/orders/staff/components/order-steps.tsx'
import { findStaffOrder } from '#shop/orders/staff/queries/find-staff-order.ts'
import type { StaffOrder } from '#shop/orders/staff/staff-order.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { StateWord } from '#ui/state-word.tsx'
import { OrderInvoices } from '../order-invoices.tsx'
import { keptAction } from '../../kept-action.ts'
import { WorkshopHeading, workshopPage, type WorkshopVisit } from '../../workshop-page.tsx'

/** Forms by the part of the page they stand in. */
const forms: Record<string, string> = {
  steps: 'order-step',
  ship: 'order-ship',
  parcel: 'order-parcel',
  note: 'order-note',
  mails: 'order-mail',
  cancel: 'order-cancel',
  refund: 'order-refund',
  review: 'order-review',
}

type Seen = Pick<WorkshopVisit, 'staff' | 'locale' | 'search'> & {
  found: StaffOrder
  isFresh: boolean
}

async function Decisions({ staff, locale, search, found, isFresh }: Seen) {
  const { order } = found
  const open = search.open ?? ''
  const kept = await keptAction(locale, forms[open])
  const form = await findRefundForm(database(), staff, order.id)
  const isUnpaid = order.payment === 'pending' && order.fulfilment === 'open'
  return (
    <>
      <OrderSteps found={found} locale={locale} kept={kept} open={open} />
      {isUnpaid ? (
        <CancelForm orderId={order.id} locale={locale} kept={kept} isOpen={open === 'cancel'} />
      ) : null}
      {form ? (
        <RefundForm
          {...form}
          order={order}
          locale={locale}
          kept={kept}
          isFresh={isFresh}
          isOpen={open === 'refund'}
        />
      ) : null}
    </>
  )
}

async function Records({ staff, locale, search, found }: Seen) {
  const documents = await listInvoices(database(), staff, found.order.id)
  const kept = await keptAction(locale, forms[search.open ?? ''])
  return (
    <>
      <OrderPeople found={found} locale={locale} />
      <OrderInvoices documents={documents} locale={locale} />
      <OrderNotes found={found} locale={locale} kept={kept} />
      <OrderMails found={found} locale={locale} kept={kept} />
    </>
  )
}

export default workshopPage('orders:read', async ({ staff, locale, params, search }) => {
  const found = await findStaffOrder(database(), staff, params.id ?? '')
  if (!found) return null
  const words = translator(locale, 'orders')
  const { order, word } = found
  const isFresh = mayDo(staff, 'orders:refund', new Date()).ok
  const seen = { staff, locale, search, found, isFresh }
  const isInReview = order.payment === 'review'
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={<StateWord tone={toneOf(word)}>{words(`word.${word}`)}</StateWord>}
        title={words('title', { number: order.number })}
      />
      <div className="grid gap-8">
        <OrderOutcome locale={locale} done={search.done} />
        <OrderLetters found={found} locale={locale} />
        {isInReview ? (
          <ReviewForm
            orderId={order.id}
            locale={locale}
            kept={await keptAction(locale, forms[search.open ?? ''])}
            isFresh={isFresh}
            isOwner={staff.role === 'owner'}
          />
        ) : null}
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid content-start gap-10">
            <div>
              <Decisions {...seen} />
            </div>
            <OrderContent found={found} locale={locale} />
            <OrderMoney found={found} locale={locale} />
            <OrderEvents found={found} locale={locale} />
            <OrderStock found={found} locale={locale} />
          </div>
          <div className="grid content-start gap-10">
            <Records {...seen} />
          </div>
        </div>
      </div>
    </>
  )
})
