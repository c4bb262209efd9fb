import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { fieldWords } from '../field-words.ts'
import { columnOf } from '../product-columns.ts'
import { productProblemWords } from '../problem-words.ts'
import type { ImportOutcome, ImportProblem, PlannedProduct } from '../product-import.ts'

/** More than this nobody reads on one page. */
const shown = 200

const tones = { new: 'info', changed: 'caution', same: 'neutral' } as const

/** What is wrong in a list, cell by cell. */
export function ImportProblems({ locale, problems }: { locale: Locale; problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null
  const t = translator(locale, 'staff-import')
  const words = productProblemWords(locale)
  const rows = problems.slice(0, shown).map(({ line, column, key, facts = {} }, index) => ({
    key: String(index),
    cells: [String(line), column || '–', wordsOf({ key, facts })],
  }))
  function wordsOf({ key, facts }: { key: string; facts: Record<string, string | number> }): string {
    const own = `problem.${key}` as 'problem.noTable'
    return !key.includes('.') && t.has(own) ? t(own, facts as never) : words({ key, facts })
  }
  return (
    <Section id="problems" title={t('problems', { count: problems.length })}>
      <Table
        caption={t('problems', { count: problems.length })}
        isCaptionHidden
        columns={[
          { key: 'line', head: t('columns.line'), isFigure: true },
          { key: 'column', head: t('columns.column') },
          { key: 'reason', head: t('columns.reason') },
        ]}
        rows={rows}
      />
      {problems.length > shown ? <p>{t('more', { count: problems.length - shown })}</p> : null}
    </Section>
  )
}

function Changes({ locale, product }: { locale: Locale; product: PlannedProduct }) {
  const t = translator(locale, 'staff-import')
  const id = (field: string) => Number(field.split('.')[1] ?? 0)
  return (
    <ul className="grid gap-2 text-small">
      {product.changes.map(({ field, sku, before, after }) => (
        <li key={field} className="grid gap-0.5">
          <span className="font-semibold">
            {fieldWords(field, sku ? [{ id: id(field), sku }] : [], locale)}{' '}
            <span className="font-normal text-quiet">({columnOf(field)})</span>
          </span>
          {before === '' ? null : (
            <del className="wrap-anywhere text-quiet">
              <span className="sr-only">{t('before')}: </span>
              {before}
            </del>
          )}
          {after === '' ? (
            <span className="text-caution">{t('emptied')}</span>
          ) : (
            <ins className="wrap-anywhere no-underline">
              <span className="sr-only">{t('after')}: </span>
              {after}
            </ins>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What a list would do, product by product; those it leaves as they are are only counted. */
export function PlannedProducts({ locale, outcome }: { locale: Locale; outcome: ImportOutcome }) {
  const t = translator(locale, 'staff-import')
  const planned = outcome.products.filter(({ kind }) => kind !== 'same')
  const same = outcome.products.length - planned.length
  return (
    <Section id="changes" title={t('changes', { count: planned.length })}>
      {same > 0 ? <p>{t('same', { count: same })}</p> : null}
      {planned.length === 0 ? null : (
        <Table
          caption={t('changes', { count: planned.length })}
          isCaptionHidden
          columns={[
            { key: 'line', head: t('columns.line'), isFigure: true },
            { key: 'key', head: t('columns.key') },
            { key: 'changes', head: t('columns.changes') },
          ]}
          rows={planned.slice(0, shown).map((product) => ({
            key: product.key,
            cells: [
              String(product.line),
              <span key="key" className="grid justify-items-start gap-1">
                {product.key}
                <StateWord tone={tones[product.kind]}>{t(`kind.${product.kind}`)}</StateWord>
              </span>,
              <Changes key="changes" locale={locale} product={product} />,
            ],
          }))}
        />
      )}
    </Section>
  )
}
