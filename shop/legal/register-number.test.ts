import { describe, expect, test } from 'vitest'
import fc from '#local/properties.ts'
import {
  packagingNumberFault,
  registerFault,
  traderNumberFaults,
  vatFault,
  type RegisterName,
} from './register-number.ts'

describe('numbers in registers', () => {
  test.each<[RegisterName, string]>([
    ['NIP', '5260250274'],
    ['NIP', '526-025-02-74'],
    ['NIP', 'NIP: 526 025 02 74'],
    ['REGON', '123456785'],
    ['REGON', '12345678512347'],
    ['KRS', '0000023302'],
    ['KRS', 'KRS 0000 023 302'],
    ['KVK', '12345678'],
    ['KVK', 'KvK 1234.5678'],
    ['RSIN', '123456782'],
    ['BDO', '000999000'],
    ['BDO', ''],
  ])('%s %s is right', (name, text) => {
    expect(registerFault(name, text)).toBeNull()
  })

  test.each<[RegisterName, string, string]>([
    ['NIP', '5260250275', 'numberCheck'],
    ['NIP', '0000000000', 'numberCheck'],
    ['NIP', '526025027', 'numberLength'],
    ['REGON', '123456784', 'numberCheck'],
    ['REGON', '12345678512348', 'numberCheck'],
    ['REGON', '1234567851', 'numberLength'],
    ['KRS', '23302', 'numberLength'],
    ['KVK', '1234567', 'numberLength'],
    ['RSIN', '123456789', 'numberCheck'],
    ['BDO', '12345678', 'numberLength'],
  ])('%s %s is not: %s', (name, text, key) => {
    expect(registerFault(name, text)).toMatchObject({ key, facts: { name } })
  })

  test.each([
    'PL5260250274',
    'pl 526-025-02-74',
    'NL123456782B01',
    'NL 1234.56.782.B.01',
    'NL000099998B57',
    'DE123456789',
    'ATU12345678',
    'ESX1234567X',
  ])('VAT %s is right', (text) => expect(vatFault(text)).toBeNull())

  test.each([
    ['5260250274', 'vatLetters'],
    ['', 'vatLetters'],
    ['PL5260250275', 'numberCheck'],
    ['PL526025027', 'numberLength'],
    ['NL123456789B01', 'numberCheck'],
    ['NL123456782', 'vatDutch'],
  ])('VAT %s is not: %s', (text, key) => expect(vatFault(text)).toMatchObject({ key }))

  test('a slip in one digit, or two neighbours exchanged, is found wherever the register has a check digit', () => {
    const right = { NIP: '5260250274', REGON: '123456785', RSIN: '123456782' } as const
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(right) as (keyof typeof right)[])),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (name, place, shift) => {
          const digits = Array.from(right[name], Number)
          const at = place % digits.length
          digits[at] = ((digits[at] ?? 0) + shift) % 10
          expect(registerFault(name, digits.join(''))).not.toBeNull()
        },
      ),
    )
  })

  test('how a number is written does not matter', () => {
    const marks = fc.constantFrom('', ' ', '-', '.', '\u00a0', '–')
    fc.assert(
      fc.property(fc.array(marks, { minLength: 14, maxLength: 14 }), (between) => {
        const written = (text: string) =>
          Array.from(text, (sign, index) => sign + (between[index] ?? '')).join('')
        expect(registerFault('NIP', written('5260250274'))).toBeNull()
        expect(vatFault(written('NL123456782B01'))).toBeNull()
        expect(packagingNumberFault('PL', written('000999000'))).toBeNull()
      }),
    )
  })

  test('no text is too strange to be answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        vatFault(text)
        registerFault('REGON', text)
        traderNumberFaults({
          vatNumber: text,
          taxNumber: text,
          registerNumber: text,
          statisticalNumber: text,
        })
      }),
    )
  })
})

describe('the numbers of a trader', () => {
  const polish = {
    vatNumber: 'PL5260250274',
    taxNumber: '526-025-02-74',
    registerNumber: '0000023302',
    statisticalNumber: '123456785',
  }
  const fieldsOf = (trader: typeof polish) => traderNumberFaults(trader).map(({ field }) => field)

  test('are looked at by the registers of its country', () => {
    expect(fieldsOf(polish)).toEqual([])
    expect(fieldsOf({ ...polish, taxNumber: '5260250275', registerNumber: '23302' })).toEqual([
      'taxNumber',
      'registerNumber',
    ])
    expect(fieldsOf({ ...polish, vatNumber: 'PL1' })).toEqual(['vatNumber'])
    const dutch = {
      ...polish,
      vatNumber: 'NL123456782B01',
      taxNumber: '123456782',
      registerNumber: '12345678',
    }
    expect(fieldsOf(dutch)).toEqual([])
    expect(fieldsOf({ ...dutch, registerNumber: '0000023302' })).toEqual(['registerNumber'])
  })

  test('may be left out, be words, or be of a country whose registers nobody knows here', () => {
    expect(
      fieldsOf({
        vatNumber: 'DE123456789',
        taxNumber: '77',
        registerNumber: 'HRB 1',
        statisticalNumber: '1',
      }),
    ).toEqual([])
    expect(fieldsOf({ ...polish, taxNumber: '', registerNumber: 'CEIDG', statisticalNumber: '' })).toEqual([])
  })
})

test('a number in the register of packaging is looked at where its shape is known', () => {
  expect(packagingNumberFault('PL', '12345')).toMatchObject({ key: 'numberLength' })
  expect(packagingNumberFault('NL', 'anything 7')).toBeNull()
})
