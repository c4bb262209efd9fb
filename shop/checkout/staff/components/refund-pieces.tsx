import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { PlacedOrder } from '#shop/orders/placed-order.ts'
import { keptField, type KeptAction } from '#shop/orders/staff/components/order-action.tsx'
import { FieldError } from '#ui/field.tsx'
import type { RefundableOrder } from '../../refund.ts'

/** Also what its fields' ids begin with. */
export const refundFormId = 'order-refund'
const id = refundFormId

interface Props {
  order: PlacedOrder
  refundable: RefundableOrder
  locale: Locale
  kept: KeptAction | null
}

function CountInput({
  name,
  label,
  maximum,
  kept,
  value,
}: {
  name: string
  label: string
  maximum: number
  kept: KeptAction | null
  value: number
}) {
  const field = keptField(kept, id, name)
  return (
    <span className="grid justify-items-end gap-1">
      <input
        id={`${id}-${name}`}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-describedby={`${id}-${name}-error`}
        aria-invalid={field.error ? true : undefined}
        defaultValue={field.value ?? String(value)}
        readOnly={maximum === 0}
        className="control figures max-w-20 text-right"
      />
      <FieldError id={`${id}-${name}`} error={field.error} />
    </span>
  )
}

/** Pieces that are paid back, and pieces that lie on the shelf again. */
export function RefundPieces({ order, refundable, locale, kept }: Props) {
  const t = translator(locale, 'staff-orders')
  const hasLeft = order.fulfilment === 'shipped' || order.fulfilment === 'delivered'
  return (
    <ul className="grid gap-4">
      {refundable.lines.map(({ variantId, quantity, refundedQuantity, restockableQuantity }) => {
        const line = order.lines.find((each) => each.variantId === variantId)
        const name = line ? `${line.name}, ${line.variantLabel}` : String(variantId)
        const left = quantity - refundedQuantity
        return (
          <li
            key={variantId}
            className="grid items-start gap-x-8 gap-y-2 border-b border-line pb-3 sm:grid-cols-2"
          >
            <span className="sm:col-span-2">
              {name}
              <span className="block text-small text-quiet">{t('refund.left', { left, quantity })}</span>
            </span>
            <span className="flex items-center justify-between gap-3 text-small">
              {t('refund.pieces')}
              <CountInput
                name={`pieces-${variantId}`}
                label={t('refund.piecesOf', { name })}
                maximum={left}
                kept={kept}
                value={0}
              />
            </span>
            <span className="flex items-center justify-between gap-3 text-small">
              {t('refund.restock', { left: restockableQuantity })}
              <CountInput
                name={`restock-${variantId}`}
                label={t('refund.restockOf', { name })}
                maximum={restockableQuantity}
                kept={kept}
                value={hasLeft ? 0 : restockableQuantity}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
