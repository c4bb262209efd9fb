import { expect, test } from 'vitest'
import { isGuessable } from './password.ts'

const person = { name: 'Agnieszka Wrona', email: 'wrona@example.org' }

test.each([
  ['qwerty123456', 'everybody uses it'],
  ['QWERTY123456', 'in capitals, too'],
  ['password20261!', 'a common one with figures behind it'],
  ['aaaaaaaaaaaa', 'one letter'],
  ['abababababab', 'two letters'],
  ['wronawronawrona', 'the name'],
  ['Agnieszka#1984', 'the given name'],
])('%s is refused: %s', (password) => {
  expect(isGuessable(password, person)).toBe(true)
})

test.each(['sól morska i wiatr 7', 'correct horse battery staple', 'xk3-Mf9!pLz2q'])(
  '%s is accepted',
  (password) => {
    expect(isGuessable(password, person)).toBe(false)
  },
)
