import type { Language } from '#i18n/locale.ts'
import data from './data/composition-words.json' with { type: 'json' }
import type { Composition } from './designation.ts'
import { plainIngredients } from './ingredients.ts'

/** An ingredient list that says more about the recipe than the facts that put words on the label (FOOD-07). */
export type CompositionProblem =
  | 'sweetener-not-declared'
  | 'aspartame-not-declared'
  /** Polyols are there; whether more than 10 % were added only the recipe tells. */
  | 'polyols-in-question'

/** Holds an ingredient list against the facts of the recipe. */
export function compositionProblems(
  ingredients: string,
  composition: Composition,
  language: Language,
): CompositionProblem[] {
  const text = plainIngredients(ingredients).toLowerCase()
  const names = (words: Readonly<Record<Language, string[]>>) =>
    words[language].some((word) => text.includes(word))
  const problems: CompositionProblem[] = []
  if (names(data.sweeteners) && !composition.sweeteners) problems.push('sweetener-not-declared')
  if (names(data.aspartame) && !composition.aspartame) problems.push('aspartame-not-declared')
  if (names(data.polyols) && !composition.addedPolyolsAboveTenPercent) problems.push('polyols-in-question')
  return problems
}
