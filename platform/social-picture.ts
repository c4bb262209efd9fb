import 'server-only'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export { housePictureSize, housePictureVersion } from './pictures/house-picture-words.ts'

/** The pictures were drawn with the invented shop's name: a shop of another name does not show them. */
const drawnFor = 'Zelvanta'

let drawn: Set<string> | undefined

/** The picture for shared links of a product or article (`<key>-<language>`), if one was drawn for this shop. */
export function socialPicture(
  name: string,
  shop: string,
): { url: string; width: number; height: number } | null {
  if (shop !== drawnFor) return null
  drawn ??= new Set(readdirSync(join(process.cwd(), 'public', 'pictures', 'og')))
  const file = `${name.toLowerCase()}.jpg`
  return drawn.has(file) ? { url: `/pictures/og/${file}`, width: 1200, height: 630 } : null
}
