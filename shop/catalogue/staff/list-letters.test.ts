import { describe, expect, it } from 'vitest'
import { readLetters, tellingWords } from './list-letters.ts'

const words = 'Zażółć gęślą jaźń: 90 kapsułek; 49,90 zł'

/** The bytes of a text in a code page of one byte a letter, found by asking its decoder. */
function encoded(text: string, letters: 'windows-1250' | 'windows-1252'): Uint8Array {
  const table = new TextDecoder(letters).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Uint8Array.from(text, (letter) => {
    const byte = [...table].indexOf(letter)
    if (byte < 0) throw new Error(`${letter} is not in ${letters}`)
    return byte
  })
}

function utf16(text: string, isBigEnding: boolean): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, place) => text.charCodeAt(place))]
  return Uint8Array.from(
    units.flatMap((unit) => (isBigEnding ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  )
}

describe('the letters of a list', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(words), 'utf-8'],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${words}`), 'utf-8'],
    ['UTF-16 as Windows writes it', utf16(words, false), 'utf-16'],
    ['UTF-16 the other way round', utf16(words, true), 'utf-16'],
    ['Windows-1250', encoded(words, 'windows-1250'), 'windows-1250'],
  ])('are read from %s, whatever the language of who sends it', (_, bytes, letters) => {
    for (const language of ['pl', 'nl', 'en'] as const)
      expect(readLetters(bytes, language)).toEqual({ ok: true, text: words, letters })
  })

  it('of the west are taken for what they are, and by the language where nothing tells', () => {
    const dutch = 'geïmporteerd, één crème à € 12,95'
    expect(readLetters(encoded(dutch, 'windows-1252'), 'pl')).toMatchObject({
      text: dutch,
      letters: 'windows-1252',
    })
    const price = encoded('12 €', 'windows-1252')
    expect(readLetters(price, 'nl')).toMatchObject({ text: '12 €', letters: 'windows-1252' })
    expect(readLetters(price, 'pl')).toMatchObject({ text: '12 €', letters: 'windows-1250' })
  })

  it('are not looked for in a workbook or in something that is no text', () => {
    expect(readLetters(Uint8Array.from([0x50, 0x4b, 3, 4, 20]), 'pl')).toEqual({
      ok: false,
      reason: 'workbook',
    })
    expect(readLetters(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'pl')).toEqual({
      ok: false,
      reason: 'workbook',
    })
    for (const bytes of [
      [107, 0, 101],
      [0xff, 0xfe, 0, 0],
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
    ])
      expect(readLetters(Uint8Array.from(bytes), 'en')).toEqual({ ok: false, reason: 'no-text' })
  })

  it('are shown by the words that depend on them', () => {
    expect(tellingWords('key;magnez;kapsułek;90;kapsułek;gęślą')).toEqual(['kapsułek', 'gęślą'])
    expect(tellingWords('key;brand')).toEqual([])
  })
})
