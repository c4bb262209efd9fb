import type { Language } from '#i18n/locale.ts'

/** The ways of writing letters that a list may come in. */
export type Letters = 'utf-8' | 'utf-16' | 'windows-1250' | 'windows-1252'

export type ReadLetters =
  | { ok: true; text: string; letters: Letters }
  /** A workbook of a spreadsheet, or no text at all. */
  | { ok: false; reason: 'workbook' | 'no-text' }

/**
 * The words of a file. UTF-8 and UTF-16 are known for sure; what is neither is taken for the way in which older
 * spreadsheets of the country write, which is a guess and has to be said.
 */
export function readLetters(bytes: Uint8Array, language: Language): ReadLetters {
  if (begins(bytes, [0x50, 0x4b, 3, 4]) || begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { ok: false, reason: 'workbook' }
  const read = marked(bytes) ?? plain(bytes) ?? guessed(bytes, language)
  return isText(read) ? { ok: true, ...read } : { ok: false, reason: 'no-text' }
}

interface Read {
  text: string
  letters: Letters
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte)
}

function marked(bytes: Uint8Array): Read | null {
  const label = begins(bytes, [0xff, 0xfe]) ? 'utf-16le' : begins(bytes, [0xfe, 0xff]) ? 'utf-16be' : null
  return label && { text: new TextDecoder(label).decode(bytes), letters: 'utf-16' }
}

function plain(bytes: Uint8Array): Read | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), letters: 'utf-8' }
  } catch {
    return null // another way of writing letters
  }
}

/** Letters that each of the two writes with bytes under which the other has a different sign. */
const own = {
  'windows-1250': /[ąćęłńśźżĄĆĘŁŃŚŹŻ]/gu,
  'windows-1252': /[àâèêëìîïòûùñÀÂÈÊËÌÎÏÒÛÙÑ]/gu,
} as const

function guessed(bytes: Uint8Array, language: Language): Read {
  const read = (letters: keyof typeof own) => {
    const text = new TextDecoder(letters).decode(bytes)
    return { text, letters, count: text.match(own[letters])?.length ?? 0 }
  }
  const polish = read('windows-1250')
  const western = read('windows-1252')
  const isPolish = polish.count === western.count ? language === 'pl' : polish.count > western.count
  const { text, letters } = isPolish ? polish : western
  return { text, letters }
}

/** Signs that no spreadsheet writes tell that the file is something else, or that the guess was wrong. */
const odd = /[\p{Cc}\ufffd]/u

function isText({ text, letters }: Read): boolean {
  if (letters === 'utf-8') return !text.includes('\0')
  return !odd.test(text.replaceAll(/[\t\r\n]/g, ''))
}

/** A few words whose letters depend on the guess, for a person to judge it by. */
export function tellingWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}]*[^\p{ASCII}\s\p{P}][\p{L}\p{M}]*/gu) ?? []
  return [...new Set(words.map((word) => word.slice(0, 30)))].slice(0, 5)
}
