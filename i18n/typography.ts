/** Words of one letter that no line ends with: Polish prepositions and conjunctions, English "a" and "I", Dutch "u". */
const single = /(?<![\p{L}\p{M}\p{N}])([aiouwz])\s(?=\S)/giu
/** "Vitamin D", "B12": a single letter belongs to the word before it. */
const letter = /(?<=\p{L})\s(?=\p{Lu}\d{0,2}(?![\p{L}\p{N}-]))/gu
/** A number and what it counts or measures stay together. */
const measure =
  /(?<=\d)\s(?=(?:mg|g|kg|µg|ml|l|cm|mm|%|°C|kJ|kcal|zł|PLN|EUR|szt\.|dni|dag|dagen|day|days)(?![\p{L}\p{N}]))/gu
/** "art. 27", "nr 1169", "godz. 9": what is numbered and its number stay together. */
const numbered = /(?<![\p{L}\p{N}])(art\.|ust\.|pkt|poz\.|nr|godz\.|s\.|p\.|€)\s(?=\d)/giu
/** "ul. Długa": a street with what it is. */
const street = /(?<![\p{L}\p{N}])(ul\.|al\.)\s(?=\p{Lu})/gu
/** "14 March": the day stays with its month. */
const day =
  /(?<=(?<!\d)\d{1,2})\s(?=(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)(?![\p{L}\p{N}]))/giu
/** "1 000": groups of one number. */
const thousands = /(?<=\d)\s(?=\d{3}(?!\d))/gu

const space = '\u00a0'

/** Puts spaces that do not break where a typesetter would. */
export function bindWords(text: string): string {
  return text
    .replaceAll(measure, space)
    .replaceAll(day, space)
    .replaceAll(letter, space)
    .replaceAll(numbered, `$1${space}`)
    .replaceAll(street, `$1${space}`)
    .replaceAll(thousands, space)
    .replaceAll(single, `$1${space}`)
}

/** Where the names of compounds come apart, in the languages of the shop; the words of one substance are many, its parts few. */
const compoundParts = [
  ...['magnesium', 'calcium', 'kalium', 'natrium', 'potassium', 'sodium', 'silicium', 'selenium', 'chroom'],
  ...['ijzer', 'zink', 'koper', 'mangaan', 'foliumzuur', 'vitamine', 'mineralen', 'voedings', 'ascorbine'],
  ...['mono', 'bis', 'tris', 'tri', 'di', 'acetyl', 'seleno', 'chole', 'chloro', 'hydro(?=chlor|wodor)'],
  ...['methyl', 'metylo', 'propyl(?!o)', 'propylo', 'hydroxy', 'hydroksy', 'pyridoxine', 'pirydokso'],
  ...[
    'adenosyl',
    'adenozylo',
    'cyano',
    'cyjano',
    'wodoro',
    'bruis(?=tablet)',
    'zuig(?=tablet)',
    'kauw(?=tablet)',
  ],
]
const compoundPart = new RegExp(compoundParts.join('|'), 'iuy')
const longWord = /\p{L}{12,}/gu
/** Letters that stay together at either end of a word that is broken. */
const shortestPart = 4

const softHyphen = '\u00ad'

function breakCompound(word: string): string {
  const breaks: number[] = []
  compoundPart.lastIndex = 0
  while (compoundPart.test(word)) {
    const end = compoundPart.lastIndex
    if (end >= shortestPart && word.length - end >= shortestPart) breaks.push(end)
  }
  return breaks.toReversed().reduce((broken, at) => broken.slice(0, at) + softHyphen + broken.slice(at), word)
}

/**
 * Says where long names of compounds may break, for browsers that know no hyphenation of the language. For what is shown
 * alone: in data, titles, attributes and letters a hidden character is a fault.
 */
export function breakCompounds(text: string): string {
  return text.replaceAll(longWord, breakCompound)
}
