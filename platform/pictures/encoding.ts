/** More pixels than any camera of a small shop makes, and few enough to be decoded in the memory there is. */
export const pixelLimit = 40_000_000

/** The widths that the pages ask for. */
const shownWidths = [320, 480, 640, 960] as const

/** Never larger than the original: a picture that is narrower than the narrowest keeps its own width. */
export function pictureWidths(originalWidth: number): number[] {
  const fitting = shownWidths.filter((width) => width <= originalWidth)
  return fitting.length > 0 ? fitting : [originalWidth]
}

export interface EncodedPicture {
  width: number
  height: number
  widths: number[]
}

/** What became of an upload; the reasons are those of a person's file, not of a fault of ours. */
export type EncodingReport =
  | ({ ok: true } & EncodedPicture)
  | { ok: false; reason: 'unreadable' | 'animated' | 'too-many-pixels' | 'no-room' }
