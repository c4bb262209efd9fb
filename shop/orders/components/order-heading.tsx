import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { typeset } from '#ui/typeset.tsx'
import { dateWords } from '../letters.ts'
import { orderWord, type OrderWord } from '../order.ts'
import { isPayable, isWaiting, refreshSeconds, toneOf } from '../order-page.ts'
import type { PlacedOrder } from '../placed-order.ts'
import { OrderWatch } from './order-watch.tsx'

export interface OrderViewProps {
  order: PlacedOrder
  token: string
  locale: Locale
  /** Which look of a page that refreshes itself comes next; null when it has looked often enough. */
  nextLook: number | null
}

function leadOf({ order, locale }: OrderViewProps, word: OrderWord): string {
  const t = translator(locale, 'orders')
  const moment = (at: Date) => dateWords(at, { locale, market: order.market })
  switch (word) {
    case 'awaiting-payment':
      return isPayable(order)
        ? t('lead.awaiting-payment', { time: moment(order.sessionExpiresAt).time })
        : t('lead.awaiting-closed')
    case 'refunded':
      return t('lead.refunded', { amount: formatMoney(order.refunded, locale) })
    case 'paid':
      return order.email ? t('lead.paid', { email: order.email }) : t('lead.paidShort')
    case 'shipped':
      return order.shippedAt
        ? t('lead.shipped', { date: moment(order.shippedAt).date })
        : t('lead.shippedShort')
    case 'delivered':
      return order.deliveredAt
        ? t('lead.delivered', { date: moment(order.deliveredAt).date })
        : t('lead.deliveredShort')
    default:
      return t(`lead.${word}`)
  }
}

function CancelForm({ token, locale, then }: { token: string; locale: Locale; then: 'cart' | 'order' }) {
  const t = translator(locale, 'orders')
  return (
    <form action="/api/checkout/cancel" method="post">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="then" value={then} />
      <Button kind={then === 'cart' ? 'secondary' : 'quiet'}>
        {then === 'cart' ? t('actions.change') : t('actions.cancel')}
      </Button>
    </form>
  )
}

function Actions({ order, token, locale }: OrderViewProps) {
  const t = translator(locale, 'orders')
  const word = orderWord(order)
  if (word === 'awaiting-payment') {
    return (
      <div className="no-print flex flex-wrap items-center gap-3">
        {isPayable(order) && order.sessionUrl ? (
          <LinkButton kind="buy" href={order.sessionUrl} rel="noreferrer">
            {t('actions.pay')}
          </LinkButton>
        ) : null}
        <CancelForm token={token} locale={locale} then="cart" />
        <CancelForm token={token} locale={locale} then="order" />
      </div>
    )
  }
  if (word === 'payment-expired' || word === 'payment-failed') {
    return (
      <div className="no-print flex flex-wrap items-center gap-3">
        <LinkButton href={addressOf(locale, 'cart')}>{t('actions.cart')}</LinkButton>
      </div>
    )
  }
  return null
}

/** Asks by script, else by refreshing the page; both end by themselves. */
function Waiting({ order, token, locale, nextLook }: OrderViewProps) {
  const t = translator(locale, 'orders')
  const word = orderWord(order)
  if (!isWaiting(word, order)) return null
  const page = addressOf(locale, 'order', { token })
  return (
    <div className="no-print flex flex-wrap items-baseline gap-x-4 gap-y-1 text-small text-quiet">
      <OrderWatch
        address={`/api/orders/${token}`}
        word={word}
        words={{ now: t('waiting.now'), later: t('waiting.later') }}
      />
      {nextLook === null ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={`${refreshSeconds};url=${page}?look=${nextLook}`} />
        </noscript>
      )}
      <a href={page} className="link tap">
        {t('waiting.again')}
      </a>
    </div>
  )
}

/** What state the order is in, in one sentence, and what can be done about it now. */
export function OrderHeading(props: OrderViewProps) {
  const { order, locale } = props
  const t = translator(locale, 'orders')
  const word = orderWord(order)
  return (
    <header className="grid gap-5 py-8 md:py-12">
      <p className="flex flex-wrap items-center gap-3 text-small font-semibold text-accent">
        {t('title', { number: order.number })}
        <StateWord tone={toneOf(word)}>{t(`word.${word}`)}</StateWord>
      </p>
      <h1 className="max-w-3xl text-display font-semibold tracking-tight">{t(`heading.${word}`)}</h1>
      <p className="max-w-[58ch] text-lead text-quiet">{typeset(leadOf(props, word))}</p>
      <Actions {...props} />
      <Waiting {...props} />
    </header>
  )
}
