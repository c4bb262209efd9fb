import { describe, expect, it } from 'vitest'
import references from '#prisma/demo/articles/references.json' with { type: 'json' }
import { barLengths } from './figure.ts'
import { addressOfReference, locationIn, namedAuthorsOf, referenceKinds } from './reference.ts'

describe('a source as it is cited', () => {
  it('names up to seven authors, of more the first six', () => {
    const authors = (count: number) => Array.from({ length: count }, (_, index) => `Author ${index}`)
    expect(namedAuthorsOf(authors(7))).toEqual({ names: authors(7), others: 0 })
    expect(namedAuthorsOf(authors(9))).toEqual({ names: authors(6), others: 3 })
    expect(namedAuthorsOf([])).toEqual({ names: [], others: 0 })
  })

  it('says volume, issue and pages as journals do', () => {
    expect(locationIn({ volume: '133', issue: '2', pages: '136–143' })).toBe('133(2):136–143')
    expect(locationIn({ volume: '5', issue: null, pages: null })).toBe('5')
    expect(locationIn({ volume: null, issue: null, pages: '1–2' })).toBe('1–2')
    expect(locationIn({ volume: null, issue: null, pages: null })).toBe('')
  })

  it('leads to the DOI, else to PubMed, else to its own address', () => {
    const nowhere = { doi: null, pmid: null, url: null }
    expect(addressOfReference({ ...nowhere, doi: '10.1016/S0092-8674(03)00556-7' })).toBe(
      'https://doi.org/10.1016/S0092-8674(03)00556-7',
    )
    expect(addressOfReference({ ...nowhere, pmid: '123' })).toBe('https://pubmed.ncbi.nlm.nih.gov/123/')
    expect(addressOfReference({ ...nowhere, url: 'https://eur-lex.europa.eu/x' })).toBe(
      'https://eur-lex.europa.eu/x',
    )
    expect(addressOfReference({ ...nowhere, url: 'javascript:alert(1)' })).toBeNull()
    expect(addressOfReference(nowhere)).toBeNull()
  })

  it('is of a kind that has a name', () => {
    for (const { id, kind } of references) expect(referenceKinds, id).toContain(kind)
  })
})

describe('bars of a figure', () => {
  const lengths = (unit: string, ...values: number[]) =>
    barLengths({ unit, rows: values.map((value) => ({ label: '', value })) })

  it('start at zero and end at the longest', () => {
    expect(lengths('mg', 60, 30, 0)).toEqual([100, 50, 0])
    expect(lengths('%', 23, 11.5)).toEqual([100, 50])
  })

  it('of a whole are drawn against the whole', () => expect(lengths('%', 60, 39, 1)).toEqual([60, 39, 1]))

  it('show a value that is small beside the others', () => expect(lengths('mg', 1000, 1)).toEqual([100, 0.5]))

  it('do without any value', () => {
    expect(lengths('mg')).toEqual([])
    expect(lengths('mg', 0)).toEqual([0])
  })
})
