import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { languages } from '#i18n/locale.ts'
import articles from '../articles/articles.json' with { type: 'json' }
import covers from '../articles/covers.json' with { type: 'json' }
import { products } from '../products.json' with { type: 'json' }
import manifest from './manifest.json' with { type: 'json' }

const pictures = new URL('../../../public/pictures/', import.meta.url)

function missing({ file, widths }: { file: string; widths: number[] }): string[] {
  const names = widths.flatMap((width) => [`${file}-${width}.avif`, `${file}-${width}.webp`])
  return names.filter((name) => !existsSync(new URL(name, pictures)))
}

it('has every picture at every width in both formats', () => {
  expect([...manifest, ...Object.values(covers)].flatMap(missing)).toEqual([])
})

it.each(languages)('shows each product in %s at least twice: its pack and its label', (language) => {
  for (const { sku } of products) {
    const own = manifest.filter((picture) => picture.sku === sku && picture.language === language)
    expect(own.filter(({ variantSku }) => variantSku !== null).length).toBeGreaterThan(0)
    expect(own.filter(({ variantSku }) => variantSku === null)).toHaveLength(1)
    expect(new Set(own.map(({ alt }) => alt)).size).toBe(own.length)
  }
})

it('gives each article a cover with words for it in every language', () => {
  expect(Object.keys(covers).toSorted()).toEqual(articles.map(({ key }) => key).toSorted())
  for (const { alt } of Object.values(covers))
    for (const language of languages) expect(alt[language].trim()).not.toBe('')
})
