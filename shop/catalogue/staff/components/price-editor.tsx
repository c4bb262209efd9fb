import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import { intervalAt, priceIntervals } from '#shop/pricing/price-history.ts'
import { reductionAt } from '#shop/pricing/reduction.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox, TextInput } from '#ui/field.tsx'
import { ErrorSummary, type SummaryProblem } from '#ui/notice.tsx'
import { Disclosure } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import type { PreviewedPhase } from '../../price-preview-words.ts'
import { priceForm, type PricedVariant } from '../price-view.ts'
import { productPlaces } from '../product-places.ts'
import { PricePreview } from './price-preview.tsx'

export interface PriceFormView {
  values: Record<string, string>
  error: (field: string) => string | undefined
  problems: SummaryProblem[]
  /** What the shopper would read, where it was asked. */
  preview: PreviewedPhase[] | null
  /** Announcements planned before that this price would silence. */
  silenced: Date[]
}

interface Props {
  locale: Locale
  productId: number
  variant: PricedVariant
  market: Market
  form: PriceFormView
  now: Date
}

/** One variant in one market: what it costs, what is planned, and the form for the next price. */
export function PriceEditor(props: Props) {
  const { locale, variant, market, now } = props
  const t = translator(locale, 'staff-catalogue')
  const history = variant.histories[market]
  const current = intervalAt(priceIntervals(history), now)
  const reduction = reductionAt(history, market, now)
  const id = priceForm(variant.id, market)
  return (
    <section aria-labelledby={`${id}-title`} className="grid content-start gap-5 border-t border-line pt-4">
      <h3 id={`${id}-title`} className="flex flex-wrap items-baseline justify-between gap-x-6 font-semibold">
        <span>
          {variant.sku} · {t(`market.${market}`)}
        </span>
        <span className="figures text-lead">{amountWords(current?.amount ?? null, market, locale)}</span>
      </h3>
      {reduction ? (
        <p className="text-small">
          <StateWord tone="flare">{t('prices.reduced')}</StateWord>{' '}
          {t('prices.percent', { percent: reduction.percent, prior: formatMoney(reduction.prior, locale) })}
        </p>
      ) : null}
      <Planned {...props} />
      <PriceForm {...props} id={id} />
      <History {...props} />
    </section>
  )
}

function amountWords(amount: number | null, market: Market, locale: Locale): string {
  if (amount === null) return translator(locale, 'staff-catalogue')('prices.notSold')
  return formatMoney(money(amount, marketFacts(market).currency), locale)
}

function Planned({ locale, productId, variant, market, now }: Props) {
  const t = translator(locale, 'staff-catalogue')
  const planned = priceIntervals(variant.histories[market]).filter(({ from }) => from > now)
  return (
    <div className="grid gap-2">
      <h4 className="text-small font-semibold">{t('prices.planned')}</h4>
      {planned.length === 0 ? <p className="text-small text-quiet">{t('prices.noneplanned')}</p> : null}
      {planned.map(({ from, amount, announced }) => (
        <form
          key={from.getTime()}
          method="post"
          action="/staff/api/prices/cancel"
          className="flex flex-wrap items-center justify-between gap-x-6 border-l-4 border-accent pl-3"
        >
          <span className="figures">
            {momentWords(from, locale)}: <strong>{amountWords(amount, market, locale)}</strong>
            {announced ? ` (${t('prices.reduced')})` : null}
          </span>
          <input type="hidden" name="productId" value={productId} />
          <input type="hidden" name="variantId" value={variant.id} />
          <input type="hidden" name="market" value={market} />
          <input type="hidden" name="validFrom" value={from.toISOString()} />
          <Button kind="quiet">{t('prices.cancel')}</Button>
        </form>
      ))}
    </div>
  )
}

/** Asked first, recorded then: the same form leads to the preview and, by its other button, writes. */
function PriceForm({ locale, productId, variant, market, form, id }: Props & { id: string }) {
  const t = translator(locale, 'staff-catalogue')
  return (
    <form id={id} action={productPlaces.prices(productId)} className="grid gap-4">
      <ErrorSummary id={`${id}-problems`} title={t('prices.wrong')} problems={form.problems} />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="variantId" value={variant.id} />
      <input type="hidden" name="market" value={market} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          id={`${id}-amount`}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          label={t('prices.amount', { currency: marketFacts(market).currency })}
          defaultValue={form.values.amount}
          error={form.error('amount')}
        />
        <TextInput
          id={`${id}-from`}
          name="from"
          type="datetime-local"
          label={t('prices.from')}
          hint={marketFacts(market).timeZone}
          defaultValue={form.values.from}
          error={form.error('from')}
        />
      </div>
      <Checkbox
        id={`${id}-announced`}
        name="announced"
        value="yes"
        defaultChecked={form.values.announced === 'yes'}
        label={t('prices.announced')}
        hint={t('prices.announcedHint')}
        error={form.error('announced')}
      />
      <Checkbox
        id={`${id}-withdraw`}
        name="withdraw"
        value="yes"
        defaultChecked={form.values.withdraw === 'yes'}
        label={t('prices.withdraw')}
      />
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary">{t('prices.look')}</Button>
        <Button formAction="/staff/api/prices" formMethod="post">
          {t('prices.save')}
        </Button>
      </div>
      {form.preview ? <PricePreview locale={locale} phases={form.preview} silenced={form.silenced} /> : null}
    </form>
  )
}

function History({ locale, variant, market }: Props) {
  const t = translator(locale, 'staff-catalogue')
  const columns = (['from', 'price', 'reduction', 'who'] as const).map((key) => ({
    key,
    head: t(`prices.columns.${key}`),
    isFigure: key === 'price',
  }))
  return (
    <Disclosure summary={t('prices.history')}>
      <Table
        caption={`${variant.sku} · ${t(`market.${market}`)}`}
        columns={columns}
        rows={variant.histories[market].toReversed().map((price, index) => ({
          key: String(index),
          cells: [
            momentWords(price.validFrom, locale),
            amountWords(price.amount, market, locale),
            price.announced ? t('prices.reduced') : '',
            price.name ?? '–',
          ],
        }))}
      />
    </Disclosure>
  )
}
