import { checkCopy } from '#shop/claims/copy-check.ts'
import type { CopyKind } from '#shop/claims/finding.ts'
import { languages, type Language } from '#i18n/locale.ts'
import { expect, it } from 'vitest'
import catalogue from './catalogue.json' with { type: 'json' }
import categories from './categories.json' with { type: 'json' }
import flavours from './flavours.json' with { type: 'json' }
import nutrientForms from './nutrient-forms.json' with { type: 'json' }

/** An address is read as its words: CLAIM-08 counts slugs as navigation. */
const spoken = (slug: string) => slug.replaceAll('-', ' ')

function findingsIn(language: Language, kind: CopyKind, texts: Record<string, string>) {
  return Object.entries(texts).flatMap(([place, text]) =>
    checkCopy({ language, kind, text }).map(({ rule, words }) => ({ place, rule, words })),
  )
}

it.each(languages)('CLAIM-01, CLAIM-07: the product copy in %s needs no correction', (language) => {
  const texts = Object.entries(catalogue).flatMap(([sku, { translations, variants }]) => [
    ...Object.entries(translations[language]).map(
      ([field, text]) => [`${sku} ${field}`, field === 'slug' ? spoken(text) : text] as const,
    ),
    ...variants.map((variant) => [`${variant.sku} label`, variant.label[language]] as const),
  ])
  expect(findingsIn(language, 'product', Object.fromEntries(texts))).toEqual([])
})

it.each(languages)('CLAIM-08: categories, forms, flavours and addresses in %s are no claims', (language) => {
  const texts = [
    ...categories.flatMap(({ key, translations }) =>
      Object.entries(translations[language]).map(([field, text]) => [`${key} ${field}`, text] as const),
    ),
    ...Object.entries(catalogue).map(
      ([sku, { translations }]) => [sku, spoken(translations[language].slug)] as const,
    ),
    ...Object.entries(nutrientForms).map(([key, names]) => [key, names[language]] as const),
    ...Object.entries(flavours).map(([key, names]) => [key, names[language]] as const),
  ]
  expect(findingsIn(language, 'taxonomy', Object.fromEntries(texts))).toEqual([])
})
