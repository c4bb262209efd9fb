import { expect, test } from 'vitest'
import type { PriceChange } from '#shop/pricing/price-history.ts'
import { pricePreview } from './price-preview-words.ts'

const day = (text: string) => new Date(`${text}T00:00:00+02:00`)
const row = (text: string, amount: number | null, announced = false): PriceChange => ({
  amount,
  announced,
  validFrom: day(text),
})
const content = { count: 90, grams: 65.7, millilitres: null }

test('PRICE-02 PRICE-03 staff read the very lines of the shopper, in each locale of the market', () => {
  const history = [row('2026-04-10', 5990), row('2026-08-10', null)]
  const phases = pricePreview(history, 'PL', {
    change: row('2026-07-10', 4990, true),
    content,
    now: day('2026-06-10'),
  })
  const linesOf = (locale: string) =>
    phases.filter((phase) => phase.locale === locale).map(({ when, lines }) => [when, ...lines])
  expect(linesOf('pl-PL')).toMatchInlineSnapshot(`
    [
      [
        "before",
        "Cena: 59,90 zł",
        "0,67 zł / szt.",
      ],
      [
        "during",
        "Cena obniżona: 49,90 zł −16 %",
        "Najniższa cena z 30 dni przed obniżką: 59,90 zł",
        "0,55 zł / szt.",
      ],
      [
        "after",
      ],
    ]
  `)
  expect(linesOf('en-PL')).toMatchInlineSnapshot(`
    [
      [
        "before",
        "Price: PLN 59.90",
        "PLN 0.67 / piece",
      ],
      [
        "during",
        "Reduced price: PLN 49.90 −16 %",
        "Lowest price in the 30 days before the reduction: PLN 59.90",
        "PLN 0.55 / piece",
      ],
      [
        "after",
      ],
    ]
  `)
  expect(linesOf('nl-NL')).toEqual([])
})
