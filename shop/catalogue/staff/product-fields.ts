import { languages, markets } from '#i18n/locale.ts'
import { allergens } from '#shop/nutrition/allergen.ts'
import { diets, freeFromChoices } from '../diet.ts'

/**
 * A product as a flat list of fields, each a text: the names are those of the form, of the audit trail and of what two
 * editors compare. A field that is missing is empty; what can be ticked is `yes` or empty.
 */
export type ProductFields = Readonly<Record<string, string>>

export const ticked = 'yes'

/** Texts of one language, in the order of the page; `long` ones are given more room. */
export const textFields = [
  { name: 'name', most: 120, long: false },
  { name: 'slug', most: 80, long: false },
  { name: 'tagline', most: 200, long: true },
  { name: 'description', most: 8000, long: true },
  { name: 'legalName', most: 200, long: false },
  { name: 'nutrientCategory', most: 200, long: false },
  { name: 'dosageFormLabel', most: 120, long: false },
  { name: 'ingredients', most: 4000, long: true },
  { name: 'usage', most: 2000, long: true },
  { name: 'storage', most: 1000, long: true },
  { name: 'bestBefore', most: 300, long: false },
  { name: 'operator', most: 300, long: true },
  { name: 'metaTitle', most: 120, long: false },
  { name: 'metaDescription', most: 320, long: true },
] as const

/** What a variant says in one language. */
export const variantTexts = ['label', 'netQuantity', 'slug'] as const

/** What a variant is, whatever the language. */
export const variantFacts = [
  'sku',
  'gtin',
  'netCount',
  'netGrams',
  'netMillilitres',
  'portionsPerPack',
  'shippingWeightGrams',
  'position',
] as const

/** Facts of the recipe that put words on the label. */
export const compositionFields = ['sweeteners', 'sugars', 'polyols', 'aspartame'] as const

/** How packs are drawn where there is no picture. */
export const packagings = ['bottle', 'jar', 'pouch', 'sachet-box', 'tube'] as const

/** The block of a variant that does not exist yet; it becomes one when it is given a number. */
export const newVariant = 'new'

const plain = [
  'brand',
  'dosageForm',
  'packaging',
  'taxClass',
  'dailyPortion',
  'position',
  'novelFood',
  'nameIsClaim',
]

const known: ReadonlySet<string> = new Set([
  ...plain,
  ...compositionFields.map((name) => `composition.${name}`),
  ...allergens.map((name) => `allergens.${name}`),
  ...diets.map((name) => `diets.${name}`),
  ...freeFromChoices.map((name) => `freeFrom.${name}`),
  ...languages.flatMap((language) => textFields.map(({ name }) => `texts.${language}.${name}`)),
  ...markets.flatMap((market) =>
    ['sold', 'notificationId', 'notifiedAt', 'labelFile'].map((name) => `markets.${market}.${name}`),
  ),
])

const patterned = [
  /^nutrients\.[a-z0-9-]{1,40}\.(?:nutrient|amount|unit|position)$/,
  /^nutrients\.[a-z0-9-]{1,40}\.forms\.[a-z0-9-]{1,40}$/,
  /^claims\.[a-z0-9-]{1,80}$/,
  new RegExp(`^variants\\.(?:\\d{1,9}|${newVariant})\\.(?:${[...variantFacts, 'archived'].join('|')})$`),
  new RegExp(
    `^variants\\.(?:\\d{1,9}|${newVariant})\\.(?:${languages.join('|')})\\.(?:${variantTexts.join('|')})$`,
  ),
]

/** Whether the form of a product has such a field; anything else that is sent is left alone. */
export function isProductField(name: string): boolean {
  return known.has(name) || patterned.some((pattern) => pattern.test(name))
}

const decimalField = /^(?:dailyPortion|nutrients\..*\.amount|variants\..*\.net(?:Grams|Millilitres))$/

/** One way of writing the same thing, so that nobody is told of a change that is none. */
function normal(name: string, text: string): string {
  if (decimalField.test(name)) return normalDecimal(text.replace(',', '.'))
  return name.endsWith('.sku') ? text.toUpperCase() : text
}

function normalDecimal(text: string): string {
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(text) ? String(Number(text)) : text
}

/** Of what was sent the fields of a product in one way of writing; empty ones are left out, rows without amount too. */
export function productFieldsOf(values: Readonly<Record<string, string>>): ProductFields {
  const sent = Object.entries(values).flatMap(([name, value]) => {
    const text = value.trim()
    return text !== '' && isProductField(name) ? [[name, normal(name, text)] as const] : []
  })
  return withNamedRows(Object.fromEntries(sent))
}

const row = /^nutrients\.([a-z0-9-]+)\.(.+)$/

/** A new row takes the name of the nutrient chosen in it; one without an amount is no row. */
function withNamedRows(fields: ProductFields): ProductFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => {
      const [, key = '', rest = ''] = row.exec(name) ?? []
      if (key === '') return [[name, text]]
      const chosen = fields[`nutrients.${key}.nutrient`] ?? key
      if (fields[`nutrients.${key}.amount`] === undefined || rest === 'nutrient') return []
      const isTaken = chosen !== key && fields[`nutrients.${chosen}.amount`] !== undefined
      return [[`nutrients.${isTaken ? key : chosen}.${rest}`, text]]
    }),
  )
}

/** The parts a list of fields has after a beginning: `variants.` gives the ids. */
export function partsUnder(fields: ProductFields, beginning: string): string[] {
  const names = Object.keys(fields).filter((name) => name.startsWith(beginning))
  return [...new Set(names.map((name) => name.slice(beginning.length).split('.', 1)[0] ?? ''))]
}
