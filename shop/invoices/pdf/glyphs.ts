/** The files that faces come in: the house's own for its languages, another's for the names of people from elsewhere. */
export type Script = keyof typeof letters

export interface Run {
  script: Script
  text: string
  isFigures: boolean
}

// The letters each file has, the first that has one draws it.
export const letters = {
  latin:
    /[ -~\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]/,
  extended: /[\u0100-\u0130\u0132-\u0151\u0154-\u017e\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3]/,
  cyrillic: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1]/,
  'cyrillic-ext':
    /[\u0492\u0493\u0496-\u049b\u04a0-\u04a3\u04aa\u04ab\u04ae\u04af\u04b2\u04b3\u04b6\u04b7\u04ba\u04bb\u04c0-\u04c4\u04c7\u04c8\u04cf-\u04d1\u04d4-\u04d9\u04e2\u04e3\u04e6-\u04e9\u04ee\u04ef\u04f2\u04f3\u04f6\u04f7]/,
  greek: /[\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce]/,
  'greek-ext':
    /[\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fbc\u1fc2-\u1fc4\u1fc6-\u1fcc\u1fd0-\u1fd3\u1fd6-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ff4\u1ff6-\u1ffc]/,
  vietnamese: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/,
}
const scripts = Object.keys(letters) as Script[]

function scriptOf(character: string): Script | null {
  return scripts.find((script) => letters[script].test(character)) ?? null
}

/** What no file has a letter for is written by its plain form (`₂` as `2`, `ǎ` as `a`), or as a question mark. */
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
