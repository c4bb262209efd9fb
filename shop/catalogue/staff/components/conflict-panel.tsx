import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Comparison, FieldDifference } from '../field-differences.ts'
import { fieldWords } from '../field-words.ts'
import { productForm } from '../product-places.ts'
import type { ProductRecord } from '../product-record.ts'

interface Props {
  locale: Locale
  record: ProductRecord
  comparison: Comparison
  /** The version this editor began with. */
  mine: number
  /** Who saved meanwhile. */
  others: { name: string; at: Date }[]
}

/** Two editors of one product: both versions field by field; the form below holds them merged. */
export function ConflictPanel({ locale, record, comparison, mine, others }: Props) {
  const t = translator(locale, 'staff-catalogue')
  return (
    <div id="compare" className="grid gap-6">
      <Notice tone="caution" role="alert" title={t('compare.title')}>
        <p>{t('compare.lead', { mine, theirs: record.version })}</p>
        <ul className="text-small">
          {others.map(({ name, at }) => (
            <li key={at.getTime()}>{t('compare.by', { name, date: momentWords(at, locale) })}</li>
          ))}
        </ul>
      </Notice>
      <Differences locale={locale} record={record} kind="conflicts" differences={comparison.conflicts} />
      <Differences locale={locale} record={record} kind="theirs" differences={comparison.theirs} />
      <Differences locale={locale} record={record} kind="mine" differences={comparison.mine} />
    </div>
  )
}

function Differences({
  locale,
  record,
  kind,
  differences,
}: Pick<Props, 'locale' | 'record'> & {
  kind: 'conflicts' | 'theirs' | 'mine'
  differences: FieldDifference[]
}) {
  const t = translator(locale, 'staff-catalogue')
  if (differences.length === 0) return null
  const columns = {
    conflicts: ['base', 'theirs', 'mine'],
    theirs: ['base', 'theirs'],
    mine: ['base', 'mine'],
  } as const
  return (
    <section aria-labelledby={`compare-${kind}`} className="grid gap-3">
      <h2 id={`compare-${kind}`} className="text-lead font-semibold">
        {t(`compare.${kind}`)}
      </h2>
      <ul className="grid gap-4">
        {differences.map((difference) => {
          const id = `${productForm(record.id)}-${difference.field}`
          return (
            <li key={difference.field} className="grid gap-2 border-t border-line pt-3">
              <p className="flex flex-wrap items-center justify-between gap-x-6">
                <a className="link font-semibold" href={`#${id}`}>
                  {fieldWords(difference.field, record.variants, locale)}
                </a>
                {kind === 'conflicts' ? (
                  <Button
                    type="button"
                    kind="secondary"
                    data-theirs-for={id}
                    data-theirs={difference.theirs}
                    className="aria-pressed:border-accent aria-pressed:text-accent"
                  >
                    {t('compare.useTheirs')}
                  </Button>
                ) : null}
              </p>
              <dl className="grid gap-4 sm:auto-cols-fr sm:grid-flow-col">
                {columns[kind].map((column) => (
                  <div key={column}>
                    <dt className="text-small text-quiet">{t(`compare.columns.${column}`)}</dt>
                    <dd className="whitespace-pre-wrap">
                      {difference[column] || <span className="text-quiet">{t('compare.empty')}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
