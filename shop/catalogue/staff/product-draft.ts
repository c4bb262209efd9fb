import { languages, markets, type Language } from '#i18n/locale.ts'
import { allergens } from '#shop/nutrition/allergen.ts'
import { formsOf } from '#shop/nutrition/chemical-form.ts'
import type { Composition } from '#shop/nutrition/designation.ts'
import { isDosageForm, measureOf, type DailyPortion } from '#shop/nutrition/dosage-form.ts'
import { unitOf, type NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { canDeclare, findNutrient } from '#shop/nutrition/nutrient.ts'
import { diets, freeFromChoices } from '../diet.ts'
import type { EditedMarket, EditedTexts } from '../publishing-facts.ts'
import { FieldReader, type FieldProblem } from './field-reader.ts'
import {
  newVariant,
  packagings,
  partsUnder,
  textFields,
  variantTexts,
  type ProductFields,
} from './product-fields.ts'

/** A variant as it is to be saved; `id` null: it does not exist yet. */
export interface DraftVariant {
  id: number | null
  sku: string
  gtin: string | null
  netCount: number | null
  netGrams: number | null
  netMillilitres: number | null
  portionsPerPack: number
  shippingWeightGrams: number
  position: number
  isArchived: boolean
  texts: Record<Language, Record<(typeof variantTexts)[number], string>>
}

/** A product as it is to be saved: complete enough for the database, not yet for the public. */
export interface ProductDraft {
  brand: string
  dosageForm: string
  packaging: string
  taxClass: string
  dailyPortion: DailyPortion
  position: number
  novelFood: boolean
  nameIsClaim: boolean
  composition: Composition
  allergens: string[]
  diets: string[]
  freeFrom: string[]
  amounts: NutrientAmount[]
  claimIds: string[]
  texts: Record<Language, EditedTexts>
  markets: EditedMarket[]
  variants: DraftVariant[]
}

/** Reads fields as a product, or says everything that cannot be read (bad input is never half-saved). */
export function readProductDraft(
  fields: ProductFields,
): { ok: true; draft: ProductDraft } | { ok: false; problems: FieldProblem[] } {
  const { draft, problems } = sketchProduct(fields)
  return problems.length === 0 ? { ok: true, draft } : { ok: false, problems }
}

/** The product as far as its fields can be read, for checks while somebody types; never saved. */
export function sketchProduct(fields: ProductFields): { draft: ProductDraft; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const reader = new FieldReader(fields, problems)
  const dosageForm = reader.choice('dosageForm', isDosageForm)
  const draft = {
    brand: reader.required('brand', 80),
    dosageForm,
    packaging: reader.choice('packaging', (name) => (packagings as readonly string[]).includes(name)),
    taxClass: reader.required('taxClass', 40),
    dailyPortion: {
      measure: isDosageForm(dosageForm) ? measureOf(dosageForm) : ('piece' as const),
      quantity: reader.decimal('dailyPortion') ?? reader.missing('dailyPortion', 1),
    },
    position: reader.whole('position') ?? 0,
    novelFood: reader.isTicked('novelFood'),
    nameIsClaim: reader.isTicked('nameIsClaim'),
    composition: {
      sweeteners: reader.isTicked('composition.sweeteners'),
      sugars: reader.isTicked('composition.sugars'),
      addedPolyolsAboveTenPercent: reader.isTicked('composition.polyols'),
      aspartame: reader.isTicked('composition.aspartame'),
    },
    allergens: reader.tickedUnder('allergens.', allergens),
    diets: reader.tickedUnder('diets.', diets),
    freeFrom: reader.tickedUnder('freeFrom.', freeFromChoices),
    amounts: amountsOf(reader),
    claimIds: partsUnder(fields, 'claims.'),
    texts: inLanguages((language) => textsOf(reader, language)),
    markets: marketsOf(reader),
    variants: variantsOf(reader),
  }
  return { draft, problems }
}

function inLanguages<Thing>(make: (language: Language) => Thing): Record<Language, Thing> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<
    Language,
    Thing
  >
}

function textsOf(reader: FieldReader, language: Language): EditedTexts {
  const texts = textFields.map(({ name, most }) => [name, reader.text(`texts.${language}.${name}`, most)])
  reader.slug(`texts.${language}.slug`)
  return Object.fromEntries(texts) as EditedTexts
}

function amountsOf(reader: FieldReader): NutrientAmount[] {
  const rows = partsUnder(reader.fields, 'nutrients.').map((nutrient, index) => {
    const place = `nutrients.${nutrient}`
    const unit = unitOf(reader.fields[`${place}.unit`] ?? '')
    const position = reader.whole(`${place}.position`) ?? 1000 + index
    const amount = reader.decimal(`${place}.amount`) ?? 0
    if (amount === 0) reader.complain(`${place}.amount`, 'decimal')
    if (/^new\d$/.test(nutrient)) reader.complain(`${place}.amount`, 'nutrientTwice')
    else if (!findNutrient(nutrient)) reader.complain(`${place}.amount`, 'choice')
    else if (!unit || !canDeclare(nutrient, unit)) reader.complain(`${place}.unit`, 'unit')
    const known = formsOf(nutrient).map(({ form }) => form)
    const forms = reader.tickedUnder(`${place}.forms.`, known)
    return { position, amount: { nutrient, amount, unit: unit ?? ('mg' as const), forms } }
  })
  return rows.toSorted((one, other) => one.position - other.position).map(({ amount }) => amount)
}

function marketsOf(reader: FieldReader): EditedMarket[] {
  return markets.flatMap((market): EditedMarket[] => {
    const place = `markets.${market}`
    const notificationId = reader.text(`${place}.notificationId`, 80) || null
    const notifiedAt = reader.day(`${place}.notifiedAt`)
    const labelFile = reader.text(`${place}.labelFile`, 200) || null
    return reader.isTicked(`${place}.sold`) ? [{ market, notificationId, notifiedAt, labelFile }] : []
  })
}

function variantsOf(reader: FieldReader): DraftVariant[] {
  const ids = partsUnder(reader.fields, 'variants.').filter(
    (id) => id !== newVariant || reader.fields[`variants.${newVariant}.sku`] !== undefined,
  )
  const variants = ids.map((id, index): DraftVariant => {
    const place = `variants.${id}`
    return {
      id: id === newVariant ? null : Number(id),
      sku: reader.sku(`${place}.sku`),
      gtin: reader.gtin(`${place}.gtin`),
      netCount: reader.whole(`${place}.netCount`),
      netGrams: reader.decimal(`${place}.netGrams`),
      netMillilitres: reader.decimal(`${place}.netMillilitres`),
      portionsPerPack:
        reader.whole(`${place}.portionsPerPack`) ?? reader.missing(`${place}.portionsPerPack`, 1),
      shippingWeightGrams:
        reader.whole(`${place}.shippingWeightGrams`) ?? reader.missing(`${place}.shippingWeightGrams`, 0),
      position: reader.whole(`${place}.position`) ?? index,
      isArchived: reader.isTicked(`${place}.archived`),
      texts: inLanguages((language) => {
        const words = variantTexts.map(
          (name) => [name, reader.text(`${place}.${language}.${name}`, 120)] as const,
        )
        const slug = reader.fields[`${place}.${language}.slug`]
        if (slug !== undefined) reader.slug(`${place}.${language}.slug`)
        return Object.fromEntries(words) as Record<(typeof variantTexts)[number], string>
      }),
    }
  })
  return variants
}
