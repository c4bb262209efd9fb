import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = globSync('{app,e2e,i18n,local,platform,prisma,scripts,server,shop,ui}/**/*.{ts,tsx}').filter(
  (file) => !file.startsWith('prisma/generated/'),
)

/** Everything that matches, with the file it stands in. */
function named(pattern: RegExp): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of sources)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(pattern)) found.set(name, file)
  return found
}

test('whoever meets the number of a rule in the code finds it in docs/rules.md', () => {
  const rules = readFileSync('docs/rules.md', 'utf8')
  const used = named(/\b((?:FOOD|CLAIM|PRICE|CONS|WD|REV|GDPR|VAT)-\d\d)\b/g)
  expect(used.size).toBeGreaterThan(30)
  expect([...used].filter(([rule]) => !rules.includes(`| ${rule} `))).toEqual([])
})

test('whoever meets the number of a decision in the code finds its record', () => {
  const records = globSync('docs/decisions/*.md').map((file) => Number(/\d{4}/.exec(file)?.[0]))
  const used = named(/\bdecision (D?\d+)\b/g)
  expect(used.size).toBeGreaterThan(3)
  expect([...used].filter(([number]) => !records.includes(Number(number)))).toEqual([])
})

test('no two records of decisions have one number', () => {
  const numbers = globSync('docs/decisions/*.md').map((file) => /\d{4}/.exec(file)?.[0])
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('each table bears a name of the glossary, or begins with one', () => {
  const glossary = readFileSync('docs/domain.md', 'utf8').matchAll(/^\| ([A-Z][\w, ]+)\|/gm)
  const names = [...glossary].flatMap(([, words = '']) => words.trim().split(', '))
  const schema = globSync('prisma/schema/*.prisma').map((file) => readFileSync(file, 'utf8'))
  const tables = schema.flatMap((text) => [...text.matchAll(/^model (\w+)/gm)].map(([, name = '']) => name))
  expect(tables.length).toBeGreaterThan(50)
  expect(tables.filter((table) => !names.some((name) => table.startsWith(name)))).toEqual([])
})
