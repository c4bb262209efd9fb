import { expect, test } from 'vitest'
import { barLines, barOf, figureInput } from './source-input.ts'

test('a bar is three labels and a figure on a line, and is written as it is read', () => {
  const row = { label: { pl: 'Kości', nl: 'Botten', en: 'Bones' }, value: 60.5 }
  expect(barOf(' Kości| Botten |Bones | 60,5 ')).toEqual(row)
  expect(barOf(barLines([row]))).toEqual(row)
  for (const line of [
    '',
    'Kości',
    'a | b | c',
    'a | b | c | -1',
    'a | b | c | 1e3',
    'a || c | 1',
    'a|b|c|1|2',
  ])
    expect(barOf(line), line).toBeNull()
})

test('a figure says which of its lines cannot be read by naming the field', () => {
  const figure = { version: '0', figure: 'where-it-is', unit: '%' }
  const titles = { 'title-pl': 'A', 'title-nl': 'B', 'title-en': 'C' }
  const problemOf = (rows: string) =>
    figureInput.safeParse({ ...figure, ...titles, rows }).error?.issues.map(({ message }) => message)
  expect(problemOf('a | b | c | 1\n\nd | e | f | 2')).toBeUndefined()
  expect(problemOf('\n')).toEqual(['required'])
  expect(problemOf('a | b | c | 1\nd | e | 2')).toEqual(['barUnreadable'])
  expect(problemOf('a | b | c | 1\n'.repeat(31))).toEqual(['tooManyBars'])
})
