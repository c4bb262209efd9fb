import { expect, test } from 'vitest'
import { emailInput, mailboxOf, rowId, wholeNumber } from './field.ts'

test.each([
  'anna@example.org',
  "o'neil+shop_1%x@mail.example.co.uk",
  'A.B@EXAMPLE.PL',
  'x@a-b.xn--p1ai',
  `${'a'.repeat(64)}@example.org`,
])('%s is an address', (typed) => {
  expect(emailInput.safeParse(typed)).toMatchObject({ success: true, data: typed })
})

test.each([
  'anna',
  'anna@example',
  '.anna@example.org',
  'anna.@example.org',
  'an..na@example.org',
  'anna@-example.org',
  'anna@example-.org',
  'anna@example..org',
  'anna@example.o',
  'anna@127.0.0.1',
  'anna@example.org, other@example.org',
  'Anna <anna@example.org>',
  'anna@example.org\nBcc: other@example.org',
  'anna@exa\u2028mple.org',
  'żółw@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(250)}.org`,
])('%j is none', (typed) => {
  expect(emailInput.safeParse(typed).success).toBe(false)
})

test('the longest hostile text costs nothing', () => {
  const begin = performance.now()
  for (const part of ['a', 'a.', 'a-', '@', '.', '-']) {
    emailInput.safeParse(part.repeat(64_000 / part.length))
    emailInput.safeParse(`a@${part.repeat(64_000 / part.length)}!`)
  }
  expect(performance.now() - begin).toBeLessThan(5_000)
})

test('a number is digits within what a column holds, and nothing that only counts as one', () => {
  expect(wholeNumber().parse('007')).toBe(7)
  expect(wholeNumber('quantity', 3).safeParse('1000').error?.issues[0]?.message).toBe('quantity')
  for (const typed of ['', ' 1', '-1', '1.0', '1e3', '0x10', '٣', '1234567890', 'one'])
    expect(wholeNumber().safeParse(typed).success, typed).toBe(false)
})

test('no row has the number nought', () => {
  expect(rowId.safeParse('0').success).toBe(false)
  expect(rowId.parse('999999999')).toBe(999_999_999)
})

test('names of one mailbox count as one', () => {
  expect(mailboxOf('Anna+a+b@Example.org')).toBe('anna@example.org')
  expect(mailboxOf('anna@a+b.example.org')).toBe('anna@a+b.example.org')
})
