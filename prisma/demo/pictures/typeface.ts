import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Blob, Buffer as Run, Face, Font, Variation, shape } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { moved } from './path.ts'
import type { Command, Path, Point } from './path.ts'

export type Family = 'grotesque' | 'serif' | 'serif-italic'

export interface Type {
  family?: Family
  weight?: number
  size: number
  /** Extra space between letters, in parts of the size. */
  tracking?: number
}

export interface Outline {
  path: Path
  width: number
}

interface Cut {
  font: Font
  unitsPerEm: number
  covers: Set<number>
}

const FILES: Record<Family, readonly string[]> = {
  grotesque: [
    '@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
    '@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-ext-wght-normal.woff2',
  ],
  serif: [
    '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
    '@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal.woff2',
  ],
  'serif-italic': [
    '@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2',
    '@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-italic.woff2',
  ],
}

/** Everything a label may say in our languages. */
const letters =
  [...Array(95).keys()].map((index) => String.fromCodePoint(32 + index)).join('') +
  '\u00a0ĄąĆćĘęŁłŃńÓóŚśŹźŻżÀÁÄÉÈËÍÏÖÜàáäåéèëêíïöôüµ·×–—’„”%°²³½€'

const require = createRequire(import.meta.url)
const cuts = new Map<Family, Cut[]>()

async function loadCut(file: string): Promise<Cut> {
  const packed = await readFile(require.resolve(file))
  const plain = await subsetFont(packed, letters, { targetFormat: 'truetype' })
  const bytes = new Uint8Array(plain.byteLength)
  bytes.set(plain)
  const face = new Face(new Blob(bytes.buffer), 0)
  return { font: new Font(face), unitsPerEm: face.upem, covers: new Set(face.collectUnicodes()) }
}

/** The web fonts are read once; after this, text can be set without waiting. */
export async function loadTypefaces(): Promise<void> {
  for (const family of Object.keys(FILES) as Family[]) {
    if (!cuts.has(family)) cuts.set(family, await Promise.all(FILES[family].map(loadCut)))
  }
}

function cutFor(family: Family, character: string): Cut {
  const choices = cuts.get(family)
  if (!choices) throw new Error('loadTypefaces() has not been awaited')
  const code = character.codePointAt(0) ?? 0
  const cut = choices.find(({ covers }) => covers.has(code))
  if (!cut) throw new Error(`No ${family} glyph for "${character}"`)
  return cut
}

/** Latin and Latin Extended are separate files, so a word like "kości" is set in runs. */
function runs(text: string, family: Family): { cut: Cut; text: string }[] {
  const result: { cut: Cut; text: string }[] = []
  for (const character of text) {
    const cut = cutFor(family, character)
    const last = result.at(-1)
    if (last?.cut === cut) last.text += character
    else result.push({ cut, text: character })
  }
  return result
}

/** Sets one line of text as outlines; the origin is the start of the base line. */
export function setLine(
  text: string,
  { family = 'grotesque', weight = 400, size, tracking = 0 }: Type,
): Outline {
  const path: Command[] = []
  let x = 0
  for (const { cut, text: part } of runs(text, family)) {
    const { font } = cut
    const factor = size / cut.unitsPerEm
    font.setVariations([new Variation('wght', weight)])
    const run = new Run()
    run.addText(part)
    run.guessSegmentProperties()
    shape(font, run)
    for (const glyph of run.getGlyphInfosAndPositions()) {
      path.push(...moved(glyphPath(font, glyph.codepoint), x + (glyph.xOffset ?? 0) * factor, 0, factor))
      x += (glyph.xAdvance ?? 0) * factor + tracking * size
    }
  }
  return { path, width: Math.max(0, x - tracking * size) }
}

function glyphPath(font: Font, glyph: number): Path {
  return font.glyphToJson(glyph).map(({ type, values }) => {
    const points: Point[] = []
    for (let index = 0; index + 1 < values.length; index += 2) {
      points.push([values[index] ?? 0, -(values[index + 1] ?? 0)])
    }
    return { kind: type as Command['kind'], points }
  })
}
