import { expect, test } from 'vitest'
import { noFacets } from './facet.ts'
import { countListing, facetValue, type ProductKind } from './listing-counts.ts'

const kinds: ProductKind[] = [
  { facetValues: ['nutrient:magnesium', 'dosage:capsule', 'without:gluten', 'without:lactose'], products: 3 },
  { facetValues: ['nutrient:magnesium', 'dosage:powder', 'without:gluten', 'amount:100-199'], products: 2 },
  { facetValues: ['nutrient:zinc', 'dosage:capsule'], products: 1 },
]

/** `facet:value` → products */
function counted(chosen: Partial<ReturnType<typeof noFacets>>) {
  const { all, total, counts } = countListing(kinds, { ...noFacets(), ...chosen })
  return {
    all,
    total,
    ...Object.fromEntries(counts.map((row) => [facetValue(row.facet, row.value), row.count])),
  }
}

test('everything is counted where nothing is chosen', () => {
  expect(counted({})).toEqual({
    all: 6,
    total: 6,
    'nutrient:magnesium': 5,
    'nutrient:zinc': 1,
    'dosage:capsule': 4,
    'dosage:powder': 2,
    'without:gluten': 5,
    'without:lactose': 3,
    'amount:100-199': 2,
  })
})

test('another value of the same facet shows what it would add, one of another facet what it would leave', () => {
  expect(counted({ dosage: ['capsule'] })).toEqual({
    all: 6,
    total: 4,
    'nutrient:magnesium': 3,
    'nutrient:zinc': 1,
    'dosage:capsule': 4,
    'dosage:powder': 2,
    'without:gluten': 3,
    'without:lactose': 3,
  })
})

test('where every value is needed, one more shows what it would leave', () => {
  expect(counted({ without: ['gluten', 'lactose'] })).toMatchObject({
    total: 3,
    'without:gluten': 3,
    'without:lactose': 3,
  })
  expect(counted({ without: ['gluten'] })).toMatchObject({ total: 5, 'without:lactose': 3 })
})

test('what misses two facets counts nowhere', () => {
  expect(counted({ dosage: ['powder'], nutrient: ['zinc'] })).toEqual({
    all: 6,
    total: 0,
    'dosage:capsule': 1,
    'nutrient:magnesium': 2,
  })
})
