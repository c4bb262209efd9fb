import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import deliveryMethods from './delivery-methods.json' with { type: 'json' }

const text = z.string().trim().min(1)
const translation = z.strictObject({ name: text, promise: text, description: text })

describe('delivery methods', () => {
  const methods = z
    .array(
      z.strictObject({
        key: text,
        market: z.enum(['PL', 'NL']),
        kind: z.enum(['courier', 'pickup']),
        currency: z.enum(['PLN', 'EUR']),
        amount: z.int().positive(),
        freeFromAmount: z.int().positive(),
        promise: z.strictObject({
          minimumWorkingDays: z.int().positive(),
          maximumWorkingDays: z.int().positive(),
        }),
        translations: z.strictObject({ pl: translation, nl: translation, en: translation }),
      }),
    )
    .parse(deliveryMethods)

  it('offer a pickup point and a courier in each market', () => {
    const offered = methods.map(({ market, kind, currency, amount, freeFromAmount }) => ({
      market,
      kind,
      currency,
      amount,
      freeFromAmount,
    }))
    expect(offered).toEqual([
      { market: 'PL', kind: 'pickup', currency: 'PLN', amount: 1299, freeFromAmount: 14900 },
      { market: 'PL', kind: 'courier', currency: 'PLN', amount: 1599, freeFromAmount: 14900 },
      { market: 'NL', kind: 'pickup', currency: 'EUR', amount: 395, freeFromAmount: 4000 },
      { market: 'NL', kind: 'courier', currency: 'EUR', amount: 495, freeFromAmount: 4000 },
    ])
  })

  it('promise the same working days in words as in numbers', () => {
    for (const { promise, translations } of methods) {
      for (const { promise: words } of Object.values(translations)) {
        expect(words).toContain(`${promise.minimumWorkingDays}–${promise.maximumWorkingDays} `)
      }
    }
  })
})

describe('pickup points', () => {
  const common = { code: z.string().regex(/^[A-Z]{3}\d{3}$/), name: text, street: text, town: text }
  const point = z.discriminatedUnion('market', [
    z.strictObject({ ...common, market: z.literal('PL'), postalCode: z.string().regex(/^\d{2}-\d{3}$/) }),
    z.strictObject({
      ...common,
      market: z.literal('NL'),
      // PostNL issues no SA, SD or SS.
      postalCode: z.string().regex(/^[1-9]\d{3} (?!SA|SD|SS)[A-Z]{2}$/),
    }),
  ])
  const points = z
    .array(point)
    .parse(parse(readFileSync(new URL('pickup-points.csv', import.meta.url), 'utf8'), { columns: true }))

  it('are forty per market', () => {
    expect(points.filter(({ market }) => market === 'PL')).toHaveLength(40)
    expect(points.filter(({ market }) => market === 'NL')).toHaveLength(40)
  })

  it('have codes of their own', () => {
    expect(new Set(points.map(({ market, code }) => `${market} ${code}`)).size).toBe(points.length)
  })
})
