import fc from '#local/properties.ts'
import { expect, test } from 'vitest'
import { fold, foldedWords } from './fold.ts'

test('diacritics and case do not tell two words apart', () => {
  expect(fold('Żółty  Słój')).toBe('zolty sloj')
  expect(fold('Łódź')).toBe('lodz')
  expect(fold('Überdosis naïef')).toBe('uberdosis naief')
  expect(fold('Vitamine K₂')).toBe('vitamine k2')
})

test('words lose their punctuation', () => {
  expect(foldedWords('Zelvanta Magnez + B6 (L-treonian), „bez cukru”')).toEqual([
    'zelvanta',
    'magnez',
    'b6',
    'l',
    'treonian',
    'bez',
    'cukru',
  ])
})

test('folding twice changes nothing more, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(foldedWords(text).join('')).not.toMatch(/[\s%_'"\\]/)
    }),
  )
})
