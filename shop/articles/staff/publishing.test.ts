import { describe, expect, it } from 'vitest'
import { slugOf } from './article-input.ts'
import { findingsIn } from './copy-findings.ts'
import { hindrances } from './publishing.ts'

const texts = {
  title: 'Nuts',
  summary: 'Nuts.',
  body: 'Nuts [@best-2020].',
  metaTitle: 'Nuts',
  metaDescription: 'Nuts.',
}
const known = { articleClass: 'clean', findings: [], references: ['best-2020'], figures: [] } as const

describe('what stands between a text and its readers', () => {
  it('is nothing where everything is there', () => {
    expect(hindrances(texts, known)).toEqual([])
  })

  it('is what is missing, and what is cited or shown without being there', () => {
    const body = 'A [@nobody-2021]\n\n![bars](figure:bars)'
    expect(hindrances({ ...texts, summary: ' ', body }, known)).toEqual([
      { field: 'summary', key: 'required' },
      { field: 'body', key: 'sourceUnknown', facts: { source: 'nobody-2021' } },
      { field: 'body', key: 'figureUnknown', facts: { figure: 'bars' } },
    ])
  })

  it('CLAIM-07: is a word that may not stand beside products, unless none will stand there', () => {
    const findings = findingsIn({ ...texts, body: 'Magnesium boosts your immune system.' }, 'en')
    expect(findings[0]).toMatchObject({ field: 'body', before: expect.any(String) as string })
    const held = { ...known, findings }
    expect(hindrances(texts, held)).toMatchObject([{ field: 'body', key: 'copyFindingOpen' }])
    expect(hindrances(texts, { ...held, articleClass: 'names-disease' })).toEqual([])
  })
})

describe('an address made of a title', () => {
  it('has small letters, digits and hyphens only', () => {
    expect(slugOf('Żółć, łosoś & „orzechy” – 10 faktów!')).toBe('zolc-losos-orzechy-10-faktow')
    expect(slugOf('¿?')).toBe('')
    expect(slugOf(`${'a'.repeat(89)} b`)).toBe('a'.repeat(89))
  })
})
