import rehypeSanitize from 'rehype-sanitize'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { bindWords } from '#i18n/typography.ts'

/** What Markdown may become. Raw HTML never gets this far, and no picture comes from another host (GDPR-03). */
const allowed = {
  tagNames: [
    ...['h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br'],
    ...['strong', 'em', 'del', 'code', 'pre', 'sup', 'sub', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['figure'] },
  strip: ['script', 'style'],
  clobber: [],
}

// Headings get a prefix: a section called "Name" must not take the identifier of a form field on the same page.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, allowed)
  .use(rehypeSlug, { prefix: 'section-' })

/** Clean markup as a tree, without any string of HTML on the way. */
export type Tree = ReturnType<typeof processor.runSync>
export type Element = Extract<Tree['children'][number], { type: 'element' }>
type Parent = Tree | Element
export type Child = Element['children'][number]

/** A heading one can go to. */
export interface Section {
  id: string
  title: string
  level: 2 | 3
}

export interface Prose {
  tree: Tree
  sections: Section[]
}

/** The text of an element without its markup. */
export function plainText(node: Parent | Child): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => plainText(child as Child)).join('') : ''
}

/** Goes through all elements, parents first; what the visitor answers takes the element's place. */
export function replaceElements(parent: Parent, visit: (element: Element) => Child[] | null): void {
  parent.children = (parent.children as Child[]).flatMap((child) => {
    if (child.type !== 'element') return [child]
    const replacement = visit(child)
    if (replacement) return replacement
    replaceElements(child, visit)
    return [child]
  })
}

/** Where a link of a text leads: an address without a slash counts from the start page of the language. */
export function resolveLink(href: string, languageRoot: string): string {
  const isComplete = href.startsWith('#') || href.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(href)
  return isComplete ? href : `${languageRoot}/${href}`
}

export interface ProseRules {
  /** Start page of the language, e.g. `/pl`. */
  languageRoot: string
  /** Links that become plain words. */
  isRefusedLink?: (href: string) => boolean
}

function isForeign(href: string): boolean {
  return href.startsWith('//') || /^https?:/i.test(href)
}

function settleLink(element: Element, { languageRoot, isRefusedLink }: ProseRules): Child[] | null {
  const href = resolveLink(String(element.properties.href ?? ''), languageRoot)
  if (href === `${languageRoot}/` || isRefusedLink?.(href)) return element.children
  element.properties.href = href
  if (isForeign(href)) element.properties.rel = ['noopener', 'external']
  return null
}

/** Reads Markdown as people of the shop write it: articles, legal texts, descriptions. */
export function readMarkdown(markdown: string, rules: ProseRules): Prose {
  const tree = processor.runSync(processor.parse(markdown))
  const sections: Section[] = []
  replaceElements(tree, (element) => {
    if (element.tagName === 'a') return settleLink(element, rules)
    if (element.tagName === 'img') return isOwnPicture(element) ? null : []
    if (element.tagName === 'h2' || element.tagName === 'h3') {
      const level = element.tagName === 'h2' ? 2 : 3
      sections.push({ id: String(element.properties.id), title: plainText(element), level })
    }
    return null
  })
  bindText(tree)
  return { tree, sections }
}

function bindText(parent: Parent): void {
  if (parent.type === 'element' && (parent.tagName === 'code' || parent.tagName === 'pre')) return
  for (const child of parent.children) {
    if (child.type === 'text') child.value = bindWords(child.value)
    else if (child.type === 'element') bindText(child)
  }
}

function isOwnPicture(element: Element): boolean {
  const source = String(element.properties.src ?? '')
  return source.startsWith('figure:') || /^\/pictures\//.test(source)
}
