import { expect, test } from 'vitest'
import { emailInput } from './contact-input.ts'

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
