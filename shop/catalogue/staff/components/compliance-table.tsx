import { Fragment } from 'react'
import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { EmptyState } from '#ui/page.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { Table } from '#ui/table.tsx'
import { typesetName } from '#ui/typeset.tsx'
import {
  complianceFilters,
  compliancePage,
  ruleOfKind,
  rowsPerPage,
  type ComplianceKind,
  type ComplianceList,
  type ComplianceRow,
  type ComplianceSearch,
} from '../compliance-list.ts'
import { productPlaces } from '../product-places.ts'

interface Props {
  locale: Locale
  search: ComplianceSearch
}

/** What the list is narrowed down by; a plain form whose answer is an address. */
export function ComplianceFilterForm({ locale, search, served }: Props & { served: readonly Market[] }) {
  const t = translator(locale, 'staff-compliance')
  const catalogue = translator(locale, 'staff-catalogue')
  const choices = [
    {
      name: 'market',
      label: t('filter.market'),
      value: search.market,
      options: served.map((market) => [market, catalogue(`market.${market}`)]),
    },
    {
      name: 'show',
      label: t('filter.show'),
      value: search.show,
      options: complianceFilters.map((filter) => [filter, t(`filter.${filter}`)]),
    },
  ]
  return (
    <form
      action={productPlaces.complianceList}
      role="search"
      className="grid items-end gap-4 pb-8 sm:grid-cols-3"
    >
      {choices.map(({ name, label, value, options }) => (
        <Field key={name} id={`compliance-${name}`} label={label}>
          <select
            id={`compliance-${name}`}
            name={name}
            defaultValue={value ?? ''}
            aria-describedby={`compliance-${name}-error`}
            className="control"
          >
            <option value="">{t('filter.all')}</option>
            {options.map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        </Field>
      ))}
      <div className="flex flex-wrap items-center gap-5">
        <Button kind="secondary">{t('filter.find')}</Button>
        <a href={productPlaces.complianceList} className="link inline-flex min-h-6 items-center">
          {t('filter.clear')}
        </a>
      </div>
    </form>
  )
}

/** Every product in every market it is meant for, the worst first. */
export function ComplianceTable({ locale, search, list }: Props & { list: ComplianceList }) {
  const t = translator(locale, 'staff-compliance')
  const { rows, total } = list
  if (rows.length === 0) return <EmptyState title={t('list.empty')} />
  const columns = (['product', 'market', 'missing', 'expiring'] as const).map((key) => ({
    key,
    head: t(`list.columns.${key}`),
    isWideOnly: key === 'expiring',
  }))
  const pageOf = (page: number) => compliancePage(productPlaces.complianceList, search, { page, total })
  return (
    <div className="grid gap-6">
      <p className="figures">{t('list.counts', { total, missing: list.missing, expiring: list.expiring })}</p>
      <Table
        caption={t('list.caption')}
        isCaptionHidden
        columns={columns}
        rows={rows.map((row) => ({ key: `${row.id} ${row.market}`, cells: cellsOf(row, locale) }))}
      />
      {total > rowsPerPage ? (
        <Pagination
          words={{ label: t('list.pages'), previous: t('list.previous'), next: t('list.next') }}
          position={t('list.position', { page: search.page, pages: Math.ceil(total / rowsPerPage) })}
          previous={pageOf(search.page - 1)}
          next={pageOf(search.page + 1)}
        />
      ) : null}
    </div>
  )
}

function cellsOf({ id, name, market, missing, expiring }: ComplianceRow, locale: Locale) {
  const t = translator(locale, 'staff-compliance')
  const catalogue = translator(locale, 'staff-catalogue')
  const anchor = market ? `#${market}` : ''
  return [
    <a
      key="product"
      className="link inline-flex min-h-6 items-center"
      href={productPlaces.compliance(id) + anchor}
    >
      {typesetName(name)}
    </a>,
    <span key="market">{market ? catalogue(`market.${market}`) : t('list.nowhere')}</span>,
    <Fragment key="missing">
      {missing.length === 0 ? (
        <StateWord tone="positive">{t('state.complete')}</StateWord>
      ) : (
        <Kinds kinds={missing} locale={locale} />
      )}
      <div className="pt-1 sm:hidden">
        <Kinds kinds={expiring} locale={locale} />
      </div>
    </Fragment>,
    <Kinds key="expiring" kinds={expiring} locale={locale} />,
  ]
}

function Kinds({ kinds, locale }: { kinds: readonly ComplianceKind[]; locale: Locale }) {
  const t = translator(locale, 'staff-compliance')
  if (kinds.length === 0) return null
  return (
    <ul className="grid gap-1">
      {kinds.map((kind) => (
        <li key={kind} className="text-caution">
          {t(`kind.${kind}`)} <span className="text-small text-quiet">{ruleOfKind[kind]}</span>
        </li>
      ))}
    </ul>
  )
}
