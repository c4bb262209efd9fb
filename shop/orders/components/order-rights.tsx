import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { LinkButton } from '#ui/button.tsx'
import { typeset } from '#ui/typeset.tsx'
import { dateWords } from '../letters.ts'
import type { PlacedOrder } from '../placed-order.ts'
import { withdrawalDeadline } from '../withdrawal.ts'

interface Props {
  order: PlacedOrder
  trader: Trader
  locale: Locale
}

function periodWords({ order, locale }: Props): string {
  const t = translator(locale, 'orders')
  if (!order.deliveredAt) return t('rights.withdraw')
  const deadline = withdrawalDeadline(order.deliveredAt, order.market)
  return t('rights.withdrawUntil', { date: dateWords(deadline, { locale, market: order.market }).date })
}

/** The withdrawal function at the order itself (WD-03), complaints, and whom to ask. */
export function OrderRights(props: Props) {
  const { order, trader, locale } = props
  const t = translator(locale, 'orders')
  const legal = translator(locale, 'legal')
  const number = encodeURIComponent(order.number)
  const { email } = trader
  const phone = trader.phone.replaceAll(' ', '\u00a0')
  return (
    <section aria-labelledby="rights" className="no-print border-t border-ink pt-4">
      <h2 id="rights" className="text-title font-semibold tracking-tight">
        {t('rights.heading')}
      </h2>
      <div className="mt-4 grid justify-items-start gap-3">
        {order.withdrawnAt ? (
          <p className="border-l-4 border-accent bg-accent-soft px-4 py-3">
            {typeset(t('rights.withdrawn', dateWords(order.withdrawnAt, { locale, market: order.market })))}
          </p>
        ) : null}
        <p>{typeset(periodWords(props))}</p>
        <LinkButton kind="secondary" href={`${addressOf(locale, 'withdrawal')}?order=${number}`}>
          {legal('withdrawal.function')}
        </LinkButton>
        <a
          href={`${addressOf(locale, 'complaint')}?order=${number}`}
          className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11"
        >
          {t('rights.complaint')}
        </a>
        <p className="text-small text-quiet">{t('rights.help', { email, phone })}</p>
      </div>
    </section>
  )
}
