import type { FrozenInvoice } from '../invoice.ts'
import type { Words } from '../words.ts'
import { sheet, type Paper, type TextStyle } from './paper.ts'

/** Where on which paper the next thing goes. */
export interface Pen {
  paper: Paper
  frozen: FrozenInvoice
  words: Words
  /** Upper edge of what comes next. */
  y: number
}

/** Type on paper: what is read, and the small print that names columns and facts. */
export const body: TextStyle = { size: 9.5 }
export const small: TextStyle = { size: 8, colour: 'quiet' }

/** From one baseline to the next, in sizes. */
export const leading = 1.4

/** Lines of one style under each other; answers the lower edge. */
export function writeLines(
  paper: Paper,
  lines: readonly string[],
  at: { x: number; y: number; width?: number },
  style: TextStyle,
): number {
  const step = style.size * leading
  for (const [index, line] of lines.entries())
    paper.write(line, { ...at, baseline: at.y + step * index + style.size }, style)
  return at.y + step * lines.length
}

export const pageEnd = sheet.height - sheet.bottom

/** Starts a page when what comes next would not fit on this one. */
export function makeRoom(pen: Pen, height: number): boolean {
  if (pen.y + height <= pageEnd) return false
  pen.paper.addPage()
  pen.y = sheet.top
  return true
}
