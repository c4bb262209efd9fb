import { expect, test } from 'vitest'
import { addressOf } from './address.ts'
import { localizedRewrites } from './pathnames.js'

test('addresses follow the language, prefixes the locale', () => {
  expect(addressOf('pl-PL', 'product', { slug: 'magnez' })).toBe('/pl/produkty/magnez')
  expect(addressOf('en-PL', 'cart')).toBe('/en-pl/cart')
  expect(addressOf('nl-NL', 'home')).toBe('/nl')
  expect(addressOf('nl-NL', 'order', { token: 'a/b' })).toBe('/nl/bestellingen/a%2Fb')
})

test('an address that lacks a parameter is a bug', () => {
  expect(() => addressOf('pl-PL', 'product')).toThrow('slug')
})

test('every localized address is rewritten to its folder', () => {
  const rewrites = localizedRewrites()
  expect(rewrites).toContainEqual({ source: '/pl/produkty/:slug', destination: '/pl-PL/products/:slug' })
  expect(rewrites).toContainEqual({ source: '/en-pl/cart', destination: '/en-PL/cart' })
})
