import { expect, test } from 'vitest'
import { preferredCoding } from './encodings.ts'
import { heldEntityTag } from './conditional-request.ts'
import { loggedPath } from './visit.ts'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;Q=0.5', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['br;q=0.2, gzip;q=0.9', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['gzip;q=0, *;q=0.5', 'br'],
  ['br;q=nonsense', 'identity'],
  ['deflate', 'identity'],
  ['x-gzip', 'gzip'],
])('Accept-Encoding %j is answered with %s', (header, coding) => {
  expect(preferredCoding(header)).toBe(coding)
  expect(preferredCoding(header)).toBe(coding)
})

test('only the tag of these very bytes is held', () => {
  expect(heldEntityTag('"abc-b"', 'abc')).toBe('"abc-b"')
  expect(heldEntityTag('W/"abc"', 'abc')).toBe('"abc"')
  expect(heldEntityTag('"abcd"', 'abc')).toBeNull()
  expect(heldEntityTag('"x", "abc-q"', 'abc')).toBe('"abc-q"')
  expect(heldEntityTag(undefined, 'abc')).toBeNull()
})

test('the log names pages and keeps secrets to itself', () => {
  expect(loggedPath('/pl/produkty/cytrynian-magnezu-w-kapsulkach')).toBe(
    '/pl/produkty/cytrynian-magnezu-w-kapsulkach',
  )
  expect(loggedPath('/pl/zamowienia/1.kJ8sPq0aZx-3vN_m2LwQe7')).toBe('/pl/zamowienia/1.…')
  expect(loggedPath('/nl/x/5f2b8c0e9a7d4e1fb3c6')).toBe('/nl/x/…')
})
