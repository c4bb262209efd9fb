/** The two files a face comes in. */
export type Script = 'latin' | 'extended'

export interface Run {
  script: Script
  text: string
  isFigures: boolean
}

const latin =
  /[ -~\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]/
const extended = /[\u0100-\u0130\u0132-\u0151\u0154-\u017e\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3]/

function scriptOf(character: string): Script | null {
  if (latin.test(character)) return 'latin'
  return extended.test(character) ? 'extended' : null
}

/** What the face has no letter for is written by its plain form (`₂` as `2`, `ộ` as `o`), or as a question mark. */
function printable(character: string): string {
  if (scriptOf(character)) return character
  if (/[\p{Cf}\p{M}]/u.test(character)) return ''
  if (/\p{Pd}/u.test(character)) return '-'
  const plain = [...character.normalize('NFKD')].filter((part) => !/\p{M}/u.test(part))
  const isKnown = plain.length > 0 && plain.every((part) => scriptOf(part))
  return isKnown ? plain.join('') : '?'
}

/** The text as the face can write it. */
export function printableText(text: string): string {
  return Array.from(text.normalize('NFC'), printable).join('')
}

/**
 * Text in pieces of one file each. Figures in tables are pieces of their own: only they take tabular widths, with which
 * this family sets points and commas too wide.
 */
export function runsOf(text: string, hasTabularFigures: boolean): Run[] {
  const runs: Run[] = []
  for (const character of printableText(text)) {
    const script = scriptOf(character) ?? 'latin'
    const isFigures = hasTabularFigures && /\d/.test(character)
    const last = runs.at(-1)
    if (last?.script === script && last.isFigures === isFigures) last.text += character
    else runs.push({ script, text: character, isFigures })
  }
  return runs
}
