import {
  plainText,
  readMarkdown,
  replaceElements,
  type Child,
  type Element,
  type Prose,
  type ProseRules,
} from '#shop/prose/markdown.ts'

/** The text of an article, set: citations are numbered links, figures have their place. */
export interface ArticleText extends Prose {
  /** For each cited reference the places that cite it, to go back to. */
  citedAt: Map<string, string[]>
  /** Figures in their order in the text. */
  figures: string[]
  /** Cited, but not among the article's references: staff are told before publishing. */
  unknown: string[]
}

export interface ArticleTextRules extends ProseRules {
  /** References in the order of the list. */
  referenceIds: readonly string[]
  /** How a number is read aloud, e.g. "Source 3". */
  citationName: (number: number) => string
}

const citation = /\s?\[@([a-z0-9-]+)\]/g

/** References in the order in which a text cites them first. */
export function citationOrder(body: string): string[] {
  return [...new Set([...body.matchAll(citation)].map((match) => match[1] ?? ''))]
}

/** Figures in the order in which a text shows them. */
export function figureOrder(body: string): string[] {
  return [...new Set([...body.matchAll(/!\[[^\]]*\]\(figure:([a-z0-9-]+)/g)].map((match) => match[1] ?? ''))]
}

/** Sorts what was found by an order; what the order does not know comes last. */
export function inOrder<Item>(
  items: readonly Item[],
  order: readonly string[],
  keyOf: (item: Item) => string,
): Item[] {
  const place = (item: Item) => {
    const index = order.indexOf(keyOf(item))
    return index === -1 ? order.length : index
  }
  return items.toSorted((left, right) => place(left) - place(right))
}

export function referenceAnchor(number: number): string {
  return `reference-${number}`
}

/** The first citation of a source is `citation-3`, the next one `citation-3-2`. */
function citationAnchor(number: number, occurrence: number): string {
  return `citation-${number}${occurrence === 1 ? '' : `-${occurrence}`}`
}

const text = (value: string): Child => ({ type: 'text', value })

/** Sets the Markdown of an article. */
export function readArticleText(body: string, rules: ArticleTextRules): ArticleText {
  const { tree, sections } = readMarkdown(body, rules)
  const set: ArticleText = { tree, sections, citedAt: new Map(), figures: [], unknown: [] }
  placeFigures(set)
  numberCitations(tree, set, rules)
  return set
}

function placeFigures(set: ArticleText): void {
  replaceElements(set.tree, (element) => {
    const picture = onlyPictureIn(element)
    const id = picture && figureIdOf(picture)
    if (picture && id) {
      set.figures.push(id)
      return [figureFor(id, picture)]
    }
    // A figure inside a sentence has no room to be drawn: its words stand for it.
    return figureIdOf(element) === null ? null : [text(String(element.properties.alt ?? ''))]
  })
}

function onlyPictureIn(element: Element): Element | null {
  const [child, ...others] = element.children
  const isAlone = element.tagName === 'p' && others.length === 0
  return isAlone && child?.type === 'element' && child.tagName === 'img' ? child : null
}

function figureFor(id: string, picture: Element): Child {
  const { alt, title } = picture.properties
  return {
    type: 'element',
    tagName: 'figure',
    properties: { id: `figure-${id}`, dataFigure: id, ariaLabel: String(alt ?? '') },
    children: title ? [text(String(title))] : [],
  }
}

function figureIdOf(element: Element): string | null {
  const source = String(element.properties.src ?? '')
  return source.startsWith('figure:') ? source.slice('figure:'.length) : null
}

function numberCitations(
  parent: ArticleText['tree'] | Element,
  set: ArticleText,
  rules: ArticleTextRules,
): void {
  if (parent.type === 'element' && ['code', 'pre', 'a'].includes(parent.tagName)) return
  parent.children = (parent.children as Child[]).flatMap((child): Child[] => {
    if (child.type === 'text') return citationsIn(child.value, set, rules)
    if (child.type === 'element') numberCitations(child, set, rules)
    return [child]
  })
}

function citationsIn(value: string, set: ArticleText, rules: ArticleTextRules): Child[] {
  const parts: Child[] = []
  let read = 0
  for (const match of value.matchAll(citation)) {
    const id = match[1] ?? ''
    parts.push(text(value.slice(read, match.index)))
    read = match.index + match[0].length
    const number = rules.referenceIds.indexOf(id) + 1
    if (number === 0) set.unknown.push(id)
    else parts.push(citationMark(id, number, set, rules))
  }
  return [...parts, text(value.slice(read))].filter((part) => plainText(part) !== '')
}

function citationMark(id: string, number: number, set: ArticleText, rules: ArticleTextRules): Child {
  const places = set.citedAt.get(id) ?? []
  const anchor = citationAnchor(number, places.length + 1)
  set.citedAt.set(id, [...places, anchor])
  return {
    type: 'element',
    tagName: 'sup',
    properties: {},
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: {
          id: anchor,
          href: `#${referenceAnchor(number)}`,
          role: 'doc-noteref',
          ariaLabel: rules.citationName(number),
        },
        children: [text(`[${number}]`)],
      },
    ],
  }
}
