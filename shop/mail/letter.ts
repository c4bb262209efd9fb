/** A part of a letter; each is written once and set twice, as HTML and as plain text. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'quiet'; text: string }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  /** The last column is set as a figure. */
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'rule' }

export interface Letter {
  language: string
  subject: string
  /** What mail programs show beside the subject. */
  preheader: string
  blocks: Block[]
  footer: Block[]
}

export interface SetLetter {
  subject: string
  html: string
  text: string
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)

// Mail programs know no variables and few selectors: the palette is written out, from the same roles as the site's.
const colour = {
  ground: '#f6f4ee',
  paper: '#fffdf8',
  ink: '#12262b',
  quiet: '#4a5c60',
  line: '#d9d6cc',
  accent: '#0d5560',
}
const font = `font-family:'Segoe UI',Helvetica,Arial,sans-serif`

function cell(text: string, isFigure: boolean, tag: 'td' | 'th'): string {
  const align = isFigure ? 'right' : 'left'
  const weight = tag === 'th' ? `font-size:13px;color:${colour.quiet};font-weight:600;` : ''
  const scope = tag === 'th' ? ' scope="col"' : ''
  return `<${tag}${scope} style="padding:8px 0 8px ${isFigure ? 12 : 0}px;border-bottom:1px solid ${colour.line};vertical-align:top;text-align:${align};${weight}">${escape(text).replaceAll('\n', '<br>')}</${tag}>`
}

function tableHtml(head: string[], rows: string[][]): string {
  const last = head.length - 1
  const headRow = `<tr>${head.map((text, index) => cell(text, index === last, 'th')).join('')}</tr>`
  const body = rows.map(
    (row) => `<tr>${row.map((text, index) => cell(text, index === last, 'td')).join('')}</tr>`,
  )
  return `<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse;margin:0 0 20px"><thead>${headRow}</thead><tbody>${body.join('')}</tbody></table>`
}

function factsHtml(rows: [string, string][]): string {
  const body = rows.map(
    ([label, value]) =>
      `<tr><th scope="row" style="padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:400;color:${colour.quiet}">${escape(label)}</th><td style="padding:4px 0;vertical-align:top">${escape(value).replaceAll('\n', '<br>')}</td></tr>`,
  )
  return `<table cellspacing="0" cellpadding="0" style="border-collapse:collapse;margin:0 0 20px"><tbody>${body.join('')}</tbody></table>`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:28px 0 10px;font-size:18px;line-height:1.3;color:${colour.ink}">${escape(block.text)}</h2>`
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escape(block.text).replaceAll('\n', '<br>')}</p>`
    case 'quiet':
      return `<p style="margin:0 0 10px;font-size:14px;color:${colour.quiet}">${escape(block.text).replaceAll('\n', '<br>')}</p>`
    case 'button':
      return `<p style="margin:8px 0 22px"><a href="${escape(block.url)}" style="display:inline-block;padding:12px 22px;background:${colour.accent};color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${escape(block.label)}</a></p>`
    case 'link':
      return `<p style="margin:0 0 10px"><a href="${escape(block.url)}" style="color:${colour.accent}">${escape(block.label)}</a></p>`
    case 'facts':
      return factsHtml(block.rows)
    case 'table':
      return tableHtml(block.head, block.rows)
    case 'rule':
      return `<hr style="border:0;border-top:1px solid ${colour.line};margin:24px 0">`
  }
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `\n${block.text.toUpperCase()}\n`
    case 'button':
    case 'link':
      return `${block.label}:\n${block.url}\n`
    case 'facts':
      return `${block.rows.map(([label, value]) => `${label}: ${value}`).join('\n')}\n`
    case 'table':
      return `${block.rows.map((row) => `- ${row.map((text) => text.replaceAll('\n', ', ')).join(' | ')}`).join('\n')}\n`
    case 'rule':
      return '---\n'
    default:
      return `${block.text}\n`
  }
}

/** Sets a letter as HTML that mail programs understand and as text, from the same words. */
export function setLetter({ language, subject, preheader, blocks, footer }: Letter): SetLetter {
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escape(subject)}</title></head><body style="margin:0;background:${colour.ground};color:${colour.ink};${font};font-size:16px;line-height:1.55"><div style="display:none;max-height:0;overflow:hidden">${escape(preheader)}</div><div style="max-width:600px;margin:0 auto;padding:28px 20px"><div style="background:${colour.paper};border-top:3px solid ${colour.accent};padding:28px 28px 16px">${blocks.map(blockHtml).join('')}</div><div style="padding:20px 28px;font-size:14px">${footer.map(blockHtml).join('')}</div></div></body></html>`
  const text = [...blocks, { kind: 'rule' } as const, ...footer]
    .map(blockText)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return { subject, html, text: `${text}\n` }
}
