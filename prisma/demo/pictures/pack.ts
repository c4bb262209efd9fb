import type { LabelColours, LabelWords } from './label.ts'

export type PackKind = 'jar' | 'bottle' | 'liquid-bottle' | 'tube' | 'pouch' | 'sachet-box'

export interface Pack {
  kind: PackKind
  words: LabelWords
  colours: LabelColours
  /** 1 is the usual pack of the product; larger and smaller ones stand beside it in the shop. */
  size: number
}
