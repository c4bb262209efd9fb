import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Column {
  key: string
  head: ReactNode
  /** Set as a figure: right-aligned, tabular. */
  isFigure?: boolean
  /** Left out on a telephone, where the first cell says it, too. */
  isWideOnly?: boolean
}

export interface Row {
  key: string
  /** The first cell names the row. */
  cells: ReactNode[]
}

/** Set as one sets a timetable: rules between rows, figures to the right, the first cell is the row's name. */
export function Table({
  caption,
  columns,
  rows,
  isCaptionHidden = false,
}: {
  caption: string
  columns: Column[]
  rows: Row[]
  isCaptionHidden?: boolean
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
    <div role="group" aria-label={caption} tabIndex={0} className="-mx-1.5 overflow-x-auto px-1.5">
      <table className="figures w-full border-collapse text-left">
        <caption className={isCaptionHidden ? 'sr-only' : 'pb-2 text-left text-small text-quiet'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  'border-b-2 border-ink py-2 pr-4 align-bottom text-small font-semibold last:pr-0',
                  column.isFigure && 'text-right',
                  column.isWideOnly && 'max-sm:hidden',
                )}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => {
                const look = 'border-b border-line py-2.5 pr-4 align-top last:pr-0'
                if (index === 0) {
                  return (
                    <th key={columns[0]?.key} scope="row" className={classNames(look, 'font-medium')}>
                      {cell}
                    </th>
                  )
                }
                const column = columns[index]
                return (
                  <td
                    key={column?.key ?? index}
                    className={classNames(
                      look,
                      column?.isFigure && 'text-right',
                      column?.isWideOnly && 'max-sm:hidden',
                    )}
                  >
                    {cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Names and values, e.g. totals or an address. */
export function Facts({
  rows,
  isWide = false,
}: {
  rows: [label: ReactNode, value: ReactNode][]
  isWide?: boolean
}) {
  return (
    <dl className="figures">
      {rows.map(([label, value], index) => (
        <div
          key={index}
          className={classNames(
            'border-b border-line py-2 last:border-b-0',
            isWide
              ? 'flex justify-between gap-6'
              : 'grid gap-0.5 sm:grid-cols-[minmax(8rem,14rem)_1fr] sm:gap-6',
          )}
        >
          <dt className="text-quiet">{label}</dt>
          <dd className={isWide ? 'text-right' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
