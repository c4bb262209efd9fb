/**
 * The program that decodes what somebody uploaded, in a process of its own: a fault of a decoder or a picture that takes
 * too much ends this process and no other (S-UPL). Bytes come on standard input; the encoded files are written into the
 * folder that is named; what was made of it, or why not, is said on standard output.
 */
import { constants, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { pixelLimit, pictureWidths, type EncodingReport } from './encoding.ts'

const [, , folder = '', name = ''] = process.argv
sharp.concurrency(1)
sharp.cache(false)

const options = { limitInputPixels: pixelLimit, failOn: 'error', animated: false } as const

async function encode(bytes: Buffer): Promise<EncodingReport> {
  const facts = await sharp(bytes, options).metadata()
  if ((facts.pages ?? 1) > 1) return { ok: false, reason: 'animated' }
  if (facts.width * facts.height > pixelLimit) return { ok: false, reason: 'too-many-pixels' }
  const isTurned = (facts.orientation ?? 1) >= 5
  const widths = pictureWidths(isTurned ? facts.height : facts.width)
  const largest = widths.at(-1) ?? 1
  // Nothing but pixels goes on from here: whatever else was in the file (place, camera, comments, trailing bytes) ends here.
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: largest, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (const width of widths) {
    const scaled = sharp(data, { raw: info }).resize({ width })
    const target = (extension: string) => join(folder, `${name}-${width}.${extension}`)
    await write(target('avif'), await scaled.clone().avif({ quality: 55, effort: 2 }).toBuffer())
    await write(target('webp'), await scaled.clone().webp({ quality: 80, effort: 4 }).toBuffer())
  }
  return { ok: true, width: info.width, height: info.height, widths }
}

async function write(path: string, content: Buffer): Promise<void> {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants
  await writeFile(path, content, { flag: O_CREAT | O_EXCL | O_WRONLY, mode: 0o644, flush: true })
}

function reportOf(error: unknown): EncodingReport {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return { ok: false, reason: 'no-room' }
  // Files are the only outside thing here: any other code is theirs, everything else is the decoder's word.
  if (/^E[A-Z]+$/.test(code)) throw error
  return { ok: false, reason: 'unreadable' }
}

process.stdout.write(JSON.stringify(await encode(await buffer(process.stdin)).catch(reportOf)))
