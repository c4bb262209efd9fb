import fc from '#local/properties.ts'
import { describe, expect, it, test } from 'vitest'
import { rank } from './ranking.ts'
import { searchTerms } from './search-terms.ts'
import { joinSearchText, searchText, splitSearchText } from './search-text.ts'
import { matchCompound, matchEnding, matchKind } from './term-match.ts'

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
