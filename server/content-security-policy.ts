import { createHash } from 'node:crypto'

/** What a page holds inline and the browser has to be told about. */
export interface InlineSources {
  scripts: ReadonlySet<string>
  styles: ReadonlySet<string>
  styleAttributes: ReadonlySet<string>
}

export interface InspectedPage {
  html: string
  sources: InlineSources
  /** Inline scripts that nobody of ours has marked: they will not run. */
  unmarkedScripts: number
}

export interface PolicySettings {
  paymentPageOrigin: string
  isDevelopment: boolean
}

const attributes = `((?:[^>"']|"[^"]*"|'[^']*')*)`
const element = new RegExp(`<(script|style)\\b${attributes}>([\\s\\S]*?)</\\1\\s*>`, 'gi')
const styleAttribute = /<[a-z][^\s>]*\s(?:[^>"']|"[^"]*"|'[^']*')*?style="([^"]*)"/gi

/**
 * Finds what is inline on a page and takes the nonce off again. A script counts only with the nonce of this very
 * render, which the framework puts on its own: markup smuggled into a page cannot know it. With `everyScript` all
 * count: for pages made at build time, which hold nothing from outside.
 */
export function inspectPage(html: string, nonce: string | 'everyScript'): InspectedPage {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const styleAttributes = new Set<string>()
  let unmarkedScripts = 0
  const mark = ` nonce="${nonce}"`
  const inner = html.replace(element, (whole, name: string, given: string, content: string) => {
    if (name.toLowerCase() === 'style') {
      styles.add(digest(content))
      return whole
    }
    if (!isExecuted(given)) return whole
    if (nonce !== 'everyScript' && !given.includes(mark)) {
      unmarkedScripts++
      return whole
    }
    const own = withoutNonce(content, nonce)
    scripts.add(digest(own))
    return `<${name}${given.replace(mark, '')}>${own}</${name}>`
  })
  const plain = nonce === 'everyScript' ? inner : inner.replaceAll(mark, '')
  for (const [, value = ''] of plain.replace(element, '').matchAll(styleAttribute)) {
    styleAttributes.add(digest(decoded(value)))
  }
  return { html: plain, sources: { scripts, styles, styleAttributes }, unmarkedScripts }
}

export function contentSecurityPolicy(sources: InlineSources, settings: PolicySettings): string {
  return [
    `default-src 'self'`,
    `script-src ${settings.isDevelopment ? `'self' 'unsafe-inline' 'unsafe-eval'` : ["'self'", ...sources.scripts].join(' ')}`,
    `style-src ${settings.isDevelopment ? `'self' 'unsafe-inline'` : styleSources(sources)}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'${settings.isDevelopment ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self' ${settings.paymentPageOrigin}`,
  ].join('; ')
}

function styleSources({ styles, styleAttributes }: InlineSources): string {
  const ofAttributes = styleAttributes.size > 0 ? ["'unsafe-hashes'", ...styleAttributes] : []
  return [...new Set(["'self'", ...styles, ...ofAttributes])].join(' ')
}

/** Inline and code: a script with `src` is covered by 'self', and data such as JSON-LD is never executed. */
function isExecuted(given: string): boolean {
  if (/\ssrc\s*=/i.test(given)) return false
  const type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(given)?.[1]?.toLowerCase() ?? ''
  return /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/.test(
    type,
  )
}

/** The framework repeats the nonce in the data of the page, where the browser would hydrate with it. */
function withoutNonce(script: string, nonce: string): string {
  return nonce === 'everyScript'
    ? script
    : script.replaceAll(`\\"nonce\\":\\"${nonce}\\"`, '\\"nonce\\":\\"$undefined\\"')
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" }

function decoded(attribute: string): string {
  return attribute.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (whole, name: string) => entities[name] ?? whole)
}
