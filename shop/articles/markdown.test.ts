import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import articles from '#prisma/demo/articles/articles.json' with { type: 'json' }
import { plainText, replaceElements, type Element } from '#shop/prose/markdown.ts'
import { citationOrder, figureOrder, inOrder, readArticleText } from './markdown.ts'
import { leadsToProducts } from './product-links.ts'

const rules = {
  languageRoot: '/pl',
  referenceIds: ['first-2020', 'second-2021'],
  citationName: (number: number) => `Źródło ${number}`,
}

const read = (body: string) => readArticleText(body, rules)

function elementsOf(body: string, tagName: string): Element[] {
  const found: Element[] = []
  replaceElements(read(body).tree, (element) => {
    if (element.tagName === tagName) found.push(element)
    return null
  })
  return found
}

describe('citations', () => {
  it('are numbered links to the list, with a name that can be read aloud', () => {
    const [link] = elementsOf('It is so [@second-2021].', 'a')
    expect(link?.properties).toEqual({
      id: 'citation-2',
      href: '#reference-2',
      role: 'doc-noteref',
      ariaLabel: 'Źródło 2',
    })
    expect(plainText(read('It is so [@second-2021].').tree)).toBe('It is so[2].')
  })

  it('know every place that cites a source, to lead back to each', () => {
    const { citedAt } = read(
      'A [@first-2020]. B [@second-2021].\n\n- C [@first-2020]\n\n| D [@first-2020] |\n| - |',
    )
    expect([...citedAt]).toEqual([
      ['first-2020', ['citation-1', 'citation-1-2', 'citation-1-3']],
      ['second-2021', ['citation-2']],
    ])
  })

  it('stand beside each other', () => {
    expect(elementsOf('So [@first-2020][@second-2021] it is.', 'a')).toHaveLength(2)
  })

  it('leave out what the article does not list, and say so', () => {
    const { tree, unknown } = read('So [@nobody-1999] it is.')
    expect(plainText(tree)).toBe('So it is.')
    expect(unknown).toEqual(['nobody-1999'])
  })

  it('are not looked for in code', () => {
    expect(plainText(read('Write `[@first-2020]`.').tree)).toBe('Write [@first-2020].')
  })

  it('cannot be smuggled in as markup', () => {
    expect(elementsOf('<a id="citation-1" href="#x">x</a>', 'a')).toEqual([])
    expect(read('[@<script>alert(1)</script>]').unknown).toEqual([])
  })
})

describe('figures', () => {
  it('take the place of their paragraph, with their words', () => {
    const body = 'Before.\n\n![What it shows](figure:body-magnesium "Per cent of the total.")\n\nAfter.'
    const [figure] = elementsOf(body, 'figure')
    expect(figure?.properties).toEqual({
      id: 'figure-body-magnesium',
      dataFigure: 'body-magnesium',
      ariaLabel: 'What it shows',
    })
    expect(figure && plainText(figure)).toBe('Per cent of the total.')
    expect(read(body).figures).toEqual(['body-magnesium'])
    expect(figureOrder(body)).toEqual(['body-magnesium'])
  })

  it('inside a sentence become their words', () => {
    const { tree, figures } = read('See ![the share](figure:body-magnesium) here.')
    expect(plainText(tree)).toBe('See the share here.')
    expect(figures).toEqual([])
  })
})

describe('order', () => {
  it('is that of the first mention', () => {
    expect(citationOrder('a [@two] b [@one] c [@two]')).toEqual(['two', 'one'])
    expect(inOrder(['one', 'never', 'two'], ['two', 'one'], (id) => id)).toEqual(['two', 'one', 'never'])
  })
})

describe('links of an educational article', () => {
  it.each([
    '/pl/produkty',
    '/pl/produkty/magnez',
    '/nl/producten/x/y',
    '/en-pl/products/x',
    '/pl/koszyk',
    '/nl/bestellen',
    '/pl/skladniki/magnez',
    '/en/search?q=magnesium',
    'https://zelvanta.example/pl/produkty/magnez',
  ])('CLAIM-09: %s leads to products', (href) => expect(leadsToProducts(href)).toBe(true))

  it.each([
    '/pl/artykuly/x',
    '/pl/regulamin',
    '#section-x',
    'https://doi.org/10.1/x',
    'mailto:a@example.org',
    '/pl',
  ])('CLAIM-09: %s does not', (href) => expect(leadsToProducts(href)).toBe(false))

  it('CLAIM-09: become plain words', () => {
    const set = readArticleText('Try [this](produkty/magnez) or read [that](artykuly/x).', {
      ...rules,
      isRefusedLink: leadsToProducts,
    })
    expect(plainText(set.tree)).toBe('Try this or read that.')
    const links: unknown[] = []
    replaceElements(set.tree, (element) => {
      if (element.tagName === 'a') links.push(element.properties.href)
      return null
    })
    expect(links).toEqual(['/pl/artykuly/x'])
  })
})

describe.each(articles.map((article) => [article.key, article.references] as const))(
  '%s',
  (key, references) => {
    it.each(['pl', 'nl', 'en'])('is set in %s without anything unknown', (language) => {
      const file = new URL(`../../prisma/demo/articles/${key}.${language}.md`, import.meta.url)
      const set = readArticleText(readFileSync(file, 'utf8'), { ...rules, referenceIds: references })
      expect(set.unknown).toEqual([])
      expect([...set.citedAt.keys()]).toEqual(references)
      expect(set.figures).toHaveLength(1)
      expect(set.sections.length).toBeGreaterThan(2)
      expect(plainText(set.tree)).not.toMatch(/\[@|figure:\w/)
    })
  },
)
