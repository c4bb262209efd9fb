import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { locales } from '#i18n/locale.ts'
import { markupOf, wordsOf } from '#ui/markup-fixture.ts'
import { ProductListPage } from './components/product-list-page.tsx'
import { facetGroups, nutrientInFocus } from './facet-panel.ts'
import { listingOf, listingState, wholeListing } from './listing.ts'
import type { FacetCount, ProductList } from './product-list.ts'

const counts: FacetCount[] = [
  { facet: 'nutrient', value: 'magnesium', count: 9 },
  { facet: 'nutrient', value: 'zinc', count: 1 },
  { facet: 'form', value: 'magnesium-citrate', count: 3 },
  { facet: 'form', value: 'magnesium-oxide', count: 1 },
  { facet: 'form', value: 'zinc-gluconate', count: 1 },
  { facet: 'amount', value: 'from-300', count: 4 },
  { facet: 'amount', value: 'below-100', count: 1 },
  { facet: 'diet', value: 'vegan', count: 8 },
]

const list = (state = wholeListing): ProductList => ({
  state,
  counts,
  cards: [],
  total: 0,
  pages: 1,
  categories: [],
})
const valuesOf = (facet: string, state = wholeListing) =>
  facetGroups(list(state))
    .find((group) => group.facet === facet)
    ?.choices.map(({ value }) => value)

describe('the facet panel', () => {
  it('offers forms of one nutrient: the chosen one, else the most common', () => {
    expect(nutrientInFocus(list())).toBe('magnesium')
    expect(valuesOf('form')).toEqual(['magnesium-citrate', 'magnesium-oxide'])
    const zinc = listingOf({ nutrient: ['zinc'], form: ['magnesium-citrate'] })
    expect(nutrientInFocus(list(zinc))).toBe('zinc')
    expect(valuesOf('form', zinc)).toEqual(['magnesium-citrate', 'zinc-gluconate'])
  })

  it('keeps ranges in their order and everything else by how much there is', () => {
    expect(valuesOf('amount')).toEqual(['below-100', 'from-300'])
    expect(valuesOf('nutrient')).toEqual(['magnesium', 'zinc'])
  })

  it('offers no choice of one, but always a way back', () => {
    expect(valuesOf('diet')).toBeUndefined()
    expect(valuesOf('diet', listingOf({ diet: ['vegan'] }))).toEqual(['vegan'])
    const gone = listingOf({ without: ['egg'] })
    expect(facetGroups(list(gone)).find(({ facet }) => facet === 'without')?.choices).toEqual([
      { value: 'egg', count: 0, isChosen: true },
    ])
  })
})

describe('an empty list', () => {
  it.each(locales)('says so and leads back in %s', async (locale) => {
    const state = listingState({ nutrient: 'zinc', amount: 'from-300', sort: 'price' })
    const markup = await markupOf(createElement(ProductListPage, { list: list(state), locale }))
    const whole = /href="(\/[a-z-]+\/[a-z]+)"/
    expect(markup).toMatch(whole)
    expect(markup).toMatch(/amount=from-300&amp;sort=price/)
    expect(markup).toMatch(/nutrient=zinc&amp;sort=price/)
    expect(wordsOf(markup)).toMatch(/Żaden produkt|Geen enkel product|No product/)
    expect(markup).toMatch(/<input type="hidden" name="sort" value="price">/)
  })
})
