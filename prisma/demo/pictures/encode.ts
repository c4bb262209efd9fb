import { join } from 'node:path'
import sharp from 'sharp'
import { pictures } from './demo-data.ts'

/** Encodes one drawing at the widths that pages ask for. */
export async function encode(svg: string, file: string, widths: readonly number[]): Promise<void> {
  const drawn = await sharp(Buffer.from(svg), { density: 144 })
    .resize(Math.max(...widths) * 2)
    .png()
    .toBuffer()
  for (const width of widths) {
    const picture = sharp(drawn).resize(width)
    await picture
      .clone()
      .avif({ quality: 52, effort: 6 })
      .toFile(join(pictures, `${file}-${width}.avif`))
    await picture
      .clone()
      .webp({ quality: 78, effort: 4 })
      .toFile(join(pictures, `${file}-${width}.webp`))
  }
}
