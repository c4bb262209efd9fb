/** A row of a drawn figure: a label in the language of the page and a value in the figure's unit. */
export interface FigureRow {
  label: string
  value: number
}

/** A drawn figure: bars that start at zero, with the source of their data. */
export interface Figure {
  id: string
  unit: string
  title: string
  rows: FigureRow[]
  referenceId: string
}

/** Parts of a whole are drawn against the whole, other values against the longest. */
function fullLength({ unit, rows }: Pick<Figure, 'unit' | 'rows'>): number {
  const sum = rows.reduce((total, { value }) => total + value, 0)
  const isWhole = unit === '%' && Math.abs(sum - 100) <= 1
  return isWhole ? 100 : Math.max(...rows.map(({ value }) => value), 0)
}

/** How long each bar is, in per cent of the room; a value that is not nothing can be seen. */
export function barLengths(figure: Pick<Figure, 'unit' | 'rows'>): number[] {
  const full = fullLength(figure)
  return figure.rows.map(({ value }) =>
    value <= 0 || full === 0 ? 0 : Math.max(0.5, Math.round((value / full) * 1000) / 10),
  )
}
