import fc from '#local/properties.ts'
import { describe, expect, it, test } from 'vitest'
import { rank } from './ranking.ts'
import { searchAddress, searchQuestion } from './search-address.ts'
import { searchTerms } from './search-terms.ts'
import { joinSearchText, searchText, splitSearchText } from './search-text.ts'
import { matchCompound, matchEnding, matchKind, matchKinds } from './term-match.ts'
import { readingOf, soughtWords } from './word-reading.ts'

describe('words that belong together', () => {
  test.each([
    ['magnez', 'magnez', 'same'],
    ['magn', 'magnez', 'beginning'],
    ['magnezu', 'magnez', 'inflection'],
    ['kapsulek', 'kapsulki', 'inflection'],
    ['cynku', 'cynk', 'inflection'],
    ['wapnia', 'wapn', 'inflection'],
    ['tabletek', 'tabletki', 'inflection'],
    ['citraat', 'magnesiumcitraat', 'part'],
    ['tabletten', 'bruistabletten', 'part'],
    ['magnzeu', 'magnez', 'typing-error'],
    ['magnsium', 'magnesium', 'typing-error'],
    ['vitmain', 'vitamin', 'typing-error'],
    ['amgnez', 'magnez', 'typing-error'],
  ])('%s finds %s (%s)', (term, word, kind) => {
    expect(matchKind(term, word)).toBe(kind)
  })

  test.each([
    ['kramp', 'kraft'],
    ['skurcze', 'sklad'],
    ['sen', 'seler'],
    ['zink', 'wijn'],
    ['c', 'cynk'],
    ['b12', 'b6'],
    ['potas', 'pestki'],
    ['energie', 'ingredienten'],
  ])('%s does not find %s', (term, word) => {
    expect(matchKind(term, word)).toBeNull()
  })

  it('takes a compound apart that a text writes in two words', () => {
    expect(matchCompound('magnesiumcitraat', ['zelvanta', 'magnesium', 'citraat'])?.kind).toBe('part')
    expect(matchCompound('magnesiummalaat', ['zelvanta', 'magnesium', 'citraat'])).toBeNull()
  })

  it('forgives a typing error in the last part of a compound', () => {
    expect(matchEnding('bisglicinaat', ['magnesiumbisglycinaat'])?.word).toBe('bisglycinaat')
    expect(matchEnding('bisglicinat', ['magnesiumbisglycinaat'])?.word).toBe('bisglycinaat')
    expect(matchEnding('hoofdpijn', ['magnesiumoxide'])).toBeNull()
    expect(matchEnding('citrat', ['magnesiumcitraat'])).toBeNull()
    expect(matchEnding('bisglicinaat', ['bisglycinaat'])).toBeNull()
  })

  it('never throws, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const kind = matchKind(one, other)
        expect([null, 'same', 'beginning', 'inflection', 'part', 'typing-error']).toContain(kind)
      }),
    )
  })
})

describe('the terms of a search', () => {
  it('are folded, without fillers, each once', () => {
    expect(searchTerms('  Magnez dla  magnez  i Żółty ', 'pl')).toEqual(['magnez', 'zolty'])
    expect(searchTerms('magnesium met vitamine D', 'nl')).toEqual(['magnesium', 'vitamine', 'd'])
    expect(searchTerms('the', 'en')).toEqual(['the'])
    expect(searchTerms('  ', 'en')).toEqual([])
  })

  it('are few and short whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (typed) => {
        const terms = searchTerms(typed, 'pl')
        expect(terms.length).toBeLessThanOrEqual(6)
        for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}]{1,40}$/u)
      }),
    )
  })
})

describe('what the words of the shop make of a term', () => {
  const words = ['magnez', 'magnezu', 'magnesium', 'citraat', 'citraten', 'cynk', 'magnesiumbisglycinaat']

  test.each<[string, string[]]>([
    ['magnzeu', ['magnezu']],
    ['cnyk', ['cynk']],
    ['citrat', ['citraten']],
    ['bisglicinaat', ['magnesiumbisglycinaat']],
    ['magnesiumbisglicinaat', ['magnesiumbisglycinaat']],
  ])('%s: nearest to it are %j', (term, nearest) => {
    expect(readingOf(term, words, matchKinds)?.nearest).toEqual(nearest)
  })

  it('are two that it is written together from', () => {
    const compounds = [{ first: 'magnesium', seconds: ['citraat', 'citraten'] }]
    expect(readingOf('magnesiumcitraat', words, matchKinds)).toMatchObject({ words: [], compounds })
  })

  it('are none for a stranger, and none with an error where errors are not forgiven', () => {
    expect(readingOf('krampen', words, matchKinds)).toBeNull()
    expect(readingOf('magnzeu', words, ['same', 'beginning', 'inflection', 'part'])).toBeNull()
  })

  it('stand where they are looked for, whatever the words', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (term, word) => {
        const kind = matchKind(term, word)
        const isSought = soughtWords(term).some(
          ({ start, shortest, longest }) =>
            word.startsWith(start) && word.length >= shortest && word.length <= longest,
        )
        expect(kind === null || kind === 'part' || isSought).toBe(true)
      }),
    )
  })
})

describe('the address of a search', () => {
  it('says what is looked for, and whether for the very words', () => {
    for (const question of [
      { typed: 'magnez & cynk', asTyped: false },
      { typed: 'magnzeu', asTyped: true },
    ]) {
      const { pathname, searchParams } = new URL(searchAddress('pl-PL', question), 'http://localhost')
      expect(pathname).toBe('/pl/szukaj')
      expect(searchQuestion(Object.fromEntries(searchParams))).toEqual(question)
    }
  })

  it('may be typed by anybody', () => {
    expect(searchQuestion({ q: ['a', 'b'], exact: 'yes' })).toEqual({ typed: '', asTyped: false })
    expect(searchQuestion({ q: ` ${'a'.repeat(300)}`, exact: '1' })).toEqual({
      typed: 'a'.repeat(99),
      asTyped: true,
    })
    expect(searchAddress('nl-NL', { typed: '', asTyped: true })).toBe('/nl/zoeken')
  })
})

describe('ranking', () => {
  const text = searchText('Zelvanta Cytrynian Magnezu 200', ['kapsułki', 'magnez'], 'celuloza, woda')

  it('is kept as folded lines and read back', () => {
    expect(splitSearchText(joinSearchText(text))).toEqual(text)
    expect(joinSearchText(text)).toBe('zelvanta cytrynian magnezu 200\nkapsulki magnez\nceluloza woda')
  })

  it('puts the title above other names and those above the text', () => {
    const score = (term: string) => rank([term], text)?.score ?? 0
    expect(score('cytrynian')).toBeGreaterThan(score('kapsulki'))
    expect(score('kapsulki')).toBeGreaterThan(score('celuloza'))
  })

  it('asks for every term, and says what was meant by a typing error', () => {
    expect(rank(['magnez', 'zelazo'], text)).toBeNull()
    expect([...(rank(['cytrynain'], text)?.meant ?? [])]).toEqual([['cytrynain', 'cytrynian']])
  })

  it('forgives no typing errors in running text', () => {
    expect(rank(['celulzoa'], text)).toBeNull()
  })
})
