import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox, TextInput } from '#ui/field.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { EmptyState } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { availabilityOf, availableQuantity } from '../../stock.ts'
import { stockRoom, stockSearchAddress, type StockedVariant, type StockSearch } from '../stock-list.ts'

export function StockFilter({ locale, search }: { locale: Locale; search: StockSearch }) {
  const t = translator(locale, 'staff-stock')
  return (
    <form action={stockRoom} role="search" className="grid gap-4 pb-8">
      <div className="max-w-xl">
        <TextInput id="stock-q" name="q" type="search" label={t('list.search')} defaultValue={search.words} />
      </div>
      <Checkbox id="stock-low" name="low" value="yes" label={t('list.low')} defaultChecked={search.isLow} />
      <div className="flex flex-wrap items-center gap-5">
        <Button kind="secondary">{t('list.find')}</Button>
        <a href={stockRoom} className="link inline-flex min-h-11 items-center">
          {t('list.clear')}
        </a>
      </div>
    </form>
  )
}

/** What lies on the shelves; each number leads to its ledger. */
export function StockTable({
  locale,
  search,
  variants,
  next,
}: {
  locale: Locale
  search: StockSearch
  variants: StockedVariant[]
  next: string | null
}) {
  const t = translator(locale, 'staff-stock')
  if (variants.length === 0) return <EmptyState title={t('list.empty')} />
  const columns = (['sku', 'name', 'onHand', 'reserved', 'available'] as const).map((key) => ({
    key,
    head: t(`list.columns.${key}`),
    isFigure: key !== 'sku' && key !== 'name',
  }))
  return (
    <div className="grid gap-6">
      <Table
        caption={t('list.caption')}
        isCaptionHidden
        columns={columns}
        rows={variants.map((variant) => ({
          key: String(variant.variantId),
          cells: [
            <a
              key="sku"
              className="link inline-flex min-h-6 items-center whitespace-nowrap"
              href={`/staff/stock/${variant.variantId}`}
            >
              {variant.sku}
            </a>,
            [variant.name, variant.label].filter(Boolean).join(', '),
            variant.onHand,
            variant.reserved,
            <Available key="available" locale={locale} variant={variant} />,
          ],
        }))}
      />
      {next !== null || search.after ? (
        <Pagination
          words={{ label: t('list.pages'), previous: t('list.previous'), next: t('list.next') }}
          position=""
          previous={search.after && stockRoom}
          next={next !== null ? stockSearchAddress(search, next) : null}
        />
      ) : null}
    </div>
  )
}

function Available({ locale, variant }: { locale: Locale; variant: StockedVariant }) {
  const t = translator(locale, 'staff-stock')
  const available = availableQuantity(variant)
  const availability = availabilityOf(available)
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-2">
      {availability === 'sold-out' ? <StateWord tone="critical">{t('list.soldOut')}</StateWord> : null}
      {availability === 'few-left' ? <StateWord tone="caution">{t('list.fewLeft')}</StateWord> : null}
      {available}
    </span>
  )
}
