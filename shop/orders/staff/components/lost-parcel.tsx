import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { LinkButton } from '#ui/button.tsx'
import { orderAddress } from '../order-forms.ts'
import type { StaffOrder } from '../staff-order.ts'
import { Fold } from './fold.tsx'

/** What is done when a parcel that has left does not arrive: until it does, the shop bears the risk (Directive 2011/83/EU art. 20). */
export function LostParcel({ found, locale }: { found: StaffOrder; locale: Locale }) {
  const t = translator(locale, 'staff-orders')
  const { order } = found
  if (order.fulfilment !== 'shipped' || order.payment !== 'paid') return null
  const ways = [
    { key: 'refund', link: t('lost.toRefund'), href: `${orderAddress(order.id)}?open=refund#refund` },
    { key: 'resend', link: t('lost.toStock'), href: '/staff/stock' },
  ] as const
  return (
    <Fold id="lost" summary={t('lost.title')}>
      <p className="max-w-[60ch]">{t('lost.lead')}</p>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        {ways.map(({ key, link, href }) => (
          <div key={key} className="grid content-start justify-items-start gap-3">
            <h3 className="font-semibold">{t(`lost.${key}Title`)}</h3>
            <p>{t(`lost.${key}`)}</p>
            <LinkButton kind="secondary" href={href}>
              {link}
            </LinkButton>
          </div>
        ))}
      </div>
    </Fold>
  )
}
