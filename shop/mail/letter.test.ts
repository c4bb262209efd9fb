import { expect, test } from 'vitest'
import { setLetter } from './letter.ts'

const letter = {
  language: 'pl',
  subject: 'Zamówienie <1>',
  preheader: 'Wstęp',
  blocks: [
    { kind: 'paragraph' as const, text: 'Cześć <script>alert(1)</script>' },
    { kind: 'button' as const, label: 'Zobacz', url: 'https://example.org/?a=1&b="' },
    { kind: 'table' as const, head: ['Produkt', 'Razem'], rows: [['Magnez\n2 × 10 zł', '20 zł']] },
  ],
  footer: [{ kind: 'quiet' as const, text: 'Stopka' }],
}

test('what people typed is text in the HTML, never markup', () => {
  const { html } = setLetter(letter)
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('href="https://example.org/?a=1&amp;b=&quot;"')
})

test('the text says everything the HTML says', () => {
  const { text } = setLetter(letter)
  expect(text).toContain('Zobacz:\nhttps://example.org/?a=1&b="')
  expect(text).toContain('Magnez, 2 × 10 zł | 20 zł')
  expect(text).toContain('Stopka')
})
