import { isFacetValue, type Facet } from '#shop/catalogue/facet.ts'
import { reductionAt } from '#shop/pricing/reduction.ts'
import { announcementRefusal } from '#shop/pricing/price-plan.ts'
import type { PriceChange } from '#shop/pricing/price-history.ts'
import { languages } from '#i18n/locale.ts'
import { addDays } from 'date-fns'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import products from '../products.json' with { type: 'json' }
import catalogueData from './catalogue.json' with { type: 'json' }
import categoryData from './categories.json' with { type: 'json' }
import flavours from './flavours.json' with { type: 'json' }
import labelColours from './label-colours.json' with { type: 'json' }
import nutrientForms from './nutrient-forms.json' with { type: 'json' }

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const perLanguage = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject({ pl: shape, nl: shape, en: shape })

const priceRow = z.strictObject({
  offsetDays: z.int(),
  amount: z.int().positive(),
  announced: z.boolean().optional(),
  note: perLanguage(text).optional(),
})
const variantShape = z.strictObject({
  sku: text,
  gtin: z.string().regex(/^590\d{10}$/),
  slug: perLanguage(slug),
  label: perLanguage(text),
  netQuantityText: perLanguage(text),
  netCount: z.int().positive().nullable(),
  netGrams: z.number().positive().nullable(),
  netMl: z.int().positive().nullable(),
  dosesPerPack: z.int().positive(),
  shippingWeightGrams: z.int().positive(),
  stock: z.int().nonnegative(),
  prices: z.strictObject({ PL: z.array(priceRow).min(1), NL: z.array(priceRow).min(1) }),
})
const catalogue = z
  .record(
    z.string(),
    z.strictObject({
      position: z.int().positive(),
      translations: perLanguage(
        z.strictObject({
          slug,
          tagline: text.max(90),
          description: text,
          metaTitle: text.max(60),
          metaDescription: text.max(160),
        }),
      ),
      diets: z.array(z.enum(['vegan', 'vegetarian'])),
      freeFrom: z.array(z.enum(['gluten', 'lactose', 'soya', 'nuts', 'egg'])),
      nutrientForms: z.array(z.strictObject({ nutrient: text, form: text })).min(1),
      flavour: text,
      packaging: z.enum(['bottle', 'jar', 'pouch', 'tube', 'sachet-box']),
      labelColour: text,
      markets: z.strictObject({
        PL: z.strictObject({ notificationId: text, notifiedOffsetDays: z.int() }),
        NL: z.strictObject({ notificationId: z.null(), notifiedOffsetDays: z.null() }),
      }),
      regulatoryNote: perLanguage(text).optional(),
      variants: z.array(variantShape).min(1),
    }),
  )
  .parse(catalogueData)

const entries = Object.entries(catalogue)
const variants = entries.flatMap(([, product]) => product.variants)
const markets = ['PL', 'NL'] as const
const seedingDay = new Date('2026-11-22T11:00:00Z')

const histories = variants.flatMap((variant) =>
  markets.map((market) => ({ sku: variant.sku, market, rows: variant.prices[market] })),
)
const toHistory = (rows: z.infer<typeof priceRow>[]): PriceChange[] =>
  rows.map(({ offsetDays, amount, announced }) => ({
    amount,
    validFrom: addDays(seedingDay, offsetDays),
    announced: announced ?? false,
  }))
const duplicates = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)

function hasRightCheckDigit(gtin: string): boolean {
  const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

describe('products', () => {
  it('are those of the label data, in at least sixteen variants', () => {
    expect(Object.keys(catalogue)).toEqual(products.products.map((product) => product.sku))
    expect(variants.length).toBeGreaterThanOrEqual(16)
    expect(entries.filter(([, product]) => product.variants.length > 1).length).toBeGreaterThanOrEqual(4)
  })

  it.each(languages)('have their own address in %s', (language) => {
    expect(duplicates(entries.map(([, product]) => product.translations[language].slug))).toEqual([])
    for (const [sku, product] of entries) {
      expect(duplicates(product.variants.map((variant) => variant.slug[language])), sku).toEqual([])
    }
  })

  it.each(languages)('are described in 120 to 220 words in %s', (language) => {
    const outside = entries
      .map(([sku, product]) => [sku, product.translations[language].description.split(/\s+/).length] as const)
      .filter(([, words]) => words < 120 || words > 220)
    expect(outside).toEqual([])
  })

  it.each(languages)('carry no percentage typed by hand in %s', (language) => {
    for (const [sku, product] of entries) {
      expect(Object.values(product.translations[language]).join(' '), sku).not.toMatch(/\d\s*%/)
    }
  })

  it('are never free from an allergen of their label', () => {
    const absentThen: Record<string, string[]> = {
      'gluten-wheat': ['gluten'],
      milk: ['lactose'],
      soya: ['soya'],
    }
    for (const { sku, allergens } of products.products) {
      const forbidden = allergens.flatMap((allergen) => absentThen[allergen] ?? [allergen])
      const claimed: string[] = catalogue[sku]?.freeFrom ?? []
      expect(
        claimed.filter((substance) => forbidden.includes(substance)),
        sku,
      ).toEqual([])
      const contained: string[] = allergens
      if (contained.includes('milk')) expect(catalogue[sku]?.diets, sku).not.toContain('vegan')
    }
  })

  it('name a form for every nutrient of the label, with words for each in three languages', () => {
    for (const { sku, nutrients } of products.products) {
      const forms = catalogue[sku]?.nutrientForms ?? []
      expect(new Set(forms.map((form) => form.nutrient)), sku).toEqual(
        new Set(nutrients.map((row) => row.id)),
      )
      for (const { form } of forms) expect(Object.keys(nutrientForms), sku).toContain(form)
    }
    z.record(z.string(), perLanguage(text)).parse(nutrientForms)
    z.record(z.string(), perLanguage(text)).parse(flavours)
    for (const [, product] of entries) {
      expect(Object.keys(flavours)).toContain(product.flavour)
      expect(Object.keys(labelColours)).toContain(product.labelColour)
    }
  })
})

describe('variants', () => {
  it('have their own SKU and a GTIN with the right check digit', () => {
    expect(duplicates(variants.map((variant) => variant.sku))).toEqual([])
    expect(duplicates(variants.map((variant) => variant.gtin))).toEqual([])
    expect(variants.filter((variant) => !hasRightCheckDigit(variant.gtin))).toEqual([])
  })

  it('begin with the pack of the label data', () => {
    for (const { sku, netQuantity, dosesPerPack, shippingWeightG } of products.products) {
      const first = catalogue[sku]?.variants[0]
      expect(first).toMatchObject({
        netCount: netQuantity.count,
        netGrams: netQuantity.grams,
        netMl: netQuantity.ml,
        netQuantityText: { pl: netQuantity.pl, nl: netQuantity.nl, en: netQuantity.en },
        dosesPerPack,
        shippingWeightGrams: shippingWeightG,
      })
    }
  })

  it('cost less per piece, gram or millilitre in the bigger pack', () => {
    const size = (variant: z.infer<typeof variantShape>) =>
      variant.netCount ?? variant.netGrams ?? variant.netMl ?? 0
    for (const [sku, product] of entries) {
      for (const market of markets) {
        const perUnit = product.variants
          .toSorted((left, right) => size(left) - size(right))
          .map(
            (variant) =>
              (variant.prices[market].findLast((row) => row.offsetDays <= 0)?.amount ?? 0) / size(variant),
          )
        expect(perUnit, `${sku} ${market}`).toEqual(perUnit.toSorted((left, right) => right - left))
      }
    }
  })

  it('show every state of stock: sold out, three left, plenty', () => {
    expect(variants.filter((variant) => variant.stock === 0)).toHaveLength(1)
    expect(variants.filter((variant) => variant.stock === 3)).toHaveLength(1)
    const others = variants.filter((variant) => variant.stock !== 0 && variant.stock !== 3)
    expect(others.filter((variant) => variant.stock < 20 || variant.stock > 400)).toEqual([])
  })
})

describe('price histories', () => {
  const running = () =>
    histories.filter(({ market, rows }) => reductionAt(toHistory(rows), market, seedingDay) !== null)

  it('go forward in time, one price a day, and begin before the day of seeding', () => {
    for (const { sku, market, rows } of histories) {
      const days = rows.map((row) => row.offsetDays)
      expect(days, `${sku} ${market}`).toEqual([...new Set(days)].toSorted((left, right) => left - right))
      expect(days[0], `${sku} ${market}`).toBeLessThan(0)
    }
  })

  it('announce only what the law lets them announce', () => {
    for (const { sku, market, rows } of histories) {
      const history = toHistory(rows)
      for (const [index, change] of history.entries()) {
        expect(announcementRefusal(history.slice(0, index), market, change), `${sku} ${market}`).toBeNull()
      }
    }
  })

  it('hold one reduction in both markets and one in a single market', () => {
    expect(running().map(({ sku, market }) => `${sku} ${market}`)).toEqual([
      'ZV-001-90 PL',
      'ZV-001-90 NL',
      'ZV-006-250 NL',
    ])
  })

  it('hold a cut that may not be announced, with the reason beside it', () => {
    const silent = histories.filter(({ rows }) => rows.some((row) => row.note))
    expect(silent.map(({ sku }) => sku)).toEqual(['ZV-003-60', 'ZV-003-60'])
    for (const { market, rows } of silent) {
      const history = toHistory(rows)
      const last = history.at(-1)
      if (!last) throw new Error('a history without a price')
      expect(last.amount).toBeLessThan(history.at(-2)?.amount ?? 0)
      expect(announcementRefusal(history.slice(0, -1), market, { ...last, announced: true })).toMatchObject({
        reason: 'not-below-prior-price',
      })
    }
  })

  it('hold one variant whose price is due to change', () => {
    const due = histories.filter(({ rows }) => rows.some((row) => row.offsetDays > 0))
    expect(new Set(due.map(({ sku }) => sku))).toEqual(new Set(['ZV-008-20']))
  })
})

describe('categories', () => {
  const categories = z
    .array(
      z.strictObject({
        key: text,
        kind: z.enum(['nutrient', 'dosage-form']),
        position: z.int().positive(),
        facets: z.partialRecord(z.enum(['nutrient', 'form', 'dosage']), z.array(text).min(1)),
        translations: perLanguage(
          z.strictObject({
            name: text,
            description: text,
            metaTitle: text.max(60),
            metaDescription: text.max(160),
          }),
        ),
        products: z.array(z.string()).min(1),
      }),
    )
    .parse(categoryData)

  it('hold known products and leave none out', () => {
    const listed = new Set(categories.flatMap((category) => category.products))
    expect([...listed].toSorted()).toEqual(Object.keys(catalogue))
  })

  it('CLAIM-08: are made of nutrients and forms the list knows', () => {
    for (const { facets } of categories) {
      for (const [facet, values] of Object.entries(facets)) {
        for (const value of values) expect(isFacetValue(facet as Facet, value), value).toBe(true)
      }
    }
  })

  it('name the products that their part of the list shows', () => {
    for (const { key, facets, products: named } of categories) {
      const shown = products.products.filter(
        ({ form, nutrients }) =>
          (facets.dosage ?? [form.key]).includes(form.key) &&
          (!facets.nutrient || nutrients.some(({ id }) => facets.nutrient?.includes(id))),
      )
      expect(shown.map(({ sku }) => sku).toSorted(), key).toEqual(named.toSorted())
    }
  })
})
