import { isLanguage, languageOf, markets, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { allergenName, allergens } from '#shop/nutrition/allergen.ts'
import { formName, formsOf } from '#shop/nutrition/chemical-form.ts'
import { findNutrient, nutrientName } from '#shop/nutrition/nutrient.ts'
import { isDiet, isFreeFrom } from '../diet.ts'

type Parts = readonly string[]

interface Naming {
  locale: Locale
  variants: readonly { id: number; sku: string }[]
}

/** What a field of a product is called, with what it belongs to: "Description · PL", "Amount: Magnesium". */
export function fieldWords(field: string, variants: Naming['variants'], locale: Locale): string {
  const [group = '', ...parts] = field.split('.')
  const name = groups[group]
  return name ? name(parts, { locale, variants }) : ownName(group, locale)
}

function ownName(name: string, locale: Locale): string {
  const t = translator(locale, 'staff-catalogue')
  const key = `fields.${name}` as 'fields.name'
  return t.has(key) ? t(key) : name
}

const groups: Record<string, (parts: Parts, naming: Naming) => string> = {
  texts: ([language = '', name = ''], { locale }) => `${ownName(name, locale)} · ${language.toUpperCase()}`,
  publication: ([language = ''], { locale }) =>
    `${translator(locale, 'staff-catalogue')('section.publication')} · ${language.toUpperCase()}`,
  variants: variantWords,
  nutrients: nutrientWords,
  markets: ([market = '', name = ''], { locale }) => {
    const known = markets.find((candidate) => candidate === market)
    const place = known ? translator(locale, 'staff-catalogue')(`market.${known}`) : market
    return `${ownName(name, locale)}: ${place}`
  },
  allergens: ([name = ''], { locale }) =>
    allergens.includes(name) ? allergenName(name, languageOf(locale)) : name,
  claims: ([id = ''], { locale }) => claimById(id)?.text[languageOf(locale)] ?? id,
  composition: ([name = ''], { locale }) =>
    translator(locale, 'staff-catalogue')(`composition.${name}` as 'composition.sweeteners'),
  diets: ([name = ''], { locale }) => (isDiet(name) ? translator(locale, 'catalogue')(`diet.${name}`) : name),
  freeFrom: ([name = ''], { locale }) => {
    const words = isFreeFrom(name) ? translator(locale, 'catalogue')(`without.${name}`) : name
    return `${translator(locale, 'staff-catalogue')('composition.freeFrom')}: ${words}`
  },
}

function variantWords([id = '', second = '', third = '']: Parts, { locale, variants }: Naming): string {
  const sku = variants.find((variant) => String(variant.id) === id)?.sku ?? id
  return isLanguage(second)
    ? `${ownName(third, locale)} · ${second.toUpperCase()} · ${sku}`
    : `${ownName(second, locale)}: ${sku}`
}

function nutrientWords([nutrient = '', name = '', form = '']: Parts, { locale }: Naming): string {
  if (!findNutrient(nutrient)) return `${ownName(name, locale)}: ${nutrient}`
  const isForm = name === 'forms' && formsOf(nutrient).some((known) => known.form === form)
  return isForm
    ? formName(nutrient, form, languageOf(locale))
    : `${ownName(name, locale)}: ${nutrientName(nutrient, languageOf(locale))}`
}
