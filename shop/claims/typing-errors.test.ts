import { describe, expect, test } from 'vitest'
import { languages } from '#i18n/locale.ts'
import labelled from './data/labelled-sentences.json' with { type: 'json' }
import { errorsOf, lexiconOf } from './lexicon.ts'
import { compilePattern, findCandidates } from './pattern.ts'
import { tokenise } from './tokens.ts'
import { compileErrors, intendedStems } from './typing-errors.ts'

describe('words with one slip of the keys', () => {
  const index = compileErrors(
    ['migraine*', 'shingles', '*uritis', 'high pressure', '=leczyć'].map(compilePattern),
    [],
  )

  test.each([
    ['a letter missing', 'migrane', ['migraine']],
    ['a letter doubled', 'miggraines', ['migraine']],
    ['neighbours swapped', 'migrianes', ['migraine']],
    ['a similar letter', 'migreine', ['migraine']],
    ['another letter is another word', 'migrabne', []],
    ['the first letter is right', 'nigraine', []],
    ['two slips are too many', 'mgrane', []],
    ['a whole word ends where it ends', 'shinglesque', []],
    ['the last letter makes the word', 'shingle', []],
    ['phrases, endings and exact words are not guessed', 'leczyyc', []],
  ])('%s: %s', (_, word, stems) => {
    expect(intendedStems(index, word)).toEqual(stems)
  })

  test('exceptions and words of any length are left alone', () => {
    expect(intendedStems(compileErrors([compilePattern('insulin*')], ['insulin']), 'inulin')).toEqual([])
    expect(intendedStems(index, 'x')).toEqual([])
    expect(intendedStems(index, 'migrane'.repeat(1_000))).toEqual([])
  })

  test('no unknown word of a harmless sentence is taken for a disease', () => {
    for (const language of languages) {
      const harmless = labelled.sentences.filter((row) => row.language === language && row.label === 'ok')
      const words = tokenise(harmless.map(({ text }) => text).join(' '))
      const known = findCandidates(lexiconOf(language), words)
      const guessed = words
        .filter((_, place) => !known[place]?.some(({ pattern }) => pattern.elements.length === 1))
        .filter(({ folded }) => intendedStems(errorsOf(language), folded).length > 0)
      expect(guessed.map(({ text }) => text)).toEqual([])
    }
  })
})
