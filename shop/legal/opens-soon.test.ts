import { createElement } from 'react'
import { expect, test } from 'vitest'
import { markupOf, wordsOf } from '#ui/markup-fixture.ts'
import { OpensSoon } from './components/opens-soon.tsx'

test.each([
  ['pl-PL', 'pl', 'Sklep'],
  ['nl-NL', 'nl', 'winkel'],
  ['en-NL', 'en', 'The shop opens soon'],
  ['en-PL', 'en', 'The shop opens soon'],
] as const)(
  'CONS-01: a shop without a trader says in %s that it opens soon, and sells nothing',
  async (locale, language, words) => {
    const markup = await markupOf(createElement(OpensSoon, { locale }))
    expect(markup).toMatch(new RegExp(`^<html lang="${language}">`))
    expect(wordsOf(markup)).toContain(words)
    expect(markup.match(/<h1/g)).toHaveLength(1)
    expect(markup).not.toMatch(/<(?:a|form|button)\b/)
  },
)
