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
