import { expect, test } from 'vitest'
import { momentOf } from './local-moment.ts'

test('a moment is read by the clock of the market, in winter and in summer', () => {
  expect(momentOf('2026-11-22T09:30', 'PL')?.toISOString()).toBe('2026-11-22T08:30:00.000Z')
  expect(momentOf('2026-07-01T09:30', 'NL')?.toISOString()).toBe('2026-07-01T07:30:00.000Z')
})

test('what is no moment is none', () => {
  expect(
    ['', '2026-11-22', '2026-13-01T10:00', 'tomorrow', '2026-11-22T25:00'].map((text) => momentOf(text)),
  ).toEqual(Array.from({ length: 5 }, () => null))
})
