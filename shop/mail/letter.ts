/** A part of a letter; each is written once and set twice, as HTML and as plain text. */
export type Block =
  | { kind: 'title'; text: string; note?: string }
  | { kind: 'heading'; text: string }
  /** Heads a part of what the law wants in writing. */
  | { kind: 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'quiet'; text: string }
  /** What somebody wrote to us, in their own lines. */
  | { kind: 'quote'; text: string }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'links'; links: [label: string, url: string][] }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'goods'; columns: string[]; items: GoodsItem[]; sums: Sum[] }
  /** A form to fill in by hand. */
  | { kind: 'form'; text: string; fields: string[]; note: string }

/** A product in a table of goods, with a figure for each column; the last one is its total. */
export interface GoodsItem {
  name: string
  notes: string[]
  figures: string[]
}

/** An amount under a table of goods. */
export interface Sum {
  label: string
  amount: string
  weight: 'plain' | 'total' | 'quiet'
}

export interface Letter {
  language: string
  brand: string
  tagline: string
  subject: string
  /** What mail programs show beside the subject. */
  preheader: string
  blocks: Block[]
  /** What has to be in the reader's hands in writing, after the letter itself. */
  appendix?: Block[]
  footer: Block[]
}

export interface SetLetter {
  subject: string
  html: string
  text: string
}
