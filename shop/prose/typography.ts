import type { Language } from '#i18n/locale.ts'

/** Words of one letter that Polish does not leave at the end of a line. */
const polish = /(?<![\p{L}\p{M}\p{N}])([aiouwz])\s(?=\S)/giu
/** "Vitamin D", "B12": a single letter belongs to the word before it. */
const letter = /(?<=\p{L})\s(?=\p{Lu}\d{0,2}(?![\p{L}\p{N}]))/gu
/** A number and its unit stay together in every language. */
const measure = /(?<=\d)\s(?=(?:mg|g|kg|µg|ml|l|cm|mm|%|zł|kcal)(?![\p{L}\p{N}]))/gu

/** Puts spaces that do not break where a typesetter would. */
export function bindWords(text: string, language: Language): string {
  const bound = text.replaceAll(measure, '\u00a0').replaceAll(letter, '\u00a0')
  return language === 'pl' ? bound.replaceAll(polish, '$1\u00a0') : bound
}
