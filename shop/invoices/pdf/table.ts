import { sheet, type Element, type TextStyle } from './paper.ts'
import { leading, makeRoom, small, type Pen } from './pen.ts'

export interface Column {
  head: string
  width: number
  isFigure?: boolean
}

/** Texts under each other, each in its own style and broken to the width of its column. */
export type Cell = [text: string, style: TextStyle][]

export interface Table {
  x?: number
  columns: Column[]
  rows: Cell[][]
  /** The first cell of each row names it. */
  hasRowHeads?: boolean
}

const gap = 10
const padding = 5.5

type SetCell = { lines: [string, TextStyle][]; height: number }

function setCell({ paper }: Pen, cell: Cell, column: Column): SetCell {
  const width = column.width - (column.isFigure ? 0 : gap)
  const align: TextStyle['align'] = column.isFigure ? 'right' : 'left'
  const lines = cell.flatMap(([text, style]) =>
    paper
      .lines(text, width, style)
      .map((line): [string, TextStyle] => [line, { ...style, align, isTabular: column.isFigure ?? false }]),
  )
  return { lines, height: lines.reduce((total, [, style]) => total + style.size * leading, 0) }
}

function drawCell({ paper }: Pen, { lines }: SetCell, at: { x: number; y: number; width: number }): void {
  let { y } = at
  for (const [line, style] of lines) {
    paper.write(line, { ...at, baseline: y + style.size }, style)
    y += style.size * leading
  }
}

const headCell = (column: Column): Cell => [[column.head, small]]

function drawHead(pen: Pen, table: Table, parent: Element | null): void {
  const { paper } = pen
  const x = table.x ?? sheet.left
  const cells = table.columns.map((column) => setCell(pen, headCell(column), column))
  const height = Math.max(...cells.map((cell) => cell.height))
  const row = parent && paper.group(parent, 'TR')
  let at = x
  for (const [index, column] of table.columns.entries()) {
    const cell = cells[index]
    const left = at
    const draw = () =>
      cell && drawCell(pen, cell, { x: left, y: pen.y + height - cell.height, width: column.width })
    if (row) paper.tagged(row, 'TH', draw, { scope: 'Column' })
    else paper.ornament(draw)
    at += column.width
  }
  row?.end()
  pen.y += height + 5
  paper.rule(pen.y, 1, x, widthOf(table))
  pen.y += 1
}

const widthOf = ({ columns }: Table) => columns.reduce((total, { width }) => total + width, 0)

/** How much room a table takes that must not be broken. */
export function heightOf(pen: Pen, { columns, rows }: Table): number {
  const height = (row: Cell[]) =>
    Math.max(...columns.map((column, index) => setCell(pen, row[index] ?? [], column).height))
  return rows.reduce((total, row) => total + height(row) + 2 * padding, height(columns.map(headCell)) + 6)
}

/** A table whose rows stay whole; where it goes on over a page, its head is drawn again. */
export function drawTable(pen: Pen, table: Table): void {
  const { paper } = pen
  const x = table.x ?? sheet.left
  const element = paper.group(paper.root, 'Table')
  drawHead(pen, table, element)
  for (const row of table.rows) {
    const cells = table.columns.map((column, index) => setCell(pen, row[index] ?? [], column))
    const height = Math.max(...cells.map((cell) => cell.height)) + 2 * padding
    if (makeRoom(pen, height)) drawHead(pen, table, null)
    const rowElement = paper.group(element, 'TR')
    let at = x
    for (const [index, column] of table.columns.entries()) {
      const cell = cells[index]
      const left = at
      const draw = () => cell && drawCell(pen, cell, { x: left, y: pen.y + padding, width: column.width })
      if (index === 0 && table.hasRowHeads) paper.tagged(rowElement, 'TH', draw, { scope: 'Row' })
      else paper.tagged(rowElement, 'TD', draw)
      at += column.width
    }
    rowElement.end()
    pen.y += height
    paper.rule(pen.y, 0.5, x, widthOf(table))
  }
  element.end()
}
