import type { Letters } from './list-letters.ts'

/** What is wrong with one cell of a list; `key` as in the editor, or one of a list's own. */
export interface ImportProblem {
  line: number
  column: string
  key: string
  facts?: Record<string, string | number>
}

/** What a list makes of one product. */
export interface PlannedProduct {
  line: number
  key: string
  kind: 'new' | 'changed' | 'same'
  /** The version the change was worked out from; null for a new product. */
  version: number | null
  changes: { field: string; sku: string | null; before: string; after: string }[]
  /** Prices and counts of its variants. */
  offers: PlannedFigure[]
}

/** What a list would do, product by product, everything that stands against it, and what is only to be known. */
export interface ImportOutcome {
  products: PlannedProduct[]
  problems: ImportProblem[]
  notices: ImportProblem[]
  /** How the letters of the list were read, with words to judge that by where it was guessed. */
  letters: Letters
  words: string[]
}

/** What was kept of a trial; one from before prices and counts were in lists says nothing of them. */
export function readImportOutcome(kept: unknown): ImportOutcome {
  const { products, ...rest } = kept as Partial<ImportOutcome>
  return {
    ...{ problems: [], notices: [], letters: 'utf-8', words: [] },
    ...rest,
    products: (products ?? []).map((product) => ({ ...product, offers: product.offers ?? [] })),
  }
}

/** Products together with what becomes of their prices and counts: one whose price changes is changed, too. */
export function withFigures(
  products: readonly Omit<PlannedProduct, 'offers'>[],
  figures: readonly (PlannedFigure & { key: string })[],
): PlannedProduct[] {
  return products.map((product) => {
    const offers = figures
      .filter(({ key }) => key === product.key)
      .map(({ key: _key, ...figure }) => figure)
      .toSorted((one, other) => one.line - other.line)
    const isChanged = product.kind === 'same' && offers.length > 0
    return { ...product, kind: isChanged ? 'changed' : product.kind, offers }
  })
}

type Planned = Pick<ImportOutcome, 'products'>

/** How many products a list begins or changes. */
export function countOf({ products }: Planned): number {
  return products.filter(({ kind }) => kind !== 'same').length
}

/** What is done with a product, field by field: the database keeps those of an object in an order of its own. */
function stateOf({ kind, version, offers }: PlannedProduct): string {
  const figures = offers.map(({ sku, column, before, after }) => [sku, column, before, after])
  return JSON.stringify([kind, version, figures])
}

/** Of what a list would do the products that it would do something else with than when it was tried. */
export function movedSince(tried: Planned, now: Planned): string[] {
  const states = ({ products }: Planned) =>
    new Map(products.map((product) => [product.key, stateOf(product)]))
  const [before, after] = [states(tried), states(now)]
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}

/** A price or a count of a variant as a list would change it. */
export interface PlannedFigure {
  line: number
  sku: string
  column: string
  before: number | null
  after: number
}
