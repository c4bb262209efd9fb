import { languages, type Language, type Market } from '#i18n/locale.ts'
import { languagesServing } from '#shop/legal/served-markets.ts'
import type { DeliveryInput } from './settings-input.ts'

/** A way of delivery with its words in every language, offered or not. */
export interface DeliveryRow {
  market: Market
  key: string
  kind: 'courier' | 'pickup'
  currency: string
  amount: number
  freeFromAmount: number | null
  active: boolean
  /** By language. */
  texts: Record<string, { name: string; promise: string }>
}

/** What is said of a way of delivery in each language. */
export const spokenDeliveryFields = ['name', 'promise'] as const
type SpokenDelivery = (typeof spokenDeliveryFields)[number]

const suffixes = { pl: 'Pl', nl: 'Nl', en: 'En' } as const satisfies Record<Language, string>

/** What the field of a text in a language is called in the form. */
export function spokenDelivery<Field extends SpokenDelivery>(field: Field, language: Language) {
  return `${field}${suffixes[language]}` as const
}

/** The languages in which a way must be named: those of the markets that are sold to, and of its own. */
export function languagesAsked(served: readonly Market[], own: Market | null): Language[] {
  return languagesServing(own === null ? served : [...served, own])
}

/** Texts that are left empty and must not be; what is said in a language nobody is served in is said whole or not at all. */
export function missingDeliveryTexts(input: DeliveryInput, served: readonly Market[]): string[] {
  const asked = new Set(languagesAsked(served, input.market))
  return languages.flatMap((language) => {
    const names = spokenDeliveryFields.map((field) => spokenDelivery(field, language))
    const empty = names.filter((name) => input[name] === '')
    return asked.has(language) || empty.length < names.length ? empty : []
  })
}

/** The texts that are said; a language that is left out keeps what was said before. */
export function deliveryTexts(
  input: DeliveryInput,
): Partial<Record<Language, { name: string; promise: string }>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const name = input[spokenDelivery('name', language)]
      return name === '' ? [] : [[language, { name, promise: input[spokenDelivery('promise', language)] }]]
    }),
  )
}
