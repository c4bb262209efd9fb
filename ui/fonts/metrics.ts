/** Metrics of a font file (sfnt), enough to make a system font take the same room until ours has come. */
export interface FontMetrics {
  unitsPerEm: number
  ascent: number
  descent: number
  lineGap: number
  /** Average advance of running text, weighted by how often letters occur in our languages. */
  averageWidth: number
}

/** System fonts everybody has, by their published metrics. */
export const fallbacks = {
  Arial: { unitsPerEm: 2048, averageWidth: 904 },
  Georgia: { unitsPerEm: 2048, averageWidth: 913 },
} as const

const sample =
  'eeeeeeeeeeeaaaaaaaaaiiiiiiiooooooonnnnnnnrrrrrsssssttttttlllldddzzzwwwkkkppmmmccuyyyjbgghhvf          '

function tables(font: DataView): Map<string, number> {
  const found = new Map<string, number>()
  for (let index = 0; index < font.getUint16(4); index++) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)))
    found.set(tag, font.getUint32(record + 8))
  }
  return found
}

function glyphOf(font: DataView, cmap: number, code: number): number {
  for (let index = 0; index < font.getUint16(cmap + 2); index++) {
    const table = cmap + font.getUint32(cmap + 4 + index * 8 + 4)
    if (font.getUint16(table) !== 4) continue
    const segments = font.getUint16(table + 6)
    for (let offset = 0; offset < segments; offset += 2) {
      const end = font.getUint16(table + 14 + offset)
      const start = font.getUint16(table + 16 + segments + offset)
      if (code < start || code > end) continue
      const rangeAt = table + 16 + 3 * segments + offset
      const range = font.getUint16(rangeAt)
      const delta = font.getInt16(table + 16 + 2 * segments + offset)
      if (range === 0) return (code + delta) & 0xffff
      return (font.getUint16(rangeAt + range + (code - start) * 2) + delta) & 0xffff
    }
  }
  throw new Error(`no glyph for ${String.fromCodePoint(code)}`)
}

export function readMetrics(bytes: Uint8Array): FontMetrics {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = tables(font)
  const table = (tag: string): number => {
    const offset = at.get(tag)
    if (offset === undefined) throw new Error(`the font has no ${tag}`)
    return offset
  }
  const hhea = table('hhea')
  const metricCount = font.getUint16(hhea + 34)
  const advance = (glyph: number) => font.getUint16(table('hmtx') + Math.min(glyph, metricCount - 1) * 4)
  const widths = [...sample].map((letter) =>
    advance(glyphOf(font, table('cmap'), letter.codePointAt(0) ?? 32)),
  )
  return {
    unitsPerEm: font.getUint16(table('head') + 18),
    ascent: font.getInt16(hhea + 4),
    descent: font.getInt16(hhea + 6),
    lineGap: font.getInt16(hhea + 8),
    averageWidth: widths.reduce((total, width) => total + width, 0) / widths.length,
  }
}

/** A `@font-face` of a system font stretched to the metrics of ours: nothing moves when ours arrives. */
export function fallbackFace(family: string, local: keyof typeof fallbacks, metrics: FontMetrics): string {
  const system = fallbacks[local]
  const sizeAdjust = metrics.averageWidth / metrics.unitsPerEm / (system.averageWidth / system.unitsPerEm)
  const percent = (value: number) => `${((value / metrics.unitsPerEm / sizeAdjust) * 100).toFixed(2)}%`
  return [
    '@font-face {',
    `  font-family: '${family} Fallback';`,
    `  src: local('${local}');`,
    `  size-adjust: ${(sizeAdjust * 100).toFixed(2)}%;`,
    `  ascent-override: ${percent(metrics.ascent)};`,
    `  descent-override: ${percent(-metrics.descent)};`,
    `  line-gap-override: ${percent(metrics.lineGap)};`,
    '}',
  ].join('\n')
}
