import type { Market } from '#i18n/locale.ts'
import { registerCountry, type SaidTrader } from './trader.ts'

/** Registers whose numbers have a shape that is published. */
export type RegisterName = 'NIP' | 'REGON' | 'KRS' | 'KVK' | 'RSIN' | 'BDO'

/** What is wrong with a number: a message key and its facts. */
export type NumberFault =
  | { key: 'numberLength'; facts: { name: RegisterName; digits: string } }
  | { key: 'numberCheck'; facts: { name: RegisterName | 'VAT' } }
  | { key: 'vatLetters' | 'vatDutch' }

/** The number without what people write between and before it: spaces, full stops, hyphens, the register's name. */
function compact(text: string): string {
  return text
    .replaceAll(/[\s.:\u2010-\u2015/-]/g, '')
    .toUpperCase()
    .replace(/^(?:NIP|REGON|KRS|KVK|RSIN|BDO)(?=.)/, '')
}

function weighed(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)
}

/** Ten digits; the last is the weighed sum of the others modulo 11, where ten is no digit and no such number is given out. */
function isNip(digits: string): boolean {
  return weighed(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(digits[9])
}

/** Nine digits, or fourteen of a local unit, each with a last one that is a sum modulo 11 in which ten counts as nought. */
function isRegon(digits: string): boolean {
  const holds = (weights: readonly number[]) =>
    (weighed(digits, weights) % 11) % 10 === Number(digits[weights.length])
  return (
    holds([8, 9, 2, 3, 4, 5, 6, 7]) && (digits.length === 9 || holds([2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]))
  )
}

/** The "eleven proof" of Dutch numbers of nine digits: the last counts against the others. */
function isElevenProof(digits: string): boolean {
  return weighed(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
}

/** ISO 7064 MOD 97-10 over letters and digits, a letter being the two digits of its place from A = 10 on. */
function isModulo97(text: string): boolean {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const shapes: Record<RegisterName, { lengths: readonly number[]; isRight?: (digits: string) => boolean }> = {
  NIP: { lengths: [10], isRight: isNip },
  REGON: { lengths: [9, 14], isRight: isRegon },
  RSIN: { lengths: [9], isRight: isElevenProof },
  // These three are given out in a row, without a check digit.
  KRS: { lengths: [10] },
  KVK: { lengths: [8] },
  BDO: { lengths: [9] },
}

/** What is wrong with a number of a register; null where nothing is said or nothing is wrong. */
export function registerFault(name: RegisterName, text: string): NumberFault | null {
  const digits = compact(text)
  if (digits === '') return null
  const { lengths, isRight = () => true } = shapes[name]
  if (!/^\d+$/.test(digits) || !lengths.includes(digits.length))
    return { key: 'numberLength', facts: { name, digits: lengths.join(' / ') } }
  return /[1-9]/.test(digits) && isRight(digits) ? null : { key: 'numberCheck', facts: { name } }
}

/** Company: RSIN, B and two digits; sole trader: since 2020 a number of its own with check digits over the whole. */
function dutchVatFault(text: string): NumberFault | null {
  if (!/^NL\d{9}B\d{2}$/.test(text)) return { key: 'vatDutch' }
  const isRight = isElevenProof(text.slice(2, 11)) || isModulo97(text)
  return isRight ? null : { key: 'numberCheck', facts: { name: 'VAT' } }
}

/** Of VAT numbers from elsewhere only the letters of the country are looked at: each has rules of its own. */
export function vatFault(text: string): NumberFault | null {
  const number = compact(text)
  if (!/^[A-Z]{2}[\dA-Z+*]{2,13}$/.test(number)) return { key: 'vatLetters' }
  if (number.startsWith('NL')) return dutchVatFault(number)
  if (number.startsWith('PL')) return registerFault('NIP', number.slice(2))
  return null
}

type NumberField = 'vatNumber' | 'taxNumber' | 'registerNumber' | 'statisticalNumber'

const registersOf: Partial<Record<string, Partial<Record<NumberField, RegisterName>>>> = {
  PL: { taxNumber: 'NIP', registerNumber: 'KRS', statisticalNumber: 'REGON' },
  NL: { taxNumber: 'RSIN', registerNumber: 'KVK' },
}

/**
 * What is wrong with the trader's numbers, by field. Words beside digits are let pass in every field but the one for VAT:
 * who stands in another register than most says so there.
 */
export function traderNumberFaults(
  trader: Pick<SaidTrader, NumberField>,
): (NumberFault & { field: NumberField })[] {
  const vat = vatFault(trader.vatNumber)
  const registers = registersOf[registerCountry(trader)] ?? {}
  const others = (Object.keys(registers) as NumberField[]).flatMap((field) => {
    const name = registers[field]
    const isPlain = /^\d+$/.test(compact(trader[field]))
    const fault = name && isPlain ? registerFault(name, trader[field]) : null
    return fault ? [{ ...fault, field }] : []
  })
  return [...(vat ? [{ ...vat, field: 'vatNumber' as const }] : []), ...others]
}

/** What is wrong with a number in a market's register of packaging; of Verpact's no shape is published. */
export function packagingNumberFault(market: Market, text: string): NumberFault | null {
  return market === 'PL' ? registerFault('BDO', text) : null
}
