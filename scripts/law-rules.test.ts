import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import law from './law-rules.json' with { type: 'json' }

const sources = globSync(
  '{app,e2e,i18n,local,platform,prisma,scripts,server,shop,ui}/**/*.{test,spec}.{ts,tsx}',
)

/** Titles of tests: the first string after `test(`, `describe(` or the second bracket of `.each(…)(`. */
const title = /(?:\b(?:test|it|describe)(?:\.\w+)?\(|\)\()\s*(['"`])((?:(?!\1).)*)\1/gs

const id = /\b(?:FOOD|CLAIM|PRICE|CONS|WD|REV|GDPR|COOK|MKT|A11Y|VAT|PAY|EPR|AGE|CLASS|AFF)-\d{2}\b/g

function rulesInTitles(file: string): string[] {
  const titles = [...readFileSync(file, 'utf8').matchAll(title)].map(([, , words = '']) => words)
  return titles.flatMap((words) => words.match(id) ?? [])
}

const covered = new Set(sources.flatMap(rulesInTitles))

describe('tests named after the rules of the law', () => {
  test('each rule is listed once', () => {
    const rules = law.rules.map(({ rule }) => rule)
    expect(new Set(rules).size).toBe(rules.length)
  })

  test('a rule has a test or a reason, and no test names a rule that is not listed', () => {
    const wanted = law.rules.filter(({ left }) => left === undefined).map(({ rule }) => rule)
    expect(wanted.filter((rule) => !covered.has(rule))).toEqual([])
    const listed = law.rules.map(({ rule }) => rule)
    expect([...covered].filter((rule) => !listed.includes(rule))).toEqual([])
  })

  test('at least forty rules carry a test', () => {
    const listed = law.rules.filter(({ rule }) => covered.has(rule))
    expect(listed.length).toBeGreaterThanOrEqual(40)
  })
})

test('CONS-09 nothing the shop shows links to the closed platform for disputes', () => {
  const texts = globSync('{app,i18n,prisma/demo,shop,ui}/**/*.{md,json,ts,tsx}').filter(
    (file) => !file.includes('generated'),
  )
  const linking = texts.filter((file) =>
    /ec\.europa\.eu\/(?:consumers\/)?odr/i.test(readFileSync(file, 'utf8')),
  )
  expect(texts.length).toBeGreaterThan(100)
  expect(linking).toEqual([])
})
