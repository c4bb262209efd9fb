import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadInput, checkedCopies } from './copy-file.ts'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'check-copy-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(content: string): string {
  const path = join(folder, `${crypto.randomUUID()}.json`)
  writeFileSync(path, content)
  return path
}

const checked = (copies: object[]) => checkedCopies(file(JSON.stringify(copies)))

describe('a file of texts', () => {
  test('comes back as it was, with the findings of each text in their places', async () => {
    const text = 'Great! These capsules cured my arthritis.'
    const copies = [
      { id: 7, lang: 'en', kind: 'comment', text },
      { lang: 'pl', kind: 'comment', text: 'Bardzo przydatna tabela, dziękuję.' },
    ]
    const [first, second] = await checked(copies)
    expect(first).toMatchObject(copies[0] ?? {})
    expect(second).toEqual({ ...copies[1], findings: [] })
    expect(first?.findings.length).toBeGreaterThan(0)
    for (const finding of first?.findings ?? []) {
      expect(Object.keys(finding)).toEqual(['rule', 'start', 'end', 'words', 'advice'])
      expect(text.slice(finding.start, finding.end)).toBe(finding.words)
    }
  })

  test('each language and kind is read by its own rules', async () => {
    const [product, taxonomy, article, dutch] = await checked([
      { lang: 'pl', kind: 'product', text: 'Leczy osteoporozę.' },
      { lang: 'nl', kind: 'taxonomy', text: 'Spieren en gewrichten' },
      { lang: 'en', kind: 'article', text: 'Osteoporosis is a disease of the bones.' },
      { lang: 'nl', kind: 'product', text: 'Magnesium in een handige capsule.' },
    ])
    expect(product?.findings.map(({ rule }) => rule)).toContain('CLAIM-07')
    expect(taxonomy?.findings.map(({ advice }) => advice)).toContain('category-is-a-claim')
    expect(article?.findings).toMatchObject([{ rule: 'CLAIM-09', advice: 'disease-named' }])
    expect(dutch?.findings).toEqual([])
  })

  test('may be empty, and may begin with a byte order mark', async () => {
    expect(await checked([])).toEqual([])
    expect(await checkedCopies(file('\uFEFF[]'))).toEqual([])
  })
})

test.each([
  ['no JSON', '[{', 'is not JSON'],
  ['no list', '{"lang":"pl"}', 'expected array'],
  ['a foreign language', '[{"lang":"de","kind":"product","text":"x"}]', 'at [0].lang'],
  ['an unknown kind', '[{"lang":"pl","kind":"tweet","text":"x"}]', 'at [0].kind'],
  ['no text', '[{"lang":"pl","kind":"product"}]', 'at [0].text'],
  ['a text that is none', '[{"lang":"pl","kind":"product","text":7}]', 'at [0].text'],
])('%s is said plainly', async (_, content, message) => {
  const path = file(content)
  const answer = checkedCopies(path)
  await expect(answer).rejects.toThrow(BadInput)
  await expect(answer).rejects.toThrow(path)
  await expect(answer).rejects.toThrow(message)
})

test('a file that is not there is said plainly', async () => {
  await expect(checkedCopies(join(folder, 'none.json'))).rejects.toThrow('none.json cannot be read')
})
