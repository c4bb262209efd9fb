import { expect, test } from 'vitest'
import catalogue from '#prisma/demo/catalogue/catalogue.json' with { type: 'json' }
import { isGtin } from './gtin.ts'

test('numbers of GS1 examples are known as such', () => {
  expect(['96385074', '036000291452', '4006381333931', '10614141000415'].every(isGtin)).toBe(true)
})

test('a wrong digit, a wrong length and anything but digits is refused', () => {
  expect(
    ['4006381333932', '400638133393', '40063813339310', 'a006381333931', '', ' 4006381333931'].some(isGtin),
  ).toBe(false)
})

test('one wrong digit is always found', () => {
  const number = '4006381333931'
  for (let place = 0; place < number.length; place++) {
    for (let digit = 0; digit < 10; digit++) {
      const typed = number.slice(0, place) + digit + number.slice(place + 1)
      expect(isGtin(typed), typed).toBe(typed === number)
    }
  }
})

test('every demo variant carries one', () => {
  const numbers = Object.values(catalogue).flatMap(({ variants }) => variants.map(({ gtin }) => gtin))
  expect(numbers.filter((number) => !isGtin(number))).toEqual([])
})
