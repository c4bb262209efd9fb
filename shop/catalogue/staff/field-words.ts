import { isLanguage, languageOf, markets, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { allergenName, allergens } from '#shop/nutrition/allergen.ts'
import { formName, formsOf } from '#shop/nutrition/chemical-form.ts'
import { findNutrient, nutrientName } from '#shop/nutrition/nutrient.ts'

/** What a field of a product is called, with what it belongs to: "Description · PL", "Amount: Magnesium". */
export function fieldWords(
  field: string,
  variants: readonly { id: number; sku: string }[],
  locale: Locale,
): string {
  const t = translator(locale, 'staff-catalogue')
  const own = (name: string) => {
    const key = `fields.${name}` as 'fields.name'
    return t.has(key) ? t(key) : name
  }
  const language = languageOf(locale)
  const [group = '', second = '', third = '', fourth = ''] = field.split('.')
  if (group === 'texts' && isLanguage(second)) return `${own(third)} · ${second.toUpperCase()}`
  if (group === 'publication') return `${t('section.publication')} · ${second.toUpperCase()}`
  if (group === 'variants') {
    const sku = variants.find(({ id }) => String(id) === second)?.sku ?? second
    return isLanguage(third) ? `${own(fourth)} · ${third.toUpperCase()} · ${sku}` : `${own(third)}: ${sku}`
  }
  if (group === 'nutrients' && findNutrient(second)) {
    const isForm = third === 'forms' && formsOf(second).some(({ form }) => form === fourth)
    return isForm ? formName(second, fourth, language) : `${own(third)}: ${nutrientName(second, language)}`
  }
  const market = markets.find((name) => name === second)
  if (group === 'markets' && market) return `${own(third)}: ${t(`market.${market}`)}`
  if (group === 'allergens' && allergens.includes(second)) return allergenName(second, language)
  if (group === 'claims') return claimById(second)?.text[language] ?? second
  if (group === 'composition') return t(`composition.${second}` as 'composition.sweeteners')
  return second ? `${t('section.composition')}: ${second}` : own(group)
}
