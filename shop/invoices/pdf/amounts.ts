import { bindWords } from '#i18n/typography.ts'
import type { InvoiceLine } from '../invoice.ts'
import { contentWidth, sheet, type TextStyle } from './paper.ts'
import { body, small, writeLines, type Pen } from './pen.ts'
import { drawTable, heightOf, type Cell, type Table } from './table.ts'

// messages: invoices

const figures = 372
const productWidth = contentWidth - 40 - 82 - 48 - 88

function nameCell({ words }: Pen, line: InvoiceLine): Cell {
  const { t } = words
  const name: Cell[number] = [bindWords(line.name), { ...body, weight: 600 }]
  if (line.kind === 'delivery') return [name, [t('lines.delivery'), small]]
  const sku = t('lines.sku', { sku: line.sku })
  return [
    name,
    // The designation stands beside the name wherever the name is shown (FOOD-03).
    ...(line.designation ? [[line.designation, small] satisfies Cell[number]] : []),
    [[line.variantLabel, sku].filter(Boolean).join(' · '), small],
  ]
}

/** What was bought, or what of it is paid back. */
export function drawLines(pen: Pen): void {
  const { frozen, words } = pen
  const { t } = words
  drawTable(pen, {
    columns: [
      { head: t('lines.product'), width: productWidth },
      { head: t('lines.quantity'), width: 40, isFigure: true },
      { head: t('lines.price'), width: 82, isFigure: true },
      { head: t('lines.rate'), width: 48, isFigure: true },
      { head: t('lines.amount'), width: 88, isFigure: true },
    ],
    rows: frozen.lines.map((line) => [
      nameCell(pen, line),
      [[String(line.quantity), body]],
      [[words.price(line.unitAmount), body]],
      [[words.rate(line.rateBasisPoints), body]],
      [[words.amount(line.totalAmount), body]],
    ]),
    hasRowHeads: true,
  })
  pen.y += 20
}

function vatTable({ frozen, words }: Pen): Table {
  const { t } = words
  const style: TextStyle = { size: 9 }
  return {
    columns: [
      { head: t('vat.rate'), width: 60 },
      { head: t('vat.net'), width: 78, isFigure: true },
      { head: t('vat.vat'), width: 78, isFigure: true },
      { head: t('vat.gross'), width: 78, isFigure: true },
    ],
    rows: frozen.shares.map(({ rateBasisPoints, grossAmount, vatAmount }) => [
      [[words.rate(rateBasisPoints), style]],
      [[words.amount(grossAmount - vatAmount), style]],
      [[words.amount(vatAmount), style]],
      [[words.amount(grossAmount), style]],
    ]),
    hasRowHeads: true,
  }
}

const totalHeight = 60

export function totalsHeight(pen: Pen): number {
  return Math.max(heightOf(pen, vatTable(pen)), totalHeight)
}

/** VAT per rate, and beside it the one amount that counts. */
export function drawTotals(pen: Pen): void {
  const { paper, frozen, words } = pen
  const { t } = words
  const table = vatTable(pen)
  const top = pen.y
  drawTable(pen, table)
  const bottom = pen.y
  const x = sheet.left + figures
  const width = contentWidth - figures
  const right: TextStyle = { size: 8, colour: 'quiet', align: 'right', isTabular: true }
  paper.tagged(paper.root, 'P', () => {
    writeLines(paper, [t(`total.${frozen.kind}`)], { x, y: top, width }, right)
    const total = words.amount(frozen.grossAmount)
    paper.write(
      total,
      { x, baseline: top + 38, width },
      { size: 19, weight: 600, align: 'right', isTabular: true },
    )
    const vat = t('total.vat', { amount: words.amount(frozen.vatAmount) })
    writeLines(paper, [vat], { x, y: top + 44, width }, right)
  })
  pen.y = Math.max(bottom, top + totalHeight)
}
