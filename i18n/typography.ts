/** Words of one letter that no line ends with: Polish prepositions and conjunctions, English "a" and "I", Dutch "u". */
const single = /(?<![\p{L}\p{M}\p{N}])([aiouwz])\s(?=\S)/giu
/** "Vitamin D", "B12": a single letter belongs to the word before it. */
const letter = /(?<=\p{L})\s(?=\p{Lu}\d{0,2}(?![\p{L}\p{N}-]))/gu
/** A number and what it counts or measures stay together. */
const measure =
  /(?<=\d)\s(?=(?:mg|g|kg|µg|ml|l|cm|mm|%|°C|kJ|kcal|zł|PLN|EUR|szt\.|dni|dag|dagen|day|days)(?![\p{L}\p{N}]))/gu
/** "art. 27", "nr 1169": what is numbered and its number stay together. */
const numbered = /(?<![\p{L}\p{N}])(art\.|ust\.|pkt|poz\.|nr|s\.|p\.|€)\s(?=\d)/giu
/** "1 000": groups of one number. */
const thousands = /(?<=\d)\s(?=\d{3}(?!\d))/gu

const space = '\u00a0'

/** Puts spaces that do not break where a typesetter would. */
export function bindWords(text: string): string {
  return text
    .replaceAll(measure, space)
    .replaceAll(letter, space)
    .replaceAll(numbered, `$1${space}`)
    .replaceAll(thousands, space)
    .replaceAll(single, `$1${space}`)
}
