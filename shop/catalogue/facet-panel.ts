import { amountRanges, facets, nutrientOfForm, type Facet } from './facet.ts'
import type { ProductList } from './product-list.ts'

/** One value of a facet as the panel offers it. */
export interface FacetChoice {
  value: string
  count: number
  isChosen: boolean
}

export interface FacetGroup {
  facet: Facet
  choices: FacetChoice[]
}

/** The nutrient whose forms are offered: the only one chosen, else the one most products have. */
export function nutrientInFocus({ state, counts }: Pick<ProductList, 'state' | 'counts'>): string {
  const [only, ...others] = state.facets.nutrient
  if (only && others.length === 0) return only
  const byCount = counts
    .filter(({ facet }) => facet === 'nutrient')
    .toSorted((one, other) => other.count - one.count || one.value.localeCompare(other.value))
  return byCount[0]?.value ?? only ?? 'magnesium'
}

/**
 * What the panel offers: values that would show something, and every chosen one, so that it can be taken back. Ranges
 * stand in their own order, everything else by how much there is of it.
 */
export function facetGroups(list: Pick<ProductList, 'state' | 'counts'>): FacetGroup[] {
  const focus = nutrientInFocus(list)
  return facets
    .map((facet) => ({ facet, choices: choicesOf(list, facet, focus) }))
    .filter(({ choices }) => choices.length > 1 || choices.some(({ isChosen }) => isChosen))
}

function choicesOf({ state, counts }: Pick<ProductList, 'state' | 'counts'>, facet: Facet, focus: string) {
  const chosen = state.facets[facet]
  const counted = new Map(
    counts.filter((count) => count.facet === facet).map(({ value, count }) => [value, count]),
  )
  for (const value of chosen) if (!counted.has(value)) counted.set(value, 0)
  const choices = [...counted].map(([value, count]) => ({ value, count, isChosen: chosen.includes(value) }))
  const offered =
    facet === 'form'
      ? choices.filter(({ value, isChosen }) => isChosen || nutrientOfForm(value) === focus)
      : choices
  return facet === 'amount'
    ? offered.toSorted((one, other) => rangeIndex(one.value) - rangeIndex(other.value))
    : offered.toSorted((one, other) => other.count - one.count || one.value.localeCompare(other.value))
}

function rangeIndex(value: string): number {
  return amountRanges.findIndex((range) => range.value === value)
}
