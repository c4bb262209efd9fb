import { expect, test } from 'vitest'
import { readPickupRows } from './pickup-file.ts'

const postalCode = /^\d{2}-?\d{3}$/
const row = { code: 'LOD01', name: 'Automat', street: 'ul. Krótka 1', postalCode: '90-001', town: 'Łódź' }

test('a right list is read, and searched without diacritics', () => {
  const { points, problems } = readPickupRows([row, { ...row, code: 'LOD02' }], postalCode)
  expect(problems).toEqual([])
  expect(points.map(({ code }) => code)).toEqual(['LOD01', 'LOD02'])
  expect(points[0]?.folded).toContain('lodz')
})

test('each fault is named by line and column, and nothing is read', () => {
  const rows = [
    row,
    { ...row },
    { ...row, code: 'LOD03', town: ' ' },
    { ...row, code: 'LOD04', postalCode: '1' },
  ]
  expect(readPickupRows(rows, postalCode).problems).toEqual([
    { line: 3, key: 'codeTwice', column: 'code' },
    { line: 4, key: 'cellMissing', column: 'town' },
    { line: 5, key: 'postalCode', column: 'postalCode' },
  ])
})

test('a list without its columns is refused as a whole', () => {
  expect(readPickupRows([{ kod: 'X' }], postalCode).problems).toHaveLength(5)
  expect(readPickupRows([], postalCode).problems[0]).toEqual({
    line: 1,
    key: 'columnMissing',
    column: 'code',
  })
})
