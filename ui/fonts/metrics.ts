/** Metrics of a font file (sfnt): what a system font needs to stand in the lines of ours. */
export interface FontMetrics {
  unitsPerEm: number
  ascent: number
  descent: number
  lineGap: number
}

/** System fonts of one width: the names each weight goes by, and the font they stand in for. */
interface StandIn {
  /** Name of the face in our stacks. */
  family: string
  style: 'normal' | 'italic'
  weight: string
  local: readonly string[]
  /** Width of our letters of that weight, and of the system font's, as a share of the size (`widths`). */
  own: number
  system: number
}

/**
 * Average width of a letter in the texts of the interface in all three languages, kerned, as Chromium sets them. Arial,
 * Helvetica and Arimo are as wide as Liberation Sans, Times as Liberation Serif; Roboto, Noto and Georgia were put in
 * relation to them by the average widths of the Capsize collection.
 */
const widths = {
  grotesk: { regular: 0.46749, bold: 0.48179 },
  newsreader: { regular: 0.42757, medium: 0.43758, bold: 0.44861, italic: 0.40158 },
  arial: { regular: 0.45017, bold: 0.48262 },
  roboto: { regular: 0.44918, bold: 0.459 },
  noto: { regular: 0.4786, bold: 0.5117 },
  dejavu: { regular: 0.51065, bold: 0.57687 },
  times: { regular: 0.40998, bold: 0.43451, italic: 0.40851 },
  georgia: { regular: 0.4499, bold: 0.5075, italic: 0.4505 },
  dejavuSerif: { regular: 0.51876, bold: 0.57122 },
} as const

function sans(family: string, system: keyof typeof widths, regular: string[], bold: string[]): StandIn[] {
  const { grotesk, [system]: other } = widths
  const style = 'normal'
  return [
    { family, style, weight: '400 500', local: regular, own: grotesk.regular, system: other.regular },
    { family, style, weight: '600 700', local: bold, own: grotesk.bold, system: other.bold },
  ]
}

function serif(
  family: string,
  system: 'times' | 'georgia',
  { regular, bold, italic }: Record<'regular' | 'bold' | 'italic', string[]>,
): StandIn[] {
  const { newsreader, [system]: other } = widths
  const upright = { family, style: 'normal' } as const
  return [
    { ...upright, weight: '400', local: regular, own: newsreader.regular, system: other.regular },
    { ...upright, weight: '500', local: regular, own: newsreader.medium, system: other.regular },
    { ...upright, weight: '600 700', local: bold, own: newsreader.bold, system: other.bold },
    { family, style: 'italic', weight: '400', local: italic, own: newsreader.italic, system: other.italic },
  ]
}

/** In the order of the stacks (`--font-sans`, `--font-serif`): the first that the machine has is taken. */
export const standIns = {
  'Schibsted Grotesk': [
    ...sans(
      'Grotesk as Arial',
      'arial',
      ['Arial', 'Helvetica', 'Liberation Sans', 'Arimo'],
      ['Arial Bold', 'Helvetica Bold', 'Helvetica-Bold', 'Liberation Sans Bold', 'Arimo Bold'],
    ),
    ...sans('Grotesk as Roboto', 'roboto', ['Roboto', 'Roboto Regular'], ['Roboto Bold', 'Roboto-Bold']),
    ...sans(
      'Grotesk as Noto',
      'noto',
      ['Noto Sans', 'Noto Sans Regular'],
      ['Noto Sans Bold', 'NotoSans-Bold'],
    ),
    ...sans('Grotesk as DejaVu', 'dejavu', ['DejaVu Sans'], ['DejaVu Sans Bold']),
  ],
  Newsreader: [
    ...serif('Newsreader as Georgia', 'georgia', {
      regular: ['Georgia'],
      bold: ['Georgia Bold', 'Georgia-Bold'],
      italic: ['Georgia Italic', 'Georgia-Italic'],
    }),
    ...serif('Newsreader as Times', 'times', {
      regular: ['Times New Roman', 'Times', 'Liberation Serif', 'Tinos'],
      bold: ['Times New Roman Bold', 'Times Bold', 'Times-Bold', 'Liberation Serif Bold', 'Tinos Bold'],
      italic: [
        'Times New Roman Italic',
        'Times Italic',
        'Times-Italic',
        'Liberation Serif Italic',
        'Tinos Italic',
      ],
    }),
  ],
} satisfies Record<string, StandIn[]>

function tables(font: DataView): Map<string, number> {
  const found = new Map<string, number>()
  for (let index = 0; index < font.getUint16(4); index++) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)))
    found.set(tag, font.getUint32(record + 8))
  }
  return found
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
  return {
    unitsPerEm: font.getUint16(table('head') + 18),
    ascent: font.getInt16(hhea + 4),
    descent: font.getInt16(hhea + 6),
    lineGap: font.getInt16(hhea + 8),
  }
}

/** A `@font-face` of system fonts stretched to the widths and the lines of ours. */
export function standInFace(
  { family, style, weight, local, own, system }: StandIn,
  ours: FontMetrics,
): string {
  const sizeAdjust = own / system
  const percent = (value: number) => `${((value / ours.unitsPerEm / sizeAdjust) * 100).toFixed(2)}%`
  return [
    '@font-face {',
    `  font-family: '${family}';`,
    `  font-style: ${style};`,
    `  font-weight: ${weight};`,
    `  src: ${local.map((name) => `local('${name}')`).join(', ')};`,
    `  size-adjust: ${(sizeAdjust * 100).toFixed(2)}%;`,
    `  ascent-override: ${percent(ours.ascent)};`,
    `  descent-override: ${percent(-ours.descent)};`,
    `  line-gap-override: ${percent(ours.lineGap)};`,
    '}',
  ].join('\n')
}
