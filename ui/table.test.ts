import { createElement } from 'react'
import { expect, test } from 'vitest'
import { markupOf } from './markup-fixture.ts'
import { Table } from './table.tsx'

test('a table that is wider than its room can be reached and moved by the keyboard, under its name', async () => {
  const markup = await markupOf(
    createElement(Table, {
      caption: 'Nutrients',
      columns: [
        { key: 'name', head: 'Name' },
        { key: 'amount', head: 'Amount', isFigure: true },
      ],
      rows: [{ key: 'magnesium', cells: ['Magnesium', '200 mg'] }],
    }),
  )
  expect(markup).toMatch(/^<div role="group" aria-label="Nutrients" tabindex="0"/i)
  expect(markup).toContain('<th scope="row"')
})

test('a column for wide screens is left out on a telephone, head and cells', async () => {
  const columns = [
    { key: 'name', head: 'Name' },
    { key: 'quantity', head: 'Quantity', isWideOnly: true },
  ]
  const rows = [{ key: 'magnesium', cells: ['2 × Magnesium', '2'] }]
  const markup = await markupOf(createElement(Table, { caption: 'Lines', columns, rows }))
  expect(markup.match(/max-sm:hidden/g)).toHaveLength(2)
})
