import { randomUUID } from 'node:crypto'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Fold } from '#shop/orders/staff/components/fold.tsx'
import { keptField, OrderAction, type KeptAction } from '#shop/orders/staff/components/order-action.tsx'
import type { PlacedOrder } from '#shop/orders/placed-order.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money, type Money } from '#shop/pricing/money.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Fieldset, RadioCard, Select, TextInput } from '#ui/field.tsx'
import { Facts } from '#ui/table.tsx'
import { RefundPieces, refundFormId } from './refund-pieces.tsx'
import { leftAmount, refundReasons, type RefundableOrder } from '../../refund.ts'

const id = refundFormId

interface Props {
  order: PlacedOrder
  refundable: RefundableOrder
  currency: Currency
  /** How much this person may still pay back alone; null for an owner. */
  ownLimit: Money | null
  locale: Locale
  kept: KeptAction | null
  /** The person has proved a moment ago who it is. */
  isFresh: boolean
  isOpen: boolean
}

function Reason({ locale, kept }: Pick<Props, 'locale' | 'kept'>) {
  const t = translator(locale, 'staff-orders')
  const { error, value } = keptField(kept, id, 'reason')
  return (
    <Select
      id={`${id}-reason`}
      name="reason"
      label={t('refund.reason')}
      hint={t('refund.reasonHint')}
      options={[
        { value: '', label: t('refund.chooseReason') },
        ...refundReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) })),
      ]}
      defaultValue={value ?? ''}
      error={error}
    />
  )
}

function Amounts({
  refundable,
  currency,
  ownLimit,
  locale,
}: Pick<Props, 'refundable' | 'currency' | 'ownLimit' | 'locale'>) {
  const t = translator(locale, 'staff-orders')
  const words = (amount: number) => formatMoney(money(amount, currency), locale)
  return (
    <Facts
      rows={[
        [t('refund.paid'), words(refundable.paidAmount)],
        [t('refund.back'), words(refundable.refundedAmount)],
        [t('refund.rest'), <strong key="left">{words(leftAmount(refundable))}</strong>],
        ...(ownLimit ? ([[t('refund.limit'), formatMoney(ownLimit, locale)]] as [string, string][]) : []),
      ]}
    />
  )
}

function Kinds({
  order,
  refundable,
  currency,
  locale,
  kept,
}: Omit<Props, 'ownLimit' | 'isFresh' | 'isOpen'>) {
  const t = translator(locale, 'staff-orders')
  const kind = keptField(kept, id, 'kind')
  const amount = keptField(kept, id, 'amount')
  const shipping = keptField(kept, id, 'shipping')
  const left = formatMoney(money(leftAmount(refundable), currency), locale)
  const shippingLeft = refundable.shippingAmount - refundable.refundedShippingAmount
  return (
    <>
      <Fieldset id={`${id}-kind`} legend={t('refund.kind')} error={kind.error}>
        <div className="border border-edge">
          {(['rest', 'pieces', 'amount'] as const).map((each) => (
            <RadioCard
              key={each}
              id={`${id}-kind-${each}`}
              name="kind"
              value={each}
              defaultChecked={kind.value === each}
              label={t(`refund.kinds.${each}`)}
              detail={t(`refund.kindHints.${each}`)}
              aside={each === 'rest' ? left : null}
            />
          ))}
        </div>
      </Fieldset>
      <RefundPieces order={order} refundable={refundable} locale={locale} kept={kept} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          id={`${id}-shipping`}
          name="shipping"
          label={t('refund.shipping')}
          hint={t('refund.shippingHint', { left: formatMoney(money(shippingLeft, currency), locale) })}
          inputMode="decimal"
          autoComplete="off"
          error={shipping.error}
          defaultValue={shipping.value ?? ''}
        />
        <TextInput
          id={`${id}-amount`}
          name="amount"
          label={t('refund.amount', { currency })}
          hint={t('refund.amountHint')}
          inputMode="decimal"
          autoComplete="off"
          error={amount.error}
          defaultValue={amount.value ?? ''}
        />
      </div>
    </>
  )
}

/** Pays back in full, by pieces or an amount; asks for a fresh proof first, so that nothing typed is lost to it. */
export function RefundForm({ isFresh, isOpen, ...props }: Props) {
  const { order, refundable, locale, kept } = props
  const t = translator(locale, 'staff-orders')
  if (leftAmount(refundable) === 0) return null
  const back = encodeURIComponent(`/staff/orders/${order.id}?open=refund`)
  return (
    <Fold id="refund" summary={t('refund.title')} isOpen={isOpen}>
      <Amounts {...props} />
      {isFresh ? (
        <OrderAction
          id={id}
          orderId={order.id}
          path="refund"
          locale={locale}
          kept={kept}
          className="grid gap-5"
        >
          <input
            type="hidden"
            name="action"
            value={(kept?.form === id && kept.values.action) || randomUUID()}
          />
          <input type="hidden" name="seenLeft" value={leftAmount(refundable)} />
          <Reason locale={locale} kept={kept} />
          <Kinds {...props} />
          <Button className="justify-self-start">{t('refund.send')}</Button>
          <p className="text-small text-quiet">{t('refund.sendHint')}</p>
        </OrderAction>
      ) : (
        <div className="grid justify-items-start gap-3">
          <p>{t('refund.fresh')}</p>
          <LinkButton kind="secondary" href={`/staff/confirm?back=${back}`}>
            {t('refund.confirm')}
          </LinkButton>
        </div>
      )}
    </Fold>
  )
}
