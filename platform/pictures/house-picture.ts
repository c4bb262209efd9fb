import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import { housePictureSize, housePictureVersion, type HouseWords } from './house-picture-words.ts'

const { width, height } = housePictureSize
const margin = 84
const colours = { ground: '#0b5563', ink: '#ffffff', soft: '#7ccacd' }
/** Largest size that is tried; what is longer is set smaller, and a long line broken. */
const sizes = { name: [132, 112, 96, 80, 64, 52], line: [52, 46, 40, 34] }
const mostLines = 3

const fonts = new Map<string, Font>()

function openFont(part: 'latin' | 'latin-ext', weight: 500 | 700): Font {
  const file = `schibsted-grotesk-${part}-${weight}-normal.woff`
  const known = fonts.get(file)
  if (known) return known
  const folder = join(process.cwd(), 'node_modules', '@fontsource', 'schibsted-grotesk', 'files')
  const font = create(readFileSync(join(folder, file)))
  fonts.set(file, font)
  return font
}

interface Glyph {
  path: string
  /** In parts of the size. */
  advance: number
}

const glyphs = new Map<string, Glyph>()

function drawGlyph(character: string, face: Font): Glyph {
  const { glyphs: drawn, positions } = face.layout(character)
  const scale = 1 / face.unitsPerEm
  const outline = drawn[0]?.path.toSVG() ?? ''
  const path = `<path transform="scale(${scale} ${-scale})" d="${outline}"/>`
  return { path, advance: (positions[0]?.xAdvance ?? 0) * scale }
}

/** A letter as it is drawn once for all sizes; nothing for one that no file has. */
function glyphOf(character: string, weight: 500 | 700): Glyph | null {
  const key = `${weight} ${character}`
  const known = glyphs.get(key)
  if (known) return known
  const code = character.codePointAt(0) ?? 0
  const faces = (['latin', 'latin-ext'] as const).map((part) => openFont(part, weight))
  const face = faces.find((each) => each.hasGlyphForCodePoint(code))
  if (!face) return null
  const glyph = drawGlyph(character, face)
  glyphs.set(key, glyph)
  return glyph
}

interface Line {
  text: string
  width: number
}

function measured(text: string, weight: 500 | 700, size: number): Line {
  const advances = Array.from(text.normalize('NFC'), (character) => glyphOf(character, weight)?.advance ?? 0)
  return { text, width: size * advances.reduce((sum, advance) => sum + advance, 0) }
}

/** A line as outlines, so that the picture needs no font where it is drawn. */
function outlineOf(text: string, weight: 500 | 700): string {
  let x = 0
  return Array.from(text.normalize('NFC'), (character) => {
    const glyph = glyphOf(character, weight)
    const drawn = glyph ? `<g transform="translate(${x.toFixed(4)} 0)">${glyph.path}</g>` : ''
    x += glyph?.advance ?? 0
    return drawn
  }).join('')
}

function linesOf(text: string, weight: 500 | 700, size: number): Line[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ')
    if (lines.length > 0 && measured(longer, weight, size).width > width - 2 * margin) lines.push(word)
    else lines.splice(-1, 1, longer)
  }
  return lines.map((line) => measured(line, weight, size))
}

/** The text at the largest size at which it fits; of a longer one the lines that do. */
function fitted(text: string, weight: 500 | 700, tried: readonly number[]): { size: number; lines: Line[] } {
  const settings = tried.map((size) => ({ size, lines: linesOf(text, weight, size) }))
  const fits = settings.find(
    ({ lines }) => lines.length <= mostLines && lines.every((line) => line.width <= width - 2 * margin),
  )
  const { size, lines } = fits ?? settings.at(-1) ?? { size: 0, lines: [] }
  return { size, lines: lines.slice(0, mostLines) }
}

/** The picture as a drawing. */
export function houseDrawing({ name, line }: HouseWords): string {
  const title = fitted(name, 700, sizes.name)
  const under = fitted(line, 500, sizes.line)
  const blocks = [title, under].map(({ size, lines }) => lines.length * size * 1.15)
  const gap = under.lines.length > 0 ? 40 : 0
  let y = (height - blocks.reduce((sum, block) => sum + block, gap)) / 2
  const put = ({ size, lines }: typeof title, weight: 500 | 700, colour: string) =>
    lines.map(({ text }) => {
      y += size * 1.15
      const place = `translate(${margin} ${(y - size * 0.3).toFixed(2)}) scale(${size})`
      return `<g transform="${place}" fill="${colour}">${outlineOf(text, weight)}</g>`
    })
  const drawn = put(title, 700, colours.ink)
  y += gap
  drawn.push(...put(under, 500, colours.soft))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colours.ground}"/>${drawn.join('')}</svg>`
}

const keptPictures = new Map<string, Promise<Buffer>>()
/** One per language, and those of the words before while pages change over. */
const mostKept = 8

async function draw(words: HouseWords): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(houseDrawing(words)))
    .jpeg({ quality: 84, mozjpeg: true })
    .toBuffer()
}

/** The picture as a JPEG; drawn once for the same words. */
export function drawHousePicture(words: HouseWords): Promise<Buffer> {
  const version = housePictureVersion(words)
  const known = keptPictures.get(version)
  if (known) return known
  const drawn = draw(words)
  keptPictures.set(version, drawn)
  drawn.catch(() => keptPictures.delete(version))
  const [oldest] = keptPictures.keys()
  if (keptPictures.size > mostKept && oldest !== undefined) keptPictures.delete(oldest)
  return drawn
}
