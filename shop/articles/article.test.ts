import { describe, expect, it } from 'vitest'
import { classOf, pairingOf, readingMinutes, textHash, type ArticleWords } from './article.ts'

const words: ArticleWords = {
  title: 'Magnesium in food',
  summary: 'Seeds and nuts supply most of it.',
  metaTitle: 'Magnesium in food',
  metaDescription: 'Where it is found.',
  body: 'Pumpkin seeds hold 592 mg per 100 g [@usda-sr28].',
  accompanying: ['National Nutrient Database'],
}

describe('class of an article', () => {
  it('CLAIM-09: is computed from every word a reader reads, the titles of its sources included', () => {
    expect(classOf(words, 'en')).toBe('clean')
    const disease = 'Magnesium and osteoporosis: current state of knowledge'
    for (const field of ['title', 'summary', 'metaTitle', 'metaDescription', 'body'] as const) {
      expect(classOf({ ...words, [field]: disease }, 'en'), field).toBe('names-disease')
    }
    expect(classOf({ ...words, accompanying: [disease] }, 'pl')).toBe('names-disease')
  })

  it('CLAIM-09: finds diseases in the language of the text', () => {
    expect(classOf({ ...words, body: 'Niedobór a osteoporoza.' }, 'pl')).toBe('names-disease')
    expect(classOf({ ...words, body: 'Wat bekend is over botontkalking.' }, 'nl')).toBe('names-disease')
  })
})

describe('pairing', () => {
  const hash = textHash(words)
  const decision = (textHash: string) => ({ textHash, decidedAt: new Date(0) })

  it('CLAIM-09: a clean article may be paired without any decision', () => {
    expect(pairingOf({ articleClass: 'clean', hash }, [])).toBe('paired')
  })

  it('CLAIM-09: one that names a disease is educational until an owner decides about this very text', () => {
    const named = { articleClass: 'names-disease', hash } as const
    expect(pairingOf(named, [])).toBe('educational')
    expect(pairingOf(named, [decision('of another text')])).toBe('educational')
    expect(pairingOf(named, [decision('of another text'), decision(hash)])).toBe('paired')
  })

  it('CLAIM-09: the decision lapses when any word changes, and stands again when the text is restored', () => {
    const changes: Partial<ArticleWords>[] = [
      { title: 'Magnesium in food!' },
      { summary: '' },
      { metaTitle: 'x' },
      { metaDescription: 'x' },
      { body: `${words.body} ` },
      { accompanying: [...words.accompanying, 'One more source'] },
    ]
    for (const change of changes) expect(textHash({ ...words, ...change })).not.toBe(hash)
    expect(textHash({ ...words })).toBe(hash)
  })

  it('does not confuse the end of one field with the start of the next', () => {
    expect(textHash({ ...words, title: 'a', summary: 'b c' })).not.toBe(
      textHash({ ...words, title: 'a b', summary: 'c' }),
    )
  })
})

describe('reading time', () => {
  it('counts the words of the prose, not tables, citations or addresses', () => {
    const prose = Array.from({ length: 600 }, () => 'słowo').join(' ')
    expect(readingMinutes(prose)).toBe(3)
    const around = `${prose} [@some-reference-2020] [x](https://example.org/a-long-address)\n\n| a | b |\n| - | - |`
    expect(readingMinutes(around)).toBe(3)
  })

  it('is never less than a minute', () => {
    expect(readingMinutes('')).toBe(1)
  })
})
