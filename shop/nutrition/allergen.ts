import type { Language } from '#i18n/locale.ts'
import data from './data/allergens.json' with { type: 'json' }
import { parseIngredients, type IngredientSegment } from './ingredients.ts'

/** Why an ingredient list may not be published (FOOD-06). */
export type AllergenProblem =
  | { reason: 'unclosed-emphasis' | 'empty-emphasis' }
  /** Named by the list of allergens, but not emphasised among the ingredients. */
  | { reason: 'allergen-not-emphasised'; allergen: string }
  /** Found among the ingredients, but missing from the list of allergens. */
  | { reason: 'allergen-not-listed'; allergen: string; words: string }
  | { reason: 'unknown-allergen'; allergen: string }

type Occurrence = { allergen: string; words: string; isEmphasised: boolean }

/** Longer lists are no ingredient lists; the patterns below are linear, and this bounds them anyway. */
const maximumLength = 20_000

const register = new Map(data.allergens.map((row) => [row.allergen, row]))

export const allergens: readonly string[] = [...register.keys()]

export function allergenName(allergen: string, language: Language): string {
  const found = register.get(allergen)
  if (!found) throw new Error(`unknown allergen ${allergen}`)
  return found.name[language]
}

/** Holds the ingredient list against the listed allergens: each must stand out, and none may be forgotten. */
export function allergenProblems(
  markup: string,
  listed: readonly string[],
  language: Language,
): AllergenProblem[] {
  const parsed = parseIngredients(markup.slice(0, maximumLength))
  if (!parsed.ok) return [{ reason: parsed.reason }]
  const occurrences = findAllergens(parsed.segments, language)
  const problems: AllergenProblem[] = []
  for (const allergen of listed) {
    if (!register.has(allergen)) problems.push({ reason: 'unknown-allergen', allergen })
    else {
      const mine = occurrences.filter((occurrence) => occurrence.allergen === allergen)
      if (mine.length === 0 || mine.some((occurrence) => !occurrence.isEmphasised)) {
        problems.push({ reason: 'allergen-not-emphasised', allergen })
      }
    }
  }
  for (const { allergen, words } of occurrences) {
    if (!listed.includes(allergen)) problems.push({ reason: 'allergen-not-listed', allergen, words })
  }
  return problems
}

function findAllergens(segments: readonly IngredientSegment[], language: Language): Occurrence[] {
  const text = segments.map((segment) => segment.text).join('')
  const emphasised = emphasisOf(segments)
  const harmless = data.notAllergens[language].flatMap((pattern) => [...text.matchAll(expressionOf(pattern))])
  return data.allergens.flatMap(({ allergen, words }) =>
    words[language].flatMap((pattern) =>
      [...text.matchAll(expressionOf(pattern))]
        .filter((match) => !harmless.some((other) => isWithin(match, other)))
        .map((match) => ({
          allergen,
          words: match[0],
          // Only the stem must stand out: `**tarwe**zetmeel`.
          isEmphasised: emphasised
            .slice(match.index, match.index + stemLength(pattern, match[0]))
            .every(Boolean),
        })),
    ),
  )
}

function emphasisOf(segments: readonly IngredientSegment[]): boolean[] {
  return segments.flatMap((segment) => Array.from({ length: segment.text.length }, () => segment.allergen))
}

function isWithin(inner: RegExpExecArray, outer: RegExpExecArray): boolean {
  return inner.index >= outer.index && inner.index + inner[0].length <= outer.index + outer[0].length
}

function stemLength(pattern: string, match: string): number {
  return pattern.endsWith('*') ? Math.min(pattern.length - 1, match.length) : match.length
}

function expressionOf(pattern: string): RegExp {
  const body = pattern.replaceAll(' ', '\\s+').replaceAll('*', '\\p{L}*')
  return new RegExp(`(?<!\\p{L})${body}(?!\\p{L})`, 'giu')
}
