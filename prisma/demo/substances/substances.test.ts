import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import references from '../articles/references.json' with { type: 'json' }
import substances from './substances.json' with { type: 'json' }

const languages = ['pl', 'nl', 'en'] as const

describe.each(substances.map((substance) => [substance.key, substance] as const))('%s', (key, substance) => {
  it.each(languages)('is described in %s in 150 to 350 words', (language) => {
    const body = readFileSync(new URL(`./${key}.${language}.md`, import.meta.url), 'utf8')
    const words = body.match(/\p{L}[\p{L}\p{N}’'-]*/gu)?.length ?? 0
    expect(words).toBeGreaterThanOrEqual(150)
    expect(words).toBeLessThanOrEqual(350)
    expect(substance.translations[language].slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('lists five to eight foods in falling order, from a known source', () => {
    const amounts = substance.foodSources.map((source) => source.amountPer100)
    expect(amounts.length).toBeGreaterThanOrEqual(5)
    expect(amounts.length).toBeLessThanOrEqual(8)
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
    expect(references.map((reference) => reference.id)).toContain(substance.foodSource)
  })
})
