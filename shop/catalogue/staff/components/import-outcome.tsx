import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { fieldWords } from '../field-words.ts'
import { columnOf } from '../product-columns.ts'
import { productProblemWords } from '../problem-words.ts'
import type { ImportOutcome, ImportProblem, PlannedProduct } from '../import-outcome.ts'
import { figureWords, PlannedFigures } from './planned-figures.tsx'

/** More than this nobody reads on one page. */
const shown = 200

const tones = { new: 'info', changed: 'caution', same: 'neutral' } as const

/** What is wrong in a list, cell by cell. */
export function ImportProblems({ locale, problems }: { locale: Locale; problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null
  const t = translator(locale, 'staff-import')
  return (
    <Section id="problems" title={t('problems', { count: problems.length })}>
      <CellTable
        locale={locale}
        caption={t('problems', { count: problems.length })}
        about={t('columns.reason')}
        cells={problems}
        wordsOf={(problem) => problemWords(problem, locale)}
      />
    </Section>
  )
}

function problemWords({ column, key, facts = {} }: ImportProblem, locale: Locale): string {
  const t = translator(locale, 'staff-import')
  const { present } = facts
  const own =
    `problem.${key === 'priceMoved' && present === undefined ? 'priceGone' : key}` as 'problem.noTable'
  if (key.includes('.') || !t.has(own)) return productProblemWords(locale)({ key, facts })
  const figures = present === undefined ? {} : { present: figureWords(column, Number(present), locale) }
  return t(own, { ...facts, ...figures } as never)
}

/** What is only to be known of a list. */
export function ImportNotices({ locale, notices }: { locale: Locale; notices: readonly ImportProblem[] }) {
  if (notices.length === 0) return null
  const t = translator(locale, 'staff-import')
  function wordsOf({ key, facts = {} }: ImportProblem): string {
    const moment = facts.moment === undefined ? '' : momentWords(new Date(facts.moment), locale)
    return t(`notice.${key}` as 'notice.silenced', { ...facts, moment })
  }
  return (
    <Section id="notices" title={t('notices', { count: notices.length })}>
      <CellTable
        locale={locale}
        caption={t('notices', { count: notices.length })}
        about={t('columns.about')}
        cells={notices}
        wordsOf={wordsOf}
      />
    </Section>
  )
}

interface Cells {
  locale: Locale
  caption: string
  about: string
  cells: readonly ImportProblem[]
  wordsOf: (cell: ImportProblem) => string
}

function CellTable({ locale, caption, about, cells, wordsOf }: Cells) {
  const t = translator(locale, 'staff-import')
  return (
    <>
      <Table
        caption={caption}
        isCaptionHidden
        columns={[
          { key: 'line', head: t('columns.line') },
          { key: 'column', head: t('columns.column') },
          { key: 'reason', head: about },
        ]}
        rows={cells.slice(0, shown).map((cell, index) => ({
          key: String(index),
          cells: [String(cell.line), cell.column || '–', wordsOf(cell)],
        }))}
      />
      {cells.length > shown ? <p>{t('more', { count: cells.length - shown })}</p> : null}
    </>
  )
}

/** How the letters of a list were read, where that was not plain. */
export function ImportLetters({ locale, outcome }: { locale: Locale; outcome: ImportOutcome }) {
  const { letters, words } = outcome
  if (letters === 'utf-8') return null
  const t = translator(locale, 'staff-import')
  if (letters === 'utf-16') return <Notice tone="info" title={t('letters.utf-16')} />
  return (
    <Notice tone="caution" title={t('letters.windows', { name: letters.replace('w', 'W') })}>
      {words.length > 0 ? t('letters.words', { words: words.join(', ') }) : t('letters.noWords')}
    </Notice>
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
            { key: 'line', head: t('columns.line') },
            { key: 'key', head: t('columns.key') },
            { key: 'changes', head: t('columns.changes') },
          ]}
          rows={planned.slice(0, shown).map((product) => ({
            key: product.key,
            cells: [
              String(product.line),
              <span key="key" className="grid justify-items-start gap-1 whitespace-nowrap">
                {product.key}
                <StateWord tone={tones[product.kind]}>{t(`kind.${product.kind}`)}</StateWord>
              </span>,
              <div key="changes" className="grid gap-3">
                {product.offers.length > 0 ? (
                  <PlannedFigures locale={locale} figures={product.offers} />
                ) : null}
                {product.changes.length > 0 ? <Changes locale={locale} product={product} /> : null}
              </div>,
            ],
          }))}
        />
      )}
    </Section>
  )
}
