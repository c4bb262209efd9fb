import { describe, expect, test } from 'vitest'
import { answerDeadline, complaintInput } from './complaint.ts'
import { isLate, returnDeadlines, withdrawalDeadline, withdrawalInput } from './withdrawal.ts'

const at = (text: string) => new Date(text)

describe('WD-01: fourteen days from the last parcel', () => {
  test.each([
    ['a Tuesday leads to the second Tuesday after it', '2026-11-03T10:00:00Z', '2026-11-17T22:59:59.999Z'],
    [
      'a period that ends on a Saturday goes on to Monday',
      '2026-11-07T10:00:00Z',
      '2026-11-23T22:59:59.999Z',
    ],
    ['the change of the clock does not shorten it', '2026-10-20T21:30:00Z', '2026-11-03T22:59:59.999Z'],
  ])('%s', (_, deliveredAt, end) => {
    expect(withdrawalDeadline(at(deliveredAt), 'PL').toISOString()).toBe(end)
  })

  test('a statement in the last second is in time, one a second later is late', () => {
    const deliveredAt = at('2026-11-03T10:00:00Z')
    expect(isLate(deliveredAt, at('2026-11-17T22:59:59Z'), 'PL')).toBe(false)
    expect(isLate(deliveredAt, at('2026-11-17T23:00:00Z'), 'PL')).toBe(true)
  })

  test('with no delivery on record the period is open', () => {
    expect(isLate(null, at('2030-01-01T00:00:00Z'), 'NL')).toBe(false)
  })
})

test('WD-04: goods and money go back within 14 days of the statement', () => {
  const { sendBy, refundBy } = returnDeadlines(at('2026-11-22T12:00:00Z'), 'NL')
  expect(refundBy.toISOString()).toBe('2026-12-06T22:59:59.999Z')
  expect(sendBy).toEqual(refundBy)
})

test('CONS-08: a complaint is answered within 14 days', () => {
  expect(answerDeadline(at('2026-11-22T23:30:00Z'), 'PL').toISOString()).toBe('2026-12-07T22:59:59.999Z')
})

const statement = { locale: 'pl-PL', name: 'Anna Nowak', orderNumber: '7K3M-92QD', email: 'anna@example.org' }

describe('WD-03: only name, contract and address are asked', () => {
  test('no reason, no items, no account', () => {
    expect(withdrawalInput.parse(statement)).toEqual({ ...statement, items: '' })
  })

  test.each([
    ['name', { name: '  ' }, 'required'],
    ['name', { name: 'a\nBcc: b@example.org' }, 'invalid'],
    ['name', { name: 'x'.repeat(101) }, 'tooLong'],
    ['orderNumber', { orderNumber: '' }, 'required'],
    ['email', { email: 'anna@localhost' }, 'email'],
    ['email', { email: 'anna@example.org\r\nBcc: b@example.org' }, 'invalid'],
    ['items', { items: 'x'.repeat(1001) }, 'tooLong'],
    ['items', { items: 'a\u0007' }, 'invalid'],
    ['key', { key: '../../etc' }, 'invalid'],
  ])('%s: %j is refused', (field, change, message) => {
    const parsed = withdrawalInput.safeParse({ ...statement, ...change })
    expect(parsed.error?.issues).toContainEqual(expect.objectContaining({ path: [field], message }))
  })

  test('an order number that does not exist is no reason to refuse', () => {
    const typed = { ...statement, orderNumber: 'two jars, ordered around 3 November' }
    expect(withdrawalInput.safeParse(typed).success).toBe(true)
  })
})

test('an empty field is called missing, not wrong', () => {
  const parsed = withdrawalInput.safeParse({ ...statement, email: '' })
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['required'])
})

test('CONS-08: several lines of description come through, a wish is not needed', () => {
  const parsed = complaintInput.parse({
    locale: 'nl-NL',
    name: 'Jan',
    email: 'jan@example.org',
    description: 'Lid broken\nand half empty',
  })
  expect(parsed).toMatchObject({ description: 'Lid broken\nand half empty', wish: 'other', orderNumber: '' })
})
