import { describe, expect, test } from 'vitest'
import fc from '#local/properties.ts'
import { safeReturn, withReturn, workshop } from './workshop-address.ts'

const shop = 'https://shop.example'

/** Ways to write an address of another site that have passed for one of the own site elsewhere (S-RED). */
const foreign = [
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/staff',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/%09/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/staff//evil.example\n',
  '/staff\r\nlocation: https://evil.example',
  '/staff@evil.example',
  '/staff.evil.example',
  '/staff/../..//evil.example',
  '/staff/..%2f..%2f/evil.example',
  'staff',
  '/staffing',
  'javascript:alert(1)',
  'data:text/html,x',
  ' https://evil.example',
  '\u0000//evil.example',
  '/staff/\u202eevil',
  '/staff/api/people/dismiss',
  '/pl',
  '',
  '#',
]

describe('T20: where one is led back to', () => {
  test.each(foreign)('%j leads to the start of the workshop', (back) => {
    expect(safeReturn(back)).toBe(workshop.home)
    expect(withReturn(workshop.signIn, back)).toBe(workshop.signIn)
  })

  test.each(['/staff', '/staff/orders', '/staff/orders/ord_1', '/staff/comments?status=pending&page=2'])(
    '%j is led back to',
    (back) => expect(safeReturn(back)).toBe(back),
  )

  test('whatever is asked for, a browser stays in the workshop', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      'staff',
      '/staff',
      '..',
      '.',
      '%2f',
      '%5c',
      '?',
      '#',
      '@',
      ':',
      'https:',
    )
    const written = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 })
    fc.assert(
      fc.property(written, (parts) => {
        const led = new URL(safeReturn(parts.join('')), shop)
        expect(led.origin).toBe(shop)
        expect(led.pathname).toMatch(/^\/staff(\/|$)/)
        expect(led.pathname).not.toMatch(/^\/staff\/api\//)
      }),
    )
  })
})
