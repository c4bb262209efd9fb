import { offerColumns } from './offer-columns.ts'
import { allColumns, skuColumn } from './product-columns.ts'

/** What the heading of a list says, place by place, and what is wrong or only odd about it. */
export interface ListHead {
  /** The columns as the shop writes them; null for one that it does not know and leaves out. */
  columns: (string | null)[]
  problems: { column: string; key: 'columnMissing' | 'columnTwice' }[]
  notices: HeadNotice[]
}

/** A column that is left out, with the one it resembles. */
export interface HeadNotice {
  column: string
  key: 'columnIgnored' | 'columnResembles'
  facts?: { suggestion: string }
}

/** Reads a heading: what it does not know it leaves out and names, what it needs must be there. */
export function readHead(names: readonly string[]): ListHead {
  const columns = names.map(knownColumn)
  const present = columns.filter((column) => column !== null)
  const missing = requiredBy(present).filter((column) => !present.includes(column))
  const twice = present.filter((column, place) => present.indexOf(column) !== place)
  return {
    columns,
    problems: [
      ...missing.map((column) => ({ column, key: 'columnMissing' as const })),
      ...twice.map((column) => ({ column, key: 'columnTwice' as const })),
    ],
    notices: names.filter((_, place) => columns[place] === null).map((name) => leftOut(name, present)),
  }
}

function requiredBy(present: readonly string[]): string[] {
  const isOfVariant = (column: string) => column.startsWith('variant.') || offerColumns.includes(column)
  return present.some(isOfVariant) ? ['key', skuColumn] : ['key']
}

function knownColumn(name: string): string | null {
  return allColumns.find((column) => column.toLowerCase() === name.toLowerCase()) ?? null
}

function leftOut(name: string, present: readonly string[]): HeadNotice {
  const suggestion = closestColumn(
    name,
    allColumns.filter((column) => !present.includes(column)),
  )
  return suggestion
    ? { column: name, key: 'columnResembles', facts: { suggestion } }
    : { column: name, key: 'columnIgnored' }
}

/** Words people write in place of the shop's. */
const otherWords: Readonly<Record<string, string>> = {
  sku: 'variantsku',
  cena: 'price',
  prijs: 'price',
  stan: 'stock',
  ilość: 'stock',
  voorraad: 'stock',
  aantal: 'stock',
  numer: 'key',
  nummer: 'key',
  number: 'key',
}

const letters = /[\p{L}\d]+/gu

const wordsOf = (name: string) => name.toLowerCase().match(letters) ?? []

/** Letters and digits alone. */
const bare = (name: string) => wordsOf(name).join('')

/** The column whose name is written nearly so; null where none is near. */
function closestColumn(name: string, columns: readonly string[]): string | null {
  const translated = wordsOf(name).map((word) => otherWords[word] ?? word)
  const spellings = [bare(name), translated.join('')].filter((spelling) => spelling.length >= 3)
  const ranked = columns
    .map((column) => ({ column, farness: Math.min(...spellings.map((each) => farness(each, bare(column)))) }))
    .toSorted((one, other) => one.farness - other.farness)
  return ranked.find(({ farness: far }) => far < Infinity)?.column ?? null
}

/** How far a name is from another one; beyond what a slip of the hand does, infinitely far. */
function farness(wanted: string, known: string): number {
  if (beginsWith(known, wanted)) return 0
  const distance = distanceOf(wanted, known)
  return distance <= Math.min(3, Math.floor(wanted.length / 3)) ? distance : Infinity
}

function beginsWith(whole: string, beginning: string): boolean {
  return beginning.length >= 4 && whole.startsWith(beginning)
}

/** How many letters must be changed, put in, left out or swapped with their neighbour. */
function distanceOf(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let place = 1; place <= other.length; place++) {
      const isSame = one[row - 1] === other[place - 1]
      const isSwapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1]
      line[place] = Math.min(
        at(last, place) + 1,
        at(line, place - 1) + 1,
        at(last, place - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, place - 2) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = line
  }
  return at(last, other.length)
}

function at(line: readonly number[], place: number): number {
  return line[place] ?? Infinity
}
