import { expect, test } from 'vitest'
import { rowIdOf } from './row-id.ts'

test.each([
  ['12', 12],
  ['999999999', 999_999_999],
  ['99999999999999999999', 0],
  ['1e3', 0],
  ['-1', 0],
  ['1.5', 0],
  [' 1', 0],
  ['', 0],
  [undefined, 0],
])('the row that %j names', (text, id) => expect(rowIdOf(text)).toBe(id))
