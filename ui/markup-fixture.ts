import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { EnhancedForm } from './enhanced-form.tsx'

type Properties = Record<string, unknown>

const voids = new Set(['br', 'hr', 'img', 'input', 'source'])
const names: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  defaultValue: 'value',
  defaultChecked: 'checked',
  srcSet: 'srcset',
  hrefLang: 'hreflang',
}

/**
 * Server components as the markup they become, for tests: the framework's own renderer is not to be had under the
 * conditions the server runs with. Islands are shown as the plain form they are without a script.
 */
export async function markupOf(node: ReactNode): Promise<string> {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string' || typeof node === 'number') return escape(String(node))
  if (Array.isArray(node)) return (await Promise.all(node.map(markupOf))).join('')
  if (node instanceof Promise) return markupOf(await node)
  if (!isValidElement<Properties>(node)) throw new Error(`cannot be shown: ${String(node)}`)
  return componentOf(node)
}

async function componentOf({ type, props }: ReactElement<Properties>): Promise<string> {
  const children = props.children as ReactNode
  if (type === Fragment) return markupOf(children)
  if (type === EnhancedForm)
    return elementOf('form', { id: props.id, action: props.action, method: 'post', children })
  if (typeof type === 'function') return markupOf((type as (props: Properties) => ReactNode)(props))
  return elementOf(String(type), props)
}

async function elementOf(
  tag: string,
  { children, dangerouslySetInnerHTML, ...props }: Properties,
): Promise<string> {
  const attributes = Object.entries(props).map(([name, value]) => attributeOf(names[name] ?? name, value))
  const open = `<${tag}${attributes.join('')}>`
  if (voids.has(tag)) return open
  const raw = dangerouslySetInnerHTML as { __html: string } | undefined
  return `${open}${raw ? raw.__html : await markupOf(children as ReactNode)}</${tag}>`
}

function attributeOf(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false || typeof value === 'function') return ''
  return value === true ? ` ${name}=""` : ` ${name}="${escape(String(value))}"`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** What is read of some markup: its words without tags, in one line. */
export function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<script[^>]*>.*?<\/script>/gs, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
