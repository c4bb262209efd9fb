import type { Language } from '#i18n/locale.ts'
import { bindWords } from '#i18n/typography.ts'
import { formName } from '#shop/nutrition/chemical-form.ts'
import { formatAmount } from '#shop/nutrition/decimal-format.ts'
import { dailyPortionOf, formatDailyPortion } from '#shop/nutrition/dosage-form.ts'
import { nutrientInSentence, nutrientName } from '#shop/nutrition/nutrient.ts'
import { formatPercentOfNrv, nrvAbbreviation, nrvTerm } from '#shop/nutrition/nrv.ts'
import { amountsOf, claimBeside, type InLanguages, type LabelFacts } from './demo-data.ts'
import type { SheetWords } from './label-sheet.ts'

const heading: InLanguages = {
  pl: 'Zawartość w\u00a0porcji dziennej',
  nl: 'Per dagelijkse portie',
  en: 'Contents per daily portion',
}
const terms: Record<'ingredients' | 'usage' | 'warnings' | 'storage', InLanguages> = {
  ingredients: { pl: 'Składniki', nl: 'Ingrediënten', en: 'Ingredients' },
  usage: { pl: 'Sposób użycia', nl: 'Gebruik', en: 'Use' },
  warnings: { pl: 'Ostrzeżenia', nl: 'Waarschuwingen', en: 'Warnings' },
  storage: { pl: 'Przechowywanie', nl: 'Bewaren', en: 'Storage' },
}
const back: InLanguages = {
  pl: 'Etykieta produktu {name} z\u00a0bliska: {facts}; obok porcja dzienna: {portion}',
  nl: 'Het etiket van {name} van dichtbij: {facts}; ernaast de dagelijkse portie: {portion}',
  en: 'The label of {name} up close: {facts}; beside it the daily portion: {portion}',
}

function portionWords({ recommendedDailyDose: dose, form }: LabelFacts, language: Language): string {
  const row = {
    dailyCount: dose.count ?? null,
    dailyGrams: dose.g ?? null,
    dailyMillilitres: dose.ml ?? null,
  }
  return formatDailyPortion(dailyPortionOf(row), form.key, language)
}

/** What the back of the pack says, put together from the label data. */
export function sheetWords(facts: LabelFacts, language: Language): SheetWords {
  const passage = (term: keyof typeof terms, text: string) => ({
    term: terms[term][language],
    text: bindWords(text),
  })
  return {
    brand: 'Zelvanta',
    name: facts.name[language].replace('Zelvanta ', ''),
    designation: facts.legalName[language],
    claim: claimBeside(facts, language),
    heading: `${heading[language]}: ${portionWords(facts, language)}`,
    facts: amountsOf(facts).map((amount) => ({
      name: nutrientName(amount.nutrient, language),
      forms: amount.forms.map((form) => formName(amount.nutrient, form, language)).join(', '),
      amount: formatAmount(amount, language),
      percent: formatPercentOfNrv(amount) ?? '*',
    })),
    note: `% ${nrvAbbreviation(language)}: ${nrvTerm(language)}.`,
    passages: [
      passage('ingredients', facts.ingredients[language]),
      passage('usage', facts.usage[language]),
      passage('warnings', facts.warnings.map(({ text }) => text[language]).join(' ')),
      passage('storage', facts.storage[language]),
    ],
  }
}

/** The picture in words, for those who do not see it. */
export function sheetAlternative(facts: LabelFacts, language: Language): string {
  const amounts = amountsOf(facts).map((amount) => {
    const percent = formatPercentOfNrv(amount)
    const share = percent ? ` (${percent} ${nrvAbbreviation(language)})` : ''
    return `${nutrientInSentence(amount.nutrient, language, 'nominative')} ${formatAmount(amount, language)}${share}`
  })
  return back[language]
    .replace('{name}', facts.name[language])
    .replace('{facts}', amounts.join(', '))
    .replace('{portion}', portionWords(facts, language))
}
