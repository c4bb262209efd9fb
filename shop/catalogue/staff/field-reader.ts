import { isGtin } from '../gtin.ts'
import { ticked, type ProductFields } from './product-fields.ts'

/** What is wrong with a field, by a key of the problems of staff. */
export interface FieldProblem {
  field: string
  key:
    | 'required'
    | 'slug'
    | 'decimal'
    | 'whole'
    | 'gtin'
    | 'sku'
    | 'choice'
    | 'nutrientTwice'
    | 'unit'
    | 'date'
    | 'longText'
  facts?: Record<string, number>
}

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const skuPattern = /^[A-Z0-9][A-Z0-9-]{1,39}$/

/** Reads single fields and notes what is wrong with them. */
export class FieldReader {
  readonly fields: ProductFields
  readonly #problems: FieldProblem[]

  constructor(fields: ProductFields, problems: FieldProblem[]) {
    this.fields = fields
    this.#problems = problems
  }

  complain(field: string, key: FieldProblem['key'], facts?: Record<string, number>): void {
    this.#problems.push({ field, key, ...(facts && { facts }) })
  }

  missing(field: string, instead: number): number {
    if (this.fields[field] === undefined) this.complain(field, 'required')
    return instead
  }

  text(field: string, most: number): string {
    const text = this.fields[field] ?? ''
    if (text.length > most) this.complain(field, 'longText', { maximum: most })
    return text
  }

  required(field: string, most: number): string {
    if (this.fields[field] === undefined) this.complain(field, 'required')
    return this.text(field, most)
  }

  choice(field: string, isKnown: (value: string) => boolean): string {
    const value = this.fields[field] ?? ''
    if (!isKnown(value)) this.complain(field, value === '' ? 'required' : 'choice')
    return value
  }

  slug(field: string): void {
    const slug = this.fields[field]
    if (!slug) this.complain(field, 'required')
    else if (!slugPattern.test(slug)) this.complain(field, 'slug')
  }

  sku(field: string): string {
    const sku = this.fields[field] ?? ''
    if (!skuPattern.test(sku)) this.complain(field, sku === '' ? 'required' : 'sku')
    return sku
  }

  gtin(field: string): string | null {
    // Under the bars it is printed in groups.
    const gtin = this.fields[field]?.replaceAll(/[\s-]/g, '') ?? null
    if (gtin !== null && !isGtin(gtin)) this.complain(field, 'gtin')
    return gtin
  }

  /** A number above zero with at most three decimals; null where nothing is given. */
  decimal(field: string): number | null {
    const text = this.fields[field]
    if (text === undefined) return null
    const value = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0
    if (value <= 0) this.complain(field, 'decimal')
    return value > 0 ? value : 1
  }

  whole(field: string): number | null {
    const text = this.fields[field]
    if (text === undefined) return null
    if (!/^\d{1,6}$/.test(text)) this.complain(field, 'whole')
    return Number(text) || 0
  }

  /** A calendar day, kept as midnight UTC. */
  day(field: string): Date | null {
    const text = this.fields[field]
    if (text === undefined) return null
    const day = new Date(`${text}T00:00:00Z`)
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())
    if (isDay && day.toISOString().startsWith(text)) return day
    this.complain(field, 'date')
    return null
  }

  isTicked(field: string): boolean {
    return this.fields[field] === ticked
  }

  tickedUnder(beginning: string, choices: readonly string[]): string[] {
    return choices.filter((name) => this.isTicked(beginning + name))
  }
}
