import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '#i18n/locale.ts'
import { claimsBesideName } from '#shop/claims/benefit.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import { unitOf, type NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'

export type InLanguages = Record<Language, string>

/** What the label of a demo product says. */
export interface LabelFacts {
  sku: string
  name: InLanguages
  legalName: InLanguages
  allowedClaims: string[]
  form: { key: string }
  recommendedDailyDose: { count?: number; g?: number; ml?: number }
  nutrients: { id: string; amount: number; unit: string; forms: string[] }[]
  ingredients: InLanguages
  usage: InLanguages
  warnings: { text: InLanguages }[]
  storage: InLanguages
}

export interface PackFacts {
  packaging: string
  labelColour: string
  variants: {
    sku: string
    netQuantityText: InLanguages
    netCount: number | null
    netGrams: number | null
    netMl: number | null
  }[]
}

const demo = join(import.meta.dirname, '..')

/** Where finished pictures lie; they are committed. */
export const pictures = join(demo, '..', '..', 'public', 'pictures')

export async function readDemo<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(join(demo, path), 'utf8')) as Content
}

export const { products } = await readDemo<{ products: LabelFacts[] }>('products.json')
export const packs = await readDemo<Record<string, PackFacts>>('catalogue/catalogue.json')

const colours = await readDemo<Record<string, { ground: string; ink: string }>>(
  'catalogue/label-colours.json',
)

export function coloursOf(pack: PackFacts): { ground: string; ink: string } {
  const found = colours[pack.labelColour]
  if (!found) throw new Error(`no colour ${pack.labelColour}`)
  return found
}

export function amountsOf({ nutrients }: LabelFacts): NutrientAmount[] {
  return nutrients.map(({ id, amount, unit, forms }) => {
    return { nutrient: id, amount, unit: unitOf(unit) ?? 'mg', forms }
  })
}

/** A name that is itself a reference to health has its authorised claim beside it, on pictures too (CLAIM-05). */
export function claimBeside(facts: LabelFacts, language: Language): string | null {
  const claims = shownClaims(facts.allowedClaims, amountsOf(facts))
  const [claim] = claimsBesideName(facts.name[language], language, claims)
  return claim?.text[language] ?? null
}
