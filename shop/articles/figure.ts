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

/** How long each bar is, in per cent of the longest; a value that is not nothing can be seen. */
export function barLengths(rows: readonly Pick<FigureRow, 'value'>[]): number[] {
  const longest = Math.max(...rows.map((row) => row.value), 0)
  if (longest === 0) return rows.map(() => 0)
  return rows.map(({ value }) => (value <= 0 ? 0 : Math.max(0.5, Math.round((value / longest) * 1000) / 10)))
}
