import { expect, test } from 'vitest'
import { availabilityOf, availableQuantity, inLockingOrder } from './stock.ts'

test('lines of one variant are one, and every order locks in the same order', () => {
  expect(
    inLockingOrder([
      { variantId: 9, quantity: 1 },
      { variantId: 2, quantity: 3 },
      { variantId: 9, quantity: 2 },
    ]),
  ).toEqual([
    { variantId: 2, quantity: 3 },
    { variantId: 9, quantity: 3 },
  ])
})

test('what is promised is not available', () => {
  expect(availableQuantity({ onHand: 5, reserved: 5 })).toBe(0)
  expect(availableQuantity({ onHand: 5, reserved: 2 })).toBe(3)
})

test.each([
  [0, 'sold-out'],
  [-1, 'sold-out'],
  [1, 'few-left'],
  [5, 'few-left'],
  [6, 'in-stock'],
])('%i pieces are %s', (available, expected) => {
  expect(availabilityOf(available)).toBe(expected)
})
