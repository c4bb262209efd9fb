import { foldedWords } from '#i18n/fold.ts'

/**
 * What can be found of a thing, by weight: the words of its title, words that name it otherwise, and the words of its
 * text. Kept as three lines of folded words, none of them twice.
 */
export interface SearchText {
  title: string[]
  names: string[]
  body: string[]
}

export function searchText(title: string, names: readonly string[], body = ''): SearchText {
  const own = [...new Set(foldedWords(title))]
  const others = [...new Set(names.flatMap(foldedWords))].filter((word) => !own.includes(word))
  const known = new Set([...own, ...others])
  return {
    title: own,
    names: others,
    body: [...new Set(foldedWords(body))].filter((word) => !known.has(word)),
  }
}

/** The text as one folded column that trigram indexes work on. */
export function joinSearchText({ title, names, body }: SearchText): string {
  return [title, names, body].map((words) => words.join(' ')).join('\n')
}

export function splitSearchText(folded: string): SearchText {
  const [title = [], names = [], body = []] = folded
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean))
  return { title, names, body }
}
