import { expect, test } from 'vitest'
import { FieldReader, type FieldProblem } from './field-reader.ts'

test('a GTIN is taken as it is printed under its bars; a slip in it is still found', () => {
  const problems: FieldProblem[] = []
  for (const printed of ['4006381333931', '4 006381 333931', '4-006381-333931'])
    expect(new FieldReader({ gtin: printed }, problems).gtin('gtin')).toBe('4006381333931')
  expect(problems).toEqual([])
  new FieldReader({ gtin: '4 006381 333932' }, problems).gtin('gtin')
  expect(problems).toEqual([{ field: 'gtin', key: 'gtin' }])
})
