import { createElement } from 'react'
import { expect, test } from 'vitest'
import { markupOf, wordsOf } from '#ui/markup-fixture.ts'
import type { PublishingFinding } from '../publishing-facts.ts'
import { decisionKey } from '../publishing.ts'
import { ArchivePanel } from './components/archive-panel.tsx'
import { ImportProblems } from './components/import-outcome.tsx'
import { PublicationPanel } from './components/publication-panel.tsx'
import type { ProductRecord } from './product-record.ts'

const record: ProductRecord = {
  id: 7,
  key: 'ZV-007',
  version: 3,
  archivedAt: null,
  fields: {},
  texts: (['pl', 'nl', 'en'] as const).map((language) => {
    return { language, name: 'N', slug: 's', status: 'draft', publishedAt: null }
  }),
  variants: [],
  pictures: [],
  servedMarkets: ['PL', 'NL'],
  labels: [],
  decided: new Set(),
  confirmedWordings: [],
  otherStatements: [],
}
const decision: PublishingFinding = {
  severity: 'decision',
  rule: 'FOOD-09',
  field: 'nutrients.zinc',
  market: 'PL',
  key: 'market.vat',
  facts: { taxClass: 'x' },
}
const problems = [{ fieldId: 'product-7-texts.nl.slug', message: 'This is why.' }]

const panel = (refused: Parameters<typeof PublicationPanel>[0]['refused']) =>
  markupOf(
    createElement(PublicationPanel, {
      locale: 'en-NL',
      record,
      now: new Date(0),
      refused,
      standings: (['pl', 'nl', 'en'] as const).map((language) => {
        return { language, obstacles: language === 'pl' ? [decision] : [], notices: [] }
      }),
    }),
  )

/** The markup of one form. */
const formIn = (markup: string, id: string) =>
  new RegExp(`<form id="${id}".*?</form>`, 's').exec(markup)?.[0] ?? ''

test('a refused publication is said in the form of its language, without a script', async () => {
  const markup = await panel({ form: 'publication-7', values: { language: 'nl' }, problems })
  expect(wordsOf(formIn(markup, 'publication-7-nl'))).toContain('This is why.')
  expect(formIn(markup, 'publication-7-nl')).toContain('href="#product-7-texts.nl.slug"')
  expect(markup.match(/This is why/g)).toHaveLength(1)
  expect(await panel(null)).not.toContain('This is why')
})

test('a refused decision is said where it was taken, opened, with what was typed', async () => {
  const values = { key: decisionKey(decision), reason: 'ab' }
  const markup = await panel({ form: 'decision-7', values, problems })
  expect(markup.match(/This is why/g)).toHaveLength(1)
  expect(markup).toContain('<details open=""')
  expect(markup).toContain('value="ab"')
})

test('a refused archiving is said beside its button', async () => {
  const markup = await markupOf(createElement(ArchivePanel, { locale: 'en-NL', record, problems }))
  expect(wordsOf(markup)).toContain('This is why.')
})

test('what is wrong in a list is said by row and column, by the rules of a list and those of the editor', async () => {
  const markup = await markupOf(
    createElement(ImportProblems, {
      locale: 'pl-PL',
      problems: [
        { line: 4, column: 'brand', key: 'rowDiffers' },
        { line: 5, column: 'variant.gtin', key: 'gtin' },
        { line: 6, column: 'texts.pl.slug', key: 'texts.slug' },
        { line: 7, column: '', key: 'tooManyRows', facts: { maximum: 2000 } },
      ],
    }),
  )
  const words = wordsOf(markup)
  expect(words).toContain('4 komórki są błędne')
  expect(words).toContain('4 brand Mówi co innego niż pierwszy wiersz tego produktu.')
  expect(words).toContain('5 variant.gtin')
  expect(words).toContain('2000 wierszy')
})
