import { bindWords } from '#i18n/typography.ts'
import type { Block, GoodsItem, Letter, Sum } from './letter.ts'
import { headStyle, painted, palette, sans, serif } from './letter-style.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
/** A Polish postal code, which browsers would break at its hyphen. */
const postalCode = /(?<![\d-])\d{2}-\d{3}(?![\d-])/g
const inLines = (text: string) =>
  escape(bindWords(text))
    .replaceAll(postalCode, '<span style="white-space:nowrap">$&</span>')
    .replaceAll('\n', '<br>')

const layoutTable = `role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0"`
const figure = `font-variant-numeric:tabular-nums lining-nums;white-space:nowrap`
const small = 'font-size:14px;line-height:21px'

const alignOf = (index: number) => (index === 0 ? 'left' : 'right')

function goodsHead(columns: string[]): string {
  const cells = columns.map(
    (label, index) =>
      `<th scope="col" align="${alignOf(index)}"${painted({ text: 'quiet', line: 'ink' }, `padding:0 0 6px ${index === 0 ? 0 : 12}px;border-bottom:1px solid;text-align:${alignOf(index)};font-size:13px;line-height:18px;font-weight:600;vertical-align:bottom;white-space:nowrap;word-break:normal`)}>${escape(label)}</th>`,
  )
  return `<thead><tr>${cells.join('')}</tr></thead>`
}

function goodsItem({ name, notes, figures }: GoodsItem): string {
  const last = figures.length - 1
  const note = notes.map(inLines).join('<br>')
  const cells = figures.map(
    (text, index) =>
      `<td align="${alignOf(index)}"${painted({ text: index === last ? 'ink' : 'quiet', line: 'line' }, `padding:6px 0 14px ${index === 0 ? 0 : 12}px;border-bottom:1px solid;text-align:${alignOf(index)};${index === last ? 'font-weight:600;' : ''}${figure}`)}>${escape(text)}</td>`,
  )
  return `<tr><th scope="rowgroup" colspan="${figures.length}" align="left" style="padding:14px 0 0;text-align:left;font-weight:400"><span style="font-weight:600">${inLines(name)}</span><div${painted({ text: 'quiet' }, small)}>${note}</div></th></tr><tr>${cells.join('')}</tr>`
}

const sumStyle = {
  plain: 'padding:5px 0',
  total: 'padding:10px 0 8px;font-size:18px;line-height:26px;font-weight:700',
  quiet: `padding:2px 0;${small}`,
} as const satisfies Record<Sum['weight'], string>

function goodsSum({ label, amount, weight }: Sum, index: number, span: number): string {
  const text = weight === 'quiet' ? 'quiet' : 'ink'
  const style = sumStyle[weight] + (index === 0 ? ';padding-top:14px' : '')
  return `<tr><th scope="row" colspan="${span}" align="left"${painted({ text }, `text-align:left;font-weight:400;${style}`)}>${escape(label)}</th><td align="right"${painted({ text }, `text-align:right;${style};${figure}`)}>${escape(amount)}</td></tr>`
}

function goodsHtml({ columns, items, sums }: Block & { kind: 'goods' }): string {
  const rows = sums.map((sum, index) => goodsSum(sum, index, columns.length - 1))
  const foot = rows.length > 0 ? `<tbody>${rows.join('')}</tbody>` : ''
  const bodies = items.map((item) => `<tbody>${goodsItem(item)}</tbody>`)
  return `<table width="100%" cellspacing="0" cellpadding="0" border="0" style="width:100%;border-collapse:collapse;margin:0 0 24px">${goodsHead(columns)}${bodies.join('')}${foot}</table>`
}

function factsHtml(rows: [string, string][]): string {
  const body = rows.map(
    ([label, value]) =>
      `<tr><th scope="row" align="left" valign="top"${painted({ name: 'label', text: 'quiet' }, 'width:30%;padding:5px 20px 5px 0;text-align:left;vertical-align:top;font-weight:400')}>${escape(label)}</th><td valign="top" class="value" style="padding:5px 0;vertical-align:top">${inLines(value)}</td></tr>`,
  )
  return `<table width="100%" cellspacing="0" cellpadding="0" border="0" style="width:100%;border-collapse:collapse;margin:0 0 20px"><tbody>${body.join('')}</tbody></table>`
}

// Outlook draws no padding on links: the cell carries it there.
function buttonHtml(label: string, url: string): string {
  return `<table role="presentation" cellspacing="0" cellpadding="0" border="0" style="margin:8px 0 26px"><tr><td bgcolor="${palette.accent[0]}"${painted({ ground: 'accent' }, 'border-radius:3px;mso-padding-alt:14px 26px')}><a href="${escape(url)}"${painted({ text: 'on-accent' }, 'display:inline-block;padding:14px 26px;font-weight:600;line-height:22px;text-decoration:none')}>${escape(label)}</a></td></tr></table>`
}

function linksHtml(links: [string, string][]): string {
  const set = links.map(
    ([label, url]) =>
      `<a href="${escape(url)}"${painted({ name: 'way', text: 'accent' }, 'display:inline-block;margin-right:18px;text-decoration:underline;white-space:nowrap')}>${escape(label)}</a>`,
  )
  return `<p${painted({ text: 'quiet' }, 'margin:0 0 14px;font-size:14px;line-height:28px')}>${set.join(' ')}</p>`
}

function formHtml({ text, fields, note }: Block & { kind: 'form' }): string {
  const lines = fields.map(
    (field) =>
      `<p${painted({ line: 'edge' }, 'margin:0 0 14px;padding:0 0 22px;border-bottom:1px dotted')}>${inLines(field)}</p>`,
  )
  return `<table ${layoutTable} style="margin:4px 0 20px"><tr><td${painted({ line: 'edge' }, `padding:18px 20px 6px;border:1px solid;${small}`)}><p style="margin:0 0 14px">${inLines(text)}</p>${lines.join('')}<p style="margin:0 0 12px">${inLines(note)}</p></td></tr></table>`
}

function titleHtml(text: string, note: string | undefined): string {
  const under = note ? `<p${painted({ text: 'quiet' }, `margin:0 0 24px;${small}`)}>${inLines(note)}</p>` : ''
  return `<h1${painted({ name: 'title', text: 'ink' }, `margin:0 0 ${note ? 8 : 22}px;font-family:${serif};font-size:30px;line-height:1.2;font-weight:400;letter-spacing:-0.01em`)}>${inLines(text)}</h1>${under}`
}

type SetBlock = { [Kind in Block['kind']]: (block: Block & { kind: Kind }) => string }

const heading = (tag: 'h2' | 'h3', css: string) => (block: { text: string }) =>
  `<${tag}${painted({ text: 'ink' }, `${css};font-weight:700`)}>${inLines(block.text)}</${tag}>`

const setBlock: SetBlock = {
  title: ({ text, note }) => titleHtml(text, note),
  heading: heading('h2', 'margin:32px 0 12px;font-size:18px;line-height:24px'),
  subheading: heading('h3', 'margin:22px 0 4px;font-size:15px;line-height:21px'),
  paragraph: ({ text }) => `<p style="margin:0 0 16px">${inLines(text)}</p>`,
  quiet: ({ text }) => `<p${painted({ text: 'quiet' }, `margin:0 0 14px;${small}`)}>${inLines(text)}</p>`,
  quote: ({ text }) =>
    `<p${painted({ line: 'accent' }, 'margin:0 0 20px;padding:2px 0 2px 16px;border-left:3px solid')}>${inLines(text)}</p>`,
  button: ({ label, url }) => buttonHtml(label, url),
  link: ({ label, url }) =>
    `<p style="margin:0 0 12px"><a href="${escape(url)}"${painted({ text: 'accent' }, 'text-decoration:underline')}>${escape(label)}</a></p>`,
  links: ({ links }) => linksHtml(links),
  facts: ({ rows }) => factsHtml(rows),
  goods: goodsHtml,
  form: formHtml,
}

const blockHtml = (block: Block) => (setBlock[block.kind] as (block: Block) => string)(block)

function section(blocks: readonly Block[], css: string): string {
  const inside = `<table ${layoutTable}><tr><td${painted({ line: 'line' }, `border-top:1px solid;${css}`)}>${blocks.map(blockHtml).join('')}</td></tr></table>`
  return `<tr><td class="edge" style="padding:0 28px">${inside}</td></tr>`
}

function masthead({ brand, tagline }: Letter): string {
  return `<tr><td${painted({ name: 'edge', line: 'accent' }, 'padding:22px 28px 18px;border-top:4px solid')}><table ${layoutTable}><tr><td${painted({ text: 'ink' }, 'font-size:23px;line-height:28px;font-weight:700;letter-spacing:-0.02em')}>${escape(brand)}</td><td align="right"${painted({ name: 'tagline', text: 'quiet' }, `text-align:right;font-family:${serif};font-style:italic;font-size:15px;line-height:28px`)}>${escape(tagline)}</td></tr></table></td></tr>`
}

/** A letter as the HTML that mail programs understand: tables for the page, styles beside the words, nothing fetched. */
export function letterHtml(letter: Letter): string {
  const { language, subject, preheader, blocks, appendix = [], footer } = letter
  // Gmail drops the outermost elements: the language and the colours are said once more inside.
  const inside = `lang="${escape(language)}" dir="ltr"`
  const text = `font-family:${sans};font-size:16px;line-height:26px;overflow-wrap:break-word;word-break:break-word;-webkit-text-size-adjust:100%;text-size-adjust:100%`
  const head = `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escape(subject)}</title>${headStyle}</head>`
  const page = [
    masthead(letter),
    section(blocks, 'padding:28px 0 20px'),
    appendix.length > 0 ? section(appendix, 'padding:2px 0 20px') : '',
    section(footer, 'padding:20px 0 28px'),
  ].join('')
  const ghost = {
    open: '<!--[if mso]><table role="presentation" align="center" width="600" cellspacing="0" cellpadding="0" border="0"><tr><td><![endif]-->',
    close: '<!--[if mso]></td></tr></table><![endif]-->',
  }
  return `<!doctype html><html ${inside}>${head}<body${painted({ ground: 'raised', text: 'ink' }, `margin:0;padding:0;${text}`)}><div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escape(preheader)}</div><table ${layoutTable} bgcolor="${palette.raised[0]}" ${inside}${painted({ ground: 'raised', text: 'ink' }, text)}><tr><td align="center">${ghost.open}<table ${layoutTable} style="max-width:600px;margin:0 auto;text-align:left">${page}</table>${ghost.close}</td></tr></table></body></html>`
}
