/** A picture encoded ahead at several widths, with its alternative text in the page's language. */
export interface Picture {
  /** Path under /pictures without width and extension. */
  file: string
  width: number
  height: number
  widths: number[]
  alt: string
}
