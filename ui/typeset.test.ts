import { expect, test } from 'vitest'
import { markupOf } from './markup-fixture.ts'
import { typeset, typesetName } from './typeset.tsx'

test('a heading keeps together what a typesetter would', async () => {
  expect(await markupOf(typeset('Co wolno powiedzieć o składnikach'))).toBe(
    'Co wolno powiedzieć o\u00a0składnikach',
  )
  expect(await markupOf(typeset('Zelvanta L-Treonian Magnezu'))).toBe(
    'Zelvanta <span class="whitespace-nowrap">L-Treonian</span> Magnezu',
  )
  expect(await markupOf(typeset('L-Treonian, zwany też D-x'))).toBe(
    '<span class="whitespace-nowrap">L-Treonian</span>, zwany też <span class="whitespace-nowrap">D-x</span>',
  )
})

test('a mail address stays whole where it fits, whatever hyphens it has', async () => {
  expect(await markupOf(typeset('It went to j-anna-nowak@example.org. We write'))).toBe(
    'It went to <span class="whitespace-nowrap">j-anna-nowak@example.org</span>. We write',
  )
  const long = 'It went to wilhelmina-van-den-bergh@post.example.org.'
  expect(typeset(long)).toBe(long)
})

test('what is longer than a letter, and what is no text, stays as it is', async () => {
  expect(typeset('Magnesium-L-Threonaat')).toBe('Magnesium-L-Threonaat')
  const element = ['a', 'b']
  expect(typeset(element)).toBe(element)
})

test('a name breaks between the parts of a compound, on the page alone', async () => {
  expect(await markupOf(typesetName('Magnesiumbisglycinaat in 100 g'))).toBe(
    'Magnesium\u00adbis\u00adglycinaat in 100\u00a0g',
  )
  expect(typeset('Magnesiumbisglycinaat')).toBe('Magnesiumbisglycinaat')
  const element = ['a']
  expect(typesetName(element)).toBe(element)
})
