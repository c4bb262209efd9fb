import { randomUUID } from 'node:crypto'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { Facts, Table } from '#ui/table.tsx'
import { availableQuantity } from '../../stock.ts'
import type { LedgerLine, StockedVariant } from '../stock-list.ts'

const kinds = ['receive', 'adjust', 'count'] as const

export interface KeptMovement {
  values: Record<string, string>
  error: (field: string) => string | undefined
  problems: { fieldId: string | null; message: string }[]
}

/** What lies there, and the three ways to move it: never by writing a number over another. */
export function Shelf({
  locale,
  variant,
  kept,
}: {
  locale: Locale
  variant: StockedVariant
  kept: KeptMovement
}) {
  const t = translator(locale, 'staff-stock')
  return (
    <div className="grid gap-10">
      <div className="max-w-md">
        <Facts
          isWide
          rows={[
            [t('list.columns.onHand'), variant.onHand],
            [t('list.columns.reserved'), variant.reserved],
            [t('list.columns.available'), <strong key="available">{availableQuantity(variant)}</strong>],
          ]}
        />
      </div>
      <div className="grid gap-10 lg:grid-cols-3">
        {kinds.map((kind) => (
          <MovementForm key={kind} locale={locale} variant={variant} kind={kind} kept={kept} />
        ))}
      </div>
    </div>
  )
}

function MovementForm({
  locale,
  variant,
  kind,
  kept,
}: {
  locale: Locale
  variant: StockedVariant
  kind: (typeof kinds)[number]
  kept: KeptMovement
}) {
  const t = translator(locale, 'staff-stock')
  const id = `movement-${kind}`
  const isMine = kept.values.kind === kind
  const values = isMine ? kept.values : {}
  const error = (field: string) => (isMine ? kept.error(field) : undefined)
  return (
    <section aria-labelledby={`${id}-title`} className="grid content-start gap-4 border-t border-ink pt-3">
      <h2 id={`${id}-title`} className="text-lead font-semibold">
        {t(`shelf.${kind}.title`)}
      </h2>
      <WorkshopForm
        locale={locale}
        id={id}
        action="/staff/api/stock"
        className="grid gap-4"
        problems={isMine ? kept.problems.map((problem) => place(problem, id)) : []}
        problemsTitle={t('shelf.problems')}
      >
        <input type="hidden" name="variantId" value={variant.variantId} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="action" value={values.action || randomUUID()} />
        {kind === 'count' ? <input type="hidden" name="seen" value={variant.onHand} /> : null}
        <TextInput
          id={`${id}-quantity`}
          name="quantity"
          label={t(`shelf.${kind}.quantity`)}
          inputMode={kind === 'adjust' ? 'text' : 'numeric'}
          autoComplete="off"
          className="figures"
          defaultValue={values.quantity}
          error={error('quantity')}
          required
        />
        <TextInput
          id={`${id}-reason`}
          name="reason"
          label={t('shelf.reason')}
          defaultValue={values.reason}
          error={error('reason')}
          required
        />
        <Button kind={kind === 'receive' ? 'primary' : 'secondary'}>{t(`shelf.${kind}.submit`)}</Button>
      </WorkshopForm>
    </section>
  )
}

function place({ fieldId, message }: { fieldId: string | null; message: string }, form: string) {
  return { fieldId: fieldId && `${form}-${fieldId}`, message }
}

/** Who moved what, when and why: the whole truth about the number above. */
export function Ledger({ locale, lines }: { locale: Locale; lines: LedgerLine[] }) {
  const t = translator(locale, 'staff-stock')
  if (lines.length === 0) return <p className="text-quiet">{t('ledger.empty')}</p>
  const columns = (['at', 'kind', 'quantity', 'after', 'reason', 'who'] as const).map((key) => ({
    key,
    head: t(`ledger.columns.${key}`),
    isFigure: key === 'quantity' || key === 'after',
  }))
  return (
    <Table
      caption={t('ledger.caption')}
      columns={columns}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          momentWords(line.at, locale),
          <span key="kind">
            {t(`kind.${line.kind}` as 'kind.adjust')}
            {line.orderId && line.orderNumber ? ` (${line.orderNumber})` : null}
          </span>,
          signed(line),
          line.onHandAfter,
          line.reason,
          line.name ?? t('ledger.shop'),
        ],
      }))}
    />
  )
}

function signed({ kind, quantity }: LedgerLine): string {
  const out = kind === 'commit' ? -quantity : quantity
  return out > 0 ? `+${out}` : String(out).replace('-', '−')
}
