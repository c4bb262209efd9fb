import type { Language } from '#i18n/locale.ts'
import data from './data/dosage-forms.json' with { type: 'json' }
import { formatDecimal } from './decimal-format.ts'

/** How a product is counted: by piece, weight or volume. Decides its unit price and its daily portion. */
export type Measure = 'piece' | 'mass' | 'volume'

/** The recommended daily portion in the measure it is taken by: 2 capsules, 5 g, 10 ml. */
export type DailyPortion = { readonly measure: Measure; readonly quantity: number }

type PortionWords = Partial<Record<Intl.LDMLPluralRule, string>>

const noBreak = '\u00a0'

const forms = new Map(data.forms.map((row) => [row.form, row]))

export const dosageForms: readonly string[] = [...forms.keys()]

export function isDosageForm(form: string): boolean {
  return forms.has(form)
}

/** "capsules", "kapsułki", "capsules": the plural name for facets and facts. */
export function dosageFormName(form: string, language: Language): string {
  return known(form).name[language]
}

export function measureOf(form: string): Measure {
  const { measure } = known(form)
  if (measure === 'piece' || measure === 'mass' || measure === 'volume') return measure
  throw new Error(`unknown measure ${measure}`)
}

/** Reads the daily portion of a product row, where exactly one of the three is given. */
export function dailyPortionOf(row: {
  dailyCount: number | null
  dailyGrams: number | null
  dailyMillilitres: number | null
}): DailyPortion {
  if (row.dailyCount !== null) return { measure: 'piece', quantity: row.dailyCount }
  if (row.dailyGrams !== null) return { measure: 'mass', quantity: row.dailyGrams }
  if (row.dailyMillilitres !== null) return { measure: 'volume', quantity: row.dailyMillilitres }
  throw new Error('a product needs a daily portion')
}

/** "2 capsules", "2 kapsułki", "5 kapsułek", "5 g", "10 ml". */
export function formatDailyPortion(portion: DailyPortion, form: string, language: Language): string {
  const quantity = formatDecimal(portion.quantity, language)
  if (portion.measure !== 'piece') return `${quantity}${noBreak}${portion.measure === 'mass' ? 'g' : 'ml'}`
  const words: PortionWords | undefined = known(form).portion?.[language]
  const word = words?.[new Intl.PluralRules(language).select(portion.quantity)] ?? words?.other
  if (!word) throw new Error(`${form} is not taken by the piece`)
  return `${quantity}${noBreak}${word}`
}

function known(form: string) {
  const found = forms.get(form)
  if (!found) throw new Error(`unknown dosage form ${form}`)
  return found
}
