import type { Language } from '#i18n/locale.ts'
import data from './data/flexible-wording.json' with { type: 'json' }
import { healthClaims } from './health-claim.ts'
import type { Span } from './pattern.ts'
import { fold, tokenise, type Token } from './tokens.ts'

/** What a claim says beside its nutrient: the words that any other wording of it must keep. */
type Meaning = { readonly nutrient: string; readonly saysNormal: boolean; readonly words: readonly string[] }

type Vocabulary = {
  readonly nutrients: readonly (readonly [nutrient: string, beginnings: readonly string[]])[]
  readonly verbs: readonly string[]
  readonly normal: readonly string[]
  readonly fillers: ReadonlySet<string>
  readonly beginnings: readonly string[]
  readonly meanings: readonly Meaning[]
}

/** What one word is in a stretch that may tell a claim. */
type Reading =
  | { readonly is: 'nutrient'; readonly nutrient: string }
  | { readonly is: 'verb' | 'normal' | 'filler' }
  | { readonly is: 'subject'; readonly word: string }

const vocabularies = new Map<Language, Vocabulary>()

/** Endings of inflection: so many letters at the end of a word may differ. */
const longestEnding = 2
const shortestStem = 3

/** A nutrient, what it does and its subject; shorter stretches tell no claim. */
const fewestWords = 4

/**
 * Stretches that tell a claim of the register in words of their own: its nutrient, all that it is about, "normal" kept,
 * and nothing besides (Reg. (EC) No 1924/2006; general principles on flexibility of wording). One word more ends it.
 */
export function flexibleSpans(tokens: readonly Token[], language: Language): Span[] {
  const vocabulary = vocabularyOf(language)
  const known = new Map<string, Reading | null>()
  const spans: Span[] = []
  let first = 0
  const readings = tokens.map((token) => {
    const found = known.get(token.folded)
    const reading = found === undefined ? readingOf(token.folded, vocabulary) : found
    known.set(token.folded, reading)
    return reading
  })
  for (let index = 0; index <= tokens.length; index++) {
    const isOver = !readings[index] || tokens[index]?.sentence !== tokens[first]?.sentence
    if (!isOver) continue
    if (index - first >= fewestWords && tellsClaim(readings.slice(first, index), vocabulary)) {
      spans.push({ first, last: index - 1 })
    }
    first = readings[index] ? index : index + 1
  }
  return spans
}

function tellsClaim(stretch: readonly (Reading | null | undefined)[], vocabulary: Vocabulary): boolean {
  const has = (is: Reading['is']) => stretch.some((reading) => reading?.is === is)
  if (!has('verb') || !has('nutrient') || !has('subject')) return false
  const nutrients = new Set(
    stretch.flatMap((reading) => (reading?.is === 'nutrient' ? [reading.nutrient] : [])),
  )
  const subjects = [
    ...new Set(stretch.flatMap((reading) => (reading?.is === 'subject' ? [reading.word] : []))),
  ]
  const isNormal = has('normal')
  const told = vocabulary.meanings.filter(
    ({ nutrient, saysNormal, words }) =>
      nutrients.has(nutrient) &&
      (isNormal || !saysNormal) &&
      words.every((word) => subjects.some((subject) => isSameWord(subject, word))),
  )
  return subjects.every((subject) =>
    told.some(({ words }) => words.some((word) => isSameWord(subject, word))),
  )
}

function readingOf(word: string, vocabulary: Vocabulary): Reading | null {
  const begins = (beginning: string) => word.startsWith(beginning)
  for (const [nutrient, beginnings] of vocabulary.nutrients) {
    if (beginnings.some((beginning) => (beginning.length < 4 ? word === beginning : begins(beginning)))) {
      return { is: 'nutrient', nutrient }
    }
  }
  if (vocabulary.normal.some(begins)) return { is: 'normal' }
  if (vocabulary.verbs.some(begins)) return { is: 'verb' }
  if (vocabulary.fillers.has(word) || vocabulary.beginnings.some(begins)) return { is: 'filler' }
  const isSubject = vocabulary.meanings.some(({ words }) => words.some((other) => isSameWord(word, other)))
  return isSubject ? { is: 'subject', word } : null
}

/** The same word in another form: "zmęczenia", "zmęczenie". */
function isSameWord(left: string, right: string): boolean {
  if (left === right) return true
  const shorter = Math.min(left.length, right.length)
  const needed = Math.max(shortestStem, shorter - longestEnding)
  if (Math.max(left.length, right.length) - needed > longestEnding + 6) return false
  return shorter >= needed && left.slice(0, needed) === right.slice(0, needed)
}

function vocabularyOf(language: Language): Vocabulary {
  const known = vocabularies.get(language)
  if (known) return known
  const fillers = data.fillers[language].map(fold)
  const bare: Vocabulary = {
    nutrients: Object.entries(data.nutrients).map(([nutrient, words]) => [
      nutrient,
      words[language].map(fold),
    ]),
    verbs: data.verbs[language].map(fold),
    normal: data.normal[language].map(fold),
    fillers: new Set(fillers.filter((word) => !word.endsWith('*'))),
    beginnings: fillers.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
    meanings: [],
  }
  const vocabulary = {
    ...bare,
    meanings: healthClaims.map((claim) => meaningOf(claim.text[language], claim.nutrient, bare)),
  }
  vocabularies.set(language, vocabulary)
  return vocabulary
}

function meaningOf(text: string, nutrient: string, bare: Vocabulary): Meaning {
  const words = tokenise(text).map((token) => token.folded)
  const isNormal = (word: string) => bare.normal.some((beginning) => word.startsWith(beginning))
  return {
    nutrient,
    saysNormal: words.some(isNormal),
    words: words.filter((word) => !isNormal(word) && readingOf(word, bare) === null),
  }
}
