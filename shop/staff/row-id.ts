/** The number of a row as an address or a form names it, within what a column holds; 0, which no row has, where it is none. */
export function rowIdOf(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
}
