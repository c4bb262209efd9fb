import { languageOf, type Language, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { allergenName, allergens } from '#shop/nutrition/allergen.ts'
import { formName, formsOf } from '#shop/nutrition/chemical-form.ts'
import { findNutrient, nutrientName } from '#shop/nutrition/nutrient.ts'
import type { PublishingFinding } from './publishing-facts.ts'

type Facts = PublishingFinding['facts']

/** A finding as a sentence for staff, with names instead of the ids that data knows things by. */
export function findingWords(
  { key, facts }: Pick<PublishingFinding, 'key' | 'facts'>,
  locale: Locale,
): string {
  const t = translator(locale, 'staff-rules')
  const { topic } = facts
  const spoken = {
    ...namedFacts(facts, languageOf(locale)),
    ...(topic && { topic: t(`topic.${topic}` as 'topic.bones') }),
  }
  return t(key as 'labelField.name', spoken)
}

/** The short name of the rule behind a finding; a rule without one is told by its number. */
export function ruleWords(rule: string, locale: Locale): string {
  const t = translator(locale, 'staff-rules')
  const key = `rule.${rule}` as 'rule.FOOD-01'
  return t.has(key) ? t(key) : rule
}

function namedFacts(facts: Facts, language: Language): Record<string, string | number> {
  const { nutrient, form, allergen } = facts
  const isNutrient = typeof nutrient === 'string' && findNutrient(nutrient) !== null
  const isForm = isNutrient && formsOf(nutrient).some((known) => known.form === form)
  return {
    ...facts,
    ...(isNutrient && { nutrient: nutrientName(nutrient, language) }),
    ...(isForm && typeof form === 'string' && { form: formName(nutrient, form, language) }),
    ...(typeof allergen === 'string' &&
      allergens.includes(allergen) && { allergen: allergenName(allergen, language) }),
  }
}
