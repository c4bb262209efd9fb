import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#prisma/fixtures/test-letters.ts'
import type { Letter } from './letter.ts'
import { palette } from './letter-style.ts'
import { setLetter } from './set-letter.ts'

const hostile = `<img src=x onerror=alert(1)>"'&amp; </td></table><script>alert(1)</script>`

const letter: Letter = {
  language: 'pl',
  brand: 'Zelvanta',
  tagline: 'Minerały co do miligrama',
  subject: 'Zamówienie <1>',
  preheader: 'Wstęp',
  blocks: [
    { kind: 'title', text: 'Dziękujemy, zamówienie jest potwierdzone', note: 'Zamówienie 7K3M-92QD' },
    {
      kind: 'paragraph',
      text: 'Otrzymaliśmy Twoją płatność w kwocie 1\u00a0234,50\u00a0zł. Pakujemy zamówienie i napiszemy ponownie, gdy od nas wyjedzie.',
    },
    { kind: 'button', label: 'Zobacz', url: 'https://example.org/?a=1&b="' },
    { kind: 'heading', text: 'Produkty' },
    {
      kind: 'goods',
      columns: ['Liczba', 'Cena', 'VAT', 'Razem'],
      items: [
        {
          name: 'Magnez',
          notes: ['Suplement diety · 60 kapsułek'],
          figures: ['2', '10,00 zł', '8%', '20,00 zł'],
        },
      ],
      sums: [
        { label: 'Dostawa', amount: '1 214,50 zł', weight: 'plain' },
        { label: 'Razem z VAT', amount: '1 234,50 zł', weight: 'total' },
        { label: 'W tym VAT 8%', amount: '91,44 zł', weight: 'quiet' },
      ],
    },
    {
      kind: 'facts',
      rows: [
        ['Dokąd', 'Anna Nowak\nul. Długa 7'],
        ['Jak', 'Kurier'],
      ],
    },
    { kind: 'quote', text: 'Słoik pękł.\nProszę o zwrot.' },
  ],
  appendix: [
    { kind: 'subheading', text: 'Wzór formularza' },
    {
      kind: 'form',
      text: 'Ja niniejszym informuję',
      fields: ['Data zawarcia', 'Imię'],
      note: '(*) skreślić',
    },
  ],
  footer: [
    { kind: 'quiet', text: 'Stopka' },
    { kind: 'links', links: [['Regulamin', 'https://example.org/regulamin']] },
  ],
}

test('a letter of all parts is sound', () => {
  expect(faultsOf({ ...setLetter(letter), language: 'pl' })).toEqual([])
})

describe('the text', () => {
  const lines = setLetter(letter).text.split('\n')

  test('is wrapped, and breaks no number from its unit', () => {
    expect(lines.slice(2, 12)).toEqual([
      '='.repeat(72),
      '',
      'Dziękujemy, zamówienie jest potwierdzone',
      '='.repeat(40),
      'Zamówienie 7K3M-92QD',
      '',
      'Otrzymaliśmy Twoją płatność w kwocie 1\u00a0234,50\u00a0zł. Pakujemy zamówienie i',
      'napiszemy ponownie, gdy od nas wyjedzie.',
      '',
      'Zobacz:',
    ])
    expect(lines).toContain('https://example.org/?a=1&b="')
  })

  test('sets amounts at the right edge', () => {
    const amounts = lines.filter((line) => line.endsWith(' zł'))
    expect(amounts.map((line) => [...line].length)).toEqual([72, 72, 72, 72, 72])
    expect(amounts.at(-1)).toMatch(/^ {2}W tym VAT 8% +91,44 zł$/)
  })

  test('aligns facts, and marks what was quoted', () => {
    expect(lines).toContain('Dokąd:  Anna Nowak')
    expect(lines).toContain('        ul. Długa 7')
    expect(lines).toContain('Jak:    Kurier')
    expect(lines).toContain('> Słoik pękł.')
    expect(lines).toContain('> Proszę o zwrot.')
  })
})

test('what people typed is text in the HTML, never markup', () => {
  const blocks: Letter['blocks'] = [
    { kind: 'title', text: hostile, note: hostile },
    { kind: 'heading', text: hostile },
    { kind: 'subheading', text: hostile },
    { kind: 'paragraph', text: hostile },
    { kind: 'quiet', text: hostile },
    { kind: 'quote', text: hostile },
    { kind: 'button', label: hostile, url: `https://example.org/?${hostile}` },
    { kind: 'link', label: hostile, url: `https://example.org/?${hostile}` },
    { kind: 'links', links: [[hostile, `https://example.org/?${hostile}`]] },
    { kind: 'facts', rows: [[hostile, hostile]] },
    {
      kind: 'goods',
      columns: [hostile, hostile],
      items: [{ name: hostile, notes: [hostile], figures: [hostile, hostile] }],
      sums: [{ label: hostile, amount: hostile, weight: 'total' }],
    },
    { kind: 'form', text: hostile, fields: [hostile], note: hostile },
  ]
  const set = setLetter({
    ...letter,
    ...{ brand: hostile, tagline: hostile, subject: hostile, preheader: hostile, language: hostile },
    ...{ blocks, appendix: blocks, footer: blocks },
  })
  expect(set.html).not.toMatch(/<(?:img|script)/)
  expect(set.html).toContain('&lt;script&gt;')
  // Every tag that is there is one of ours, closed by ours.
  const count = (tag: string) => set.html.split(tag).length
  expect(count('<table')).toBe(count('</table>'))
  expect(set.html).toContain(
    'href="https://example.org/?&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;amp;',
  )
  expect(set.subject).toBe(hostile)
})

test('a long name makes no letter wider', () => {
  const name = 'Magnesiumbisglycinaat'.repeat(12)
  const { html, text } = setLetter({ ...letter, blocks: [{ kind: 'title', text: name }] })
  expect(html).toContain('word-break:break-word')
  expect(text).toContain(name)
  expect(
    Math.max(
      ...text
        .split('\n')
        .filter((line) => line !== name)
        .map((line) => [...line].length),
    ),
  ).toBe(72)
})

test('the colours are those of the site', () => {
  const tokens = readFileSync(new URL('../../ui/styles/tokens.css', import.meta.url), 'utf8')
  for (const [role, [day, night]] of Object.entries(palette)) {
    expect(tokens).toContain(`--${role}: light-dark(${day}, ${night});`)
  }
})
