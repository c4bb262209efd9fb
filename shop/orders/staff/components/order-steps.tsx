import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { StaffOrder } from '../staff-order.ts'
import { Fold } from './fold.tsx'
import { LostParcel } from './lost-parcel.tsx'
import { OrderAction, type KeptAction } from './order-action.tsx'
import { ParcelFields } from './parcel-fields.tsx'

interface Props {
  found: StaffOrder
  locale: Locale
  kept: KeptAction | null
  /** The fold that is open when the page comes. */
  open: string
}

function Version({ found }: Pick<Props, 'found'>) {
  return <input type="hidden" name="version" value={found.version} />
}

/** Why the next step cannot be taken, where something stands in its way. */
function Obstacle({ found, locale }: Pick<Props, 'found' | 'locale'>) {
  const t = translator(locale, 'staff-orders')
  const { packed, shipped } = found.steps
  const reason = [packed, shipped].find((each) => each !== null && each !== 'not-now')
  if (!reason || reason === 'cancelled') return null
  return (
    <Notice tone={reason === 'not-paid' ? 'info' : 'caution'} title={t('steps.notNow')}>
      <p>{t(`steps.why.${reason}`)}</p>
    </Notice>
  )
}

function Shipping({ found, locale, kept }: Props) {
  const t = translator(locale, 'staff-orders')
  const { order, steps, market } = found
  if (steps.shipped) return null
  return (
    <OrderAction id="order-ship" orderId={order.id} path="ship" locale={locale} kept={kept}>
      <Version found={found} />
      <ParcelFields form="order-ship" locale={locale} market={market} kept={kept} />
      <Button className="justify-self-start">{t('steps.ship')}</Button>
      <p className="text-small text-quiet">{t('steps.shipHint')}</p>
    </OrderAction>
  )
}

function Correction({ found, locale, kept, open }: Props) {
  const t = translator(locale, 'staff-orders')
  const { order, market } = found
  if (order.fulfilment !== 'shipped' && order.fulfilment !== 'delivered') return null
  return (
    <Fold id="parcel" summary={t('steps.correct')} isOpen={open === 'parcel'}>
      <OrderAction id="order-parcel" orderId={order.id} path="parcel" locale={locale} kept={kept}>
        <Version found={found} />
        <ParcelFields
          form="order-parcel"
          locale={locale}
          market={market}
          kept={kept}
          carrier={order.carrier}
          trackingNumber={order.trackingNumber}
        />
        <Button kind="secondary" className="justify-self-start">
          {t('steps.correctSend')}
        </Button>
      </OrderAction>
    </Fold>
  )
}

/** The way of the goods: pack, send, arrived. */
export function OrderSteps({ found, locale, kept, open }: Props) {
  const t = translator(locale, 'staff-orders')
  const { order, steps } = found
  return (
    <section id="steps" aria-labelledby="steps-title" className="grid gap-5">
      <h2 id="steps-title" className="text-title font-semibold tracking-tight">
        {t('steps.title')}
      </h2>
      <Obstacle found={found} locale={locale} />
      {steps.packed === null ? (
        <div className="flex flex-wrap items-start gap-3">
          <OrderAction id="order-step" orderId={order.id} path="pack" locale={locale} kept={kept}>
            <Version found={found} />
            <Button className="justify-self-start">{t('steps.pack')}</Button>
          </OrderAction>
          <LinkButton kind="secondary" href={`/staff/orders/packing?order=${order.id}`}>
            {t('steps.packingList')}
          </LinkButton>
        </div>
      ) : null}
      <Shipping found={found} locale={locale} kept={kept} open={open} />
      {steps.delivered === null ? (
        <OrderAction id="order-step" orderId={order.id} path="deliver" locale={locale} kept={kept}>
          <Version found={found} />
          <Button className="justify-self-start">{t('steps.deliver')}</Button>
          <p className="text-small text-quiet">{t('steps.deliverHint')}</p>
        </OrderAction>
      ) : null}
      {order.fulfilment === 'delivered' ? <p>{t('steps.done')}</p> : null}
      {order.fulfilment === 'cancelled' ? <p>{t('steps.cancelled')}</p> : null}
      <Correction found={found} locale={locale} kept={kept} open={open} />
      <LostParcel found={found} locale={locale} />
    </section>
  )
}
