import { fold } from '#i18n/fold.ts'

export interface PickupRow {
  code: string
  name: string
  street: string
  postalCode: string
  town: string
  folded: string
}

/** What is wrong with a line of an imported file; lines are counted as a person does, the heading is the first. */
export interface RowProblem {
  line: number
  key: 'columnMissing' | 'cellMissing' | 'tooLong' | 'postalCode' | 'codeTwice'
  column: string
}

export const pickupColumns = ['code', 'name', 'street', 'postalCode', 'town'] as const
const longest = 200

/** Checks the rows of a list of pickup points as a whole: nothing is imported of a list that holds a fault. */
export function readPickupRows(
  rows: readonly Readonly<Record<string, string>>[],
  postalCode: RegExp,
): { points: PickupRow[]; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const first = rows[0] ?? {}
  for (const column of pickupColumns)
    if (!(column in first)) problems.push({ line: 1, key: 'columnMissing', column })
  if (problems.length > 0) return { points: [], problems }
  const seen = new Set<string>()
  const points = rows.map((row, index) => {
    const line = index + 2
    const cell = (column: (typeof pickupColumns)[number]): string => {
      const text = (row[column] ?? '').trim()
      if (text === '') problems.push({ line, key: 'cellMissing', column })
      else if (text.length > longest) problems.push({ line, key: 'tooLong', column })
      return text
    }
    const point = {
      code: cell('code'),
      name: cell('name'),
      street: cell('street'),
      postalCode: cell('postalCode'),
      town: cell('town'),
    }
    if (point.postalCode !== '' && !postalCode.test(point.postalCode))
      problems.push({ line, key: 'postalCode', column: 'postalCode' })
    if (seen.has(point.code)) problems.push({ line, key: 'codeTwice', column: 'code' })
    seen.add(point.code)
    return { ...point, folded: fold(`${point.town} ${point.street} ${point.postalCode} ${point.code}`) }
  })
  return { points, problems }
}
