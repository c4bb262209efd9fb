import { readDemo } from './demo-data.ts'
import { covers } from './covers.ts'
import { encode } from './encode.ts'
import { loadTypefaces } from './typeface.ts'

/** Draws and encodes the covers of the articles: `node prisma/demo/pictures/render-covers.ts`. */
const pictures = await readDemo<Record<string, { file: string; widths: number[] }>>('articles/covers.json')

await loadTypefaces()
for (const [key, { file, widths }] of Object.entries(pictures)) {
  const draw = covers[key]
  if (!draw) throw new Error(`no drawing for ${key}`)
  await encode(draw(), file, widths)
}
