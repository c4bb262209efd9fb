import { createHash } from 'node:crypto'

/** What the picture for shared links says: the name over the door, and a line under it, which may be empty. */
export interface HouseWords {
  name: string
  line: string
}

/** As links are shown elsewhere: twice as wide as high. */
export const housePictureSize = { width: 1200, height: 630 }

/** A short name for what the picture says: another word, another address. */
export function housePictureVersion({ name, line }: HouseWords): string {
  return createHash('sha256')
    .update(JSON.stringify([name, line]))
    .digest('base64url')
    .slice(0, 10)
}
