import fc from '#local/properties.ts'
import { describe, expect, it } from 'vitest'
import { checkCopy } from '#shop/claims/copy-check.ts'
import { languages } from '#i18n/locale.ts'
import { chemicalForms } from '#shop/nutrition/chemical-form.ts'
import { dosageForms } from '#shop/nutrition/dosage-form.ts'
import { nutrients } from '#shop/nutrition/nutrient.ts'
import { categoryIn, categoryOf } from './category.ts'
import { facets, formValue, registeredFacetName } from './facet.ts'
import {
  isNarrowed,
  listingAddress,
  listingOf,
  listingQuery,
  listingState,
  wholeListing,
  withOrder,
  withPage,
  withToggled,
} from './listing.ts'

const parse = (query: string) => {
  const parameters: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters[name]
    parameters[name] = before === undefined ? value : [before, value].flat()
  }
  return listingState(parameters)
}

describe('the state of the list in the address', () => {
  it('is the whole list when nothing is said', () => {
    expect(listingState({})).toEqual(wholeListing)
    expect(listingAddress('pl-PL', wholeListing)).toBe('/pl/produkty')
    expect(isNarrowed(wholeListing)).toBe(false)
  })

  it('has one spelling whatever the order of the parameters', () => {
    const state = parse(
      'without=lactose&sort=price&nutrient=zinc&nutrient=magnesium&without=gluten&nutrient=zinc',
    )
    expect(listingQuery(state)).toBe(
      '?nutrient=magnesium&nutrient=zinc&without=gluten&without=lactose&sort=price',
    )
    expect(parse(listingQuery(state))).toEqual(state)
  })

  it('leaves out what the shop does not know', () => {
    const state = parse(
      "nutrient=unobtainium&form=magnesium-';drop table&diet=keto&sort=cheapest&page=-1&amount=%00",
    )
    expect(state).toEqual(wholeListing)
    expect(listingState({ page: ['1', '2'], sort: ['price', 'name'] })).toEqual(wholeListing)
  })

  it('reads pages as whole numbers from one on', () => {
    expect(listingState({ page: '3' }).page).toBe(3)
    expect(listingState({ page: '0' }).page).toBe(1)
    expect(listingState({ page: '9999' }).page).toBe(1000)
    expect(listingState({ page: '1e3' }).page).toBe(1)
  })

  it('goes back to the first page when it is narrowed down or ordered anew', () => {
    const third = withPage(wholeListing, 3)
    expect(withToggled(third, 'diet', 'vegan')).toMatchObject({ page: 1, facets: { diet: ['vegan'] } })
    expect(withOrder(third, 'name')).toMatchObject({ page: 1, order: 'name' })
  })

  it('takes a value away that is chosen already', () => {
    const vegan = listingOf({ diet: ['vegan'] })
    expect(withToggled(vegan, 'diet', 'vegan')).toEqual(wholeListing)
    expect(withToggled(vegan, 'diet', 'vegetarian').facets.diet).toEqual(['vegan', 'vegetarian'])
  })

  it('survives whatever is typed into the address', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...facets, 'sort', 'page', 'x'), value), (parameters) => {
        const state = listingState(parameters)
        expect(parse(listingQuery(state))).toEqual(state)
      }),
    )
  })
})

describe('CLAIM-08: navigation makes no claims', () => {
  it.each(languages)('every filter in %s is named after a nutrient, a form or a food', (language) => {
    const names = [
      ...nutrients.map(({ nutrient }) => registeredFacetName('nutrient', nutrient, language)),
      ...dosageForms.map((form) => registeredFacetName('dosage', form, language)),
      ...chemicalForms.map(({ nutrient, form }) =>
        registeredFacetName('form', formValue(nutrient, form), language),
      ),
    ]
    for (const name of names) {
      expect(checkCopy({ language, kind: 'taxonomy', text: name ?? '' }), name ?? '').toEqual([])
    }
  })

  it('a category cannot be made of anything else', () => {
    const words = { name: 'n', description: 'd', metaTitle: 't', metaDescription: 'm' }
    const translations = { pl: words, nl: words, en: words }
    const stored = { key: 'k', kind: 'nutrient' as const, translations }
    const zinc = categoryIn({ ...stored, facets: { nutrient: ['zinc'] } }, 'en')
    expect(categoryOf([zinc], parse('nutrient=zinc&sort=name&page=2'))).toBe(zinc)
    expect(categoryOf([zinc], parse('nutrient=zinc&diet=vegan'))).toBeNull()
    expect(() => categoryIn({ ...stored, facets: { diet: ['vegan'] } }, 'en')).toThrow('not of diet')
  })
})
