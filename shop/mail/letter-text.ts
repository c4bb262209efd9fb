import type { Block, GoodsItem, Letter, Sum } from './letter.ts'

/** Columns of a letter as text: what every mail program shows without breaking it again. */
export const columns = 72

const widthOf = (text: string) => [...text].length

/** Breaks at spaces that may break; an address stays whole, however long. */
export function wrapped(text: string, width = columns): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let current = ''
    for (const word of line.split(/[ \t]+/)) {
      const longer = current === '' ? word : `${current} ${word}`
      if (current !== '' && widthOf(longer) > width) {
        lines.push(current)
        current = word
      } else current = longer
    }
    return [...lines, current]
  })
}

const indented = (text: string, indent: string) =>
  wrapped(text, columns - indent.length).map((line) => (indent + line).trimEnd())

/** A label on the left and its figure at the right edge of the page. */
function spread(label: string, figure: string, indent = ''): string[] {
  const room = columns - widthOf(figure) - 2
  const lines = wrapped(label, room - indent.length).map((line) => indent + line)
  const last = lines.at(-1) ?? ''
  return [
    ...lines.slice(0, -1),
    last.padEnd(last.length + columns - widthOf(last) - widthOf(figure)) + figure,
  ]
}

const ruled = (text: string, sign: string) => [text, sign.repeat(Math.min(columns, widthOf(text)))]

function titleText(text: string, note: string | undefined): string[] {
  const lines = wrapped(text)
  const width = Math.min(columns, Math.max(...lines.map(widthOf)))
  return [...lines, '='.repeat(width), ...(note ? wrapped(note) : [])]
}

function headingText(text: string): string[] {
  const lines = wrapped(text)
  return ['', ...lines.slice(0, -1), ...ruled(lines.at(-1) ?? '', '-')]
}

function factsText(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([label]) => widthOf(label))) + 3
  if (width > 30) return rows.flatMap(([label, value]) => [...wrapped(`${label}:`), ...indented(value, '  ')])
  return rows.flatMap(([label, value]) => {
    const [first = '', ...rest] = indented(value, ' '.repeat(width))
    return [`${label}:`.padEnd(width) + first.trimStart(), ...rest]
  })
}

function itemText(columnNames: string[], { name, notes, figures }: GoodsItem): string[] {
  return [
    ...wrapped(name),
    ...notes.flatMap((note) => indented(note, '  ')),
    ...figures.flatMap((figure, index) => spread(columnNames[index] ?? '', figure, '  ')),
    '',
  ]
}

function sumText({ label, amount, weight }: Sum): string[] {
  const line = spread(label, amount, weight === 'quiet' ? '  ' : '')
  return weight === 'total' ? ['-'.repeat(columns), ...line, '-'.repeat(columns)] : line
}

function goodsText({ columns: names, items, sums }: Block & { kind: 'goods' }): string[] {
  return [...items.flatMap((item) => itemText(names, item)), ...sums.flatMap(sumText)]
}

function formText({ text, fields, note }: Block & { kind: 'form' }): string[] {
  const lines = fields.flatMap((field) => [...wrapped(field), '', '_'.repeat(columns), ''])
  return [...wrapped(text), '', ...lines, ...wrapped(note)]
}

type SetBlock = { [Kind in Block['kind']]: (block: Block & { kind: Kind }) => string[] }

const linkText = ({ label, url }: { label: string; url: string }) => [...wrapped(`${label}:`), url]
const plainText = ({ text }: { text: string }) => wrapped(text)

const setBlock: SetBlock = {
  title: ({ text, note }) => titleText(text, note),
  heading: ({ text }) => headingText(text),
  subheading: ({ text }) => headingText(text),
  paragraph: plainText,
  quiet: plainText,
  quote: ({ text }) => indented(text, '> '),
  button: linkText,
  link: linkText,
  links: ({ links }) => links.flatMap(([label, url]) => linkText({ label, url })),
  facts: ({ rows }) => factsText(rows),
  goods: goodsText,
  form: formText,
}

const blockText = (block: Block) => (setBlock[block.kind] as (block: Block) => string[])(block)

const set = (blocks: readonly Block[]) => blocks.map((block) => blockText(block).join('\n')).join('\n\n')

/** A letter as text: the same words, wrapped, with amounts at the right edge. */
export function letterText({ brand, tagline, blocks, appendix = [], footer }: Letter): string {
  const parts = [set(blocks), ...(appendix.length > 0 ? [set(appendix)] : []), set(footer)]
  const rule = `\n\n${'='.repeat(columns)}\n\n`
  const text = [spread(brand.toUpperCase(), tagline).join('\n'), ...parts].join(rule)
  return `${text.replaceAll(/\n{3,}/g, '\n\n').trim()}\n`
}
