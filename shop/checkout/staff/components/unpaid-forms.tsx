import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Fold } from '#shop/orders/staff/components/fold.tsx'
import { OrderAction, type KeptAction } from '#shop/orders/staff/components/order-action.tsx'
import { Button, LinkButton } from '#ui/button.tsx'

interface Props {
  orderId: string
  locale: Locale
  kept: KeptAction | null
  isOpen: boolean
}

/** Gives up an order that nobody has paid. */
export function CancelForm({ orderId, locale, kept, isOpen }: Props) {
  const t = translator(locale, 'staff-orders')
  return (
    <Fold id="cancel" summary={t('cancel.title')} isOpen={isOpen}>
      <p>{t('cancel.text')}</p>
      <OrderAction id="order-cancel" orderId={orderId} path="cancel" locale={locale} kept={kept}>
        <Button kind="secondary" className="justify-self-start">
          {t('cancel.send')}
        </Button>
      </OrderAction>
    </Fold>
  )
}

/** The owner's word on money that does not fit its order. */
export function ReviewForm({
  orderId,
  locale,
  kept,
  isFresh,
  isOwner,
}: Omit<Props, 'isOpen'> & { isFresh: boolean; isOwner: boolean }) {
  const t = translator(locale, 'staff-orders')
  const back = encodeURIComponent(`/staff/orders/${orderId}?open=review`)
  return (
    <section
      id="review"
      aria-labelledby="review-title"
      className="grid gap-3 border-l-4 border-caution bg-caution-soft px-4 py-4"
    >
      <h2 id="review-title" className="text-lead font-semibold">
        {t('review.title')}
      </h2>
      <p className="max-w-prose">{t('review.text')}</p>
      {isOwner ? null : <p className="font-semibold">{t('review.ownerOnly')}</p>}
      {isOwner && !isFresh ? (
        <LinkButton kind="secondary" href={`/staff/confirm?back=${back}`} className="justify-self-start">
          {t('refund.confirm')}
        </LinkButton>
      ) : null}
      {isOwner && isFresh ? (
        <OrderAction
          id="order-review"
          orderId={orderId}
          path="review"
          locale={locale}
          kept={kept}
          className="grid gap-3"
        >
          <div className="flex flex-wrap gap-3">
            <Button name="decision" value="accept">
              {t('review.accept')}
            </Button>
            <Button kind="secondary" name="decision" value="pay-back">
              {t('review.payBack')}
            </Button>
          </div>
        </OrderAction>
      ) : null}
    </section>
  )
}
