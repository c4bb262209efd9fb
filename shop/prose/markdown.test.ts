import fc from '#local/properties.ts'
import { describe, expect, it } from 'vitest'
import { plainText, readMarkdown, replaceElements, resolveLink, type Element } from './markdown.ts'

const read = (markdown: string) => readMarkdown(markdown, { languageRoot: '/pl' })

function elementsOf(markdown: string): Element[] {
  const found: Element[] = []
  replaceElements(read(markdown).tree, (element) => {
    found.push(element)
    return null
  })
  return found
}

const tagsOf = (markdown: string) => elementsOf(markdown).map((element) => element.tagName)

describe('what Markdown may become', () => {
  it('drops raw HTML and keeps its words out of the page', () => {
    expect(tagsOf('Hello <script>alert(1)</script> <b onclick="x()">you</b>')).toEqual(['p'])
    expect(tagsOf('<iframe src="https://evil.example"></iframe>')).toEqual([])
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '[x](<java\nscript:alert(1)>)',
  ])('has no link that runs: %s', (markdown) => {
    for (const element of elementsOf(markdown)) {
      expect(String(element.properties.href ?? '')).not.toMatch(/script:|data:/i)
    }
  })

  it('takes no picture from another host', () => {
    expect(tagsOf('![a](https://evil.example/x.png) ![b](//evil.example/y.png) ![c](x.png)')).toEqual(['p'])
    expect(tagsOf('![a](/pictures/x.avif)')).toEqual(['p', 'img'])
  })

  it('keeps tables, lists, emphasis and quotations', () => {
    const tags = tagsOf('| a | b |\n| - | -: |\n| 1 | 2 |\n\n> *so* **it** is\n\n1. one\n2. two')
    expect(tags).toEqual(expect.arrayContaining(['table', 'th', 'td', 'blockquote', 'em', 'strong', 'ol']))
  })

  it('never makes anything but the elements it allows, whatever is typed', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '<img src=x onerror=y>',
        '[a](',
        ')',
        '*',
        '_',
        '`',
        '|',
        '\n',
        '#',
        '&lt;',
        'x',
        '![',
        '](',
        'javascript:',
        '<svg/onload=z>',
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        for (const { tagName, properties } of elementsOf(parts.join(''))) {
          expect(tagName).not.toMatch(/script|style|iframe|svg|object|form/)
          for (const [name, value] of Object.entries(properties)) {
            expect(name).not.toMatch(/^on|^style$/i)
            expect(String(value)).not.toMatch(/^\s*javascript:/i)
          }
        }
      }),
    )
  })
})

describe('sections', () => {
  it('gives each heading an identifier of its own, apart from those of the page', () => {
    const { sections } = read('## Name\n\nx\n\n### Żółty *ser*\n\n## Name')
    expect(sections).toEqual([
      { id: 'section-name', title: 'Name', level: 2 },
      { id: 'section-żółty-ser', title: 'Żółty ser', level: 3 },
      { id: 'section-name-1', title: 'Name', level: 2 },
    ])
  })

  it('reads the words of a heading without its markup', () => {
    const [heading] = elementsOf('## A [link](x) and `code`')
    expect(heading && plainText(heading)).toBe('A link and code')
  })
})

describe('links', () => {
  it('counts addresses without a slash from the start page of the language', () => {
    expect(resolveLink('regulamin', '/pl')).toBe('/pl/regulamin')
    expect(resolveLink('/pl/regulamin', '/pl')).toBe('/pl/regulamin')
    expect(resolveLink('#section-x', '/pl')).toBe('#section-x')
    expect(resolveLink('mailto:a@example.org', '/pl')).toBe('mailto:a@example.org')
    expect(resolveLink('//other.example', '/pl')).toBe('//other.example')
  })

  it('marks links to other sites and leaves our own alone', () => {
    const [, foreign] = elementsOf('[a](https://uokik.gov.pl)')
    expect(foreign?.properties).toEqual({ href: 'https://uokik.gov.pl', rel: ['noopener', 'external'] })
    const [, own] = elementsOf('[a](kontakt)')
    expect(own?.properties).toEqual({ href: '/pl/kontakt' })
  })

  it('turns refused links into plain words', () => {
    const { tree } = readMarkdown('Buy [here](produkty/x).', {
      languageRoot: '/pl',
      isRefusedLink: (href) => href.startsWith('/pl/produkty'),
    })
    expect(plainText(tree)).toBe('Buy here.')
    replaceElements(tree, (element) => {
      expect(element.tagName).toBe('p')
      return null
    })
  })
})
