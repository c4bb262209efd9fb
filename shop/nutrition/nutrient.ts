import type { Language } from '#i18n/locale.ts'
import nrv from './data/nrv.json' with { type: 'json' }
import others from './data/other-substances.json' with { type: 'json' }
import { amountIn, unitOf, type NutrientUnit } from './nutrient-amount.ts'

/** A vitamin, mineral or other substance the shop can declare. */
export type Nutrient = {
  readonly nutrient: string
  readonly kind: 'vitamin' | 'mineral' | 'other'
  readonly name: Readonly<Record<Language, string>>
  /** The unit labels use for it (Dir. 2002/46/EC Annex I). */
  readonly unit: NutrientUnit
  /** Daily reference value in `unit`, or null when none is established. */
  readonly referenceValue: number | null
  readonly inSentence: {
    readonly en: string
    readonly nl: string
    readonly plGenitive: string
    readonly plAccusative: string
  }
}

const register: ReadonlyMap<string, Nutrient> = new Map(
  [...nrv.nutrients, ...others.substances.map((substance) => ({ ...substance, nrv: null }))].map((row) => [
    row.id,
    {
      nutrient: row.id,
      kind: kindOf(row.type),
      name: row.name,
      unit: knownUnit(row.unit),
      referenceValue: row.nrv,
      inSentence: row.inSentence,
    },
  ]),
)

/** Every nutrient the shop knows, vitamins and minerals of Annex XIII first. */
export const nutrients: readonly Nutrient[] = [...register.values()]

export function findNutrient(nutrient: string): Nutrient | null {
  return register.get(nutrient) ?? null
}

/** Whether an amount of the nutrient can be declared in a unit and still be held against the reference tables. */
export function canDeclare(nutrient: string, unit: NutrientUnit): boolean {
  const found = register.get(nutrient)
  return found !== undefined && amountIn({ amount: 1, unit }, found.unit) !== null
}

/** The name for a table row ("Magnez"); a nutrient missing from the register is a fault of the data. */
export function nutrientName(nutrient: string, language: Language): string {
  return known(nutrient).name[language]
}

/** The name inside a sentence; Polish needs the case: "Źródło magnezu" (genitive), "Zawiera witaminę C" (accusative). */
export function nutrientInSentence(
  nutrient: string,
  language: Language,
  polishCase: 'nominative' | 'genitive' | 'accusative' = 'genitive',
): string {
  const { inSentence, name } = known(nutrient)
  if (language !== 'pl') return inSentence[language]
  if (polishCase === 'nominative')
    return name.pl.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
  return polishCase === 'genitive' ? inSentence.plGenitive : inSentence.plAccusative
}

function known(nutrient: string): Nutrient {
  const found = register.get(nutrient)
  if (!found) throw new Error(`unknown nutrient ${nutrient}`)
  return found
}

function kindOf(type: string): Nutrient['kind'] {
  return type === 'vitamin' || type === 'mineral' ? type : 'other'
}

function knownUnit(text: string): NutrientUnit {
  const unit = unitOf(text)
  if (!unit) throw new Error(`unknown unit ${text}`)
  return unit
}
