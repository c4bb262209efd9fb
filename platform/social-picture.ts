import 'server-only'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

let drawn: Set<string> | undefined

/** The picture for shared links of a product or article (`<key>-<language>`) or of the house (`<language>`), if drawn. */
export function socialPicture(name: string): { url: string; width: number; height: number } | null {
  drawn ??= new Set(readdirSync(join(process.cwd(), 'public', 'pictures', 'og')))
  const file = `${name.toLowerCase()}.jpg`
  return drawn.has(file) ? { url: `/pictures/og/${file}`, width: 1200, height: 630 } : null
}
