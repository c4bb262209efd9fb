import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { readMetrics, standInFace, standIns } from './metrics.ts'

/**
 * Cuts the families down to the letters of our languages and the weights we use: `node ui/fonts/subset.ts` writes
 * public/fonts and ui/styles/fonts.css. The results are committed; this runs again when a family or a letter changes.
 */
const basic = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')
/** What Dutch and Polish write every day, with what their names and borrowed words bring along. */
const common = 'ÉÓàáäçèéêëíïñóöúü'
/** Names from farther away: a file of its own, since each letter is kerned with every other. */
const western = 'ÀÁÂÄÅÆÇÈÊËÌÍÎÏÑÒÔÖØÙÚÛÜÝâåæìîòôøùûýÿß'
const signs = '\u00a0\u00ad\u202f§©«»·°±×÷µ¹²³½¼€–—−‐‑‘’‚“”„†•…‰′″→←↑↓≤≥≈ﬁﬂ'
const extended = 'ĄąĆćĘęŁłŃńŚśŹźŻżŐőĚěŘřŠšŽžČčŌōŬŭĲĳ'

interface Cut {
  family: string
  name: string
  file: string
  text: string
  style: 'normal' | 'italic'
  axes: Record<string, number | { min: number; max: number }>
  weight: string
  range: string
  part: 'latin' | 'western' | 'extended' | 'figures'
  keepFeatures: string[]
}

const codeOf = (letter: string) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
const commonRange = [...`${common}×÷`].toSorted().map(codeOf).join(', ')
const beyondAscii = `U+007F-00BF, ${commonRange}, U+2000-2070, U+20AC, U+2190-2193, U+2212, U+2248, U+2264-2265, U+FB01-FB02`
const latinRange = `U+0000-007E, ${beyondAscii}`
const withoutFiguresRange = `U+0000-002F, U+003A-007E, ${beyondAscii}`
const westernRange = [...western].toSorted().map(codeOf).join(', ')
/** What text is set with; fractions, small capitals and figures of the old style are not. */
const textFeatures = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga', 'calt']
const figureFeatures = ['lnum', 'tnum']
const figuresRange = 'U+0030-0039'
const extendedRange = 'U+0100-024F'
const packages = join(import.meta.dirname, '..', '..', 'node_modules', '@fontsource-variable')

function cutsOf(
  family: string,
  name: string,
  style: Cut['style'],
  weights: { min: number; max: number } | number,
): Cut[] {
  const weight = typeof weights === 'number' ? String(weights) : `${weights.min} ${weights.max}`
  const base = {
    family,
    name,
    style,
    axes: { wght: weights },
    weight,
    keepFeatures: [...textFeatures, ...figureFeatures],
  }
  return [
    {
      ...base,
      file: `${name}-latin-wght-${style}.woff2`,
      text: basic + common + signs,
      range: latinRange,
      part: 'latin',
    },
    {
      ...base,
      file: `${name}-latin-wght-${style}.woff2`,
      text: western,
      range: westernRange,
      part: 'western',
    },
    {
      ...base,
      file: `${name}-latin-ext-wght-${style}.woff2`,
      text: extended,
      range: extendedRange,
      part: 'extended',
    },
  ]
}

/**
 * Tabular figures of this family come with commas and points as wide as a figure: "44 , 90". Figures therefore get a
 * face of their own, and the one with the commas does without that feature.
 */
function withOwnFigures(cuts: Cut[]): Cut[] {
  const withoutFigures = basic.replaceAll(/\d/g, '') + common + signs
  return cuts.flatMap((cut) =>
    cut.part === 'latin'
      ? [
          { ...cut, text: withoutFigures, range: withoutFiguresRange, keepFeatures: textFeatures },
          { ...cut, text: '0123456789', range: figuresRange, part: 'figures' as const },
        ]
      : [cut],
  )
}

const cuts = [
  ...withOwnFigures(cutsOf('Schibsted Grotesk', 'schibsted-grotesk', 'normal', { min: 400, max: 700 })),
  ...cutsOf('Newsreader', 'newsreader', 'normal', { min: 400, max: 600 }),
  ...cutsOf('Newsreader', 'newsreader', 'italic', 400),
]

const target = join(import.meta.dirname, '..', '..', 'public', 'fonts')
await mkdir(target, { recursive: true })
for (const old of await readdir(target)) if (old.endsWith('.woff2')) await rm(join(target, old))

const faces: string[] = []
const files: string[] = []
for (const cut of cuts) {
  const whole = await readFile(join(packages, cut.name, 'files', cut.file))
  const { axes: variationAxes, keepFeatures, part } = cut
  const font = await subsetFont(whole, cut.text, {
    targetFormat: 'woff2',
    variationAxes,
    keepFeatures,
  })
  const hash = createHash('sha256').update(font).digest('hex').slice(0, 8)
  const file = `${cut.name}-${cut.style}-${part}.${hash}.woff2`
  await writeFile(join(target, file), font)
  files.push(`/fonts/${file}`)
  console.log(`${file} ${font.length} bytes`)
  faces.push(
    [
      '@font-face {',
      `  font-family: '${cut.family}';`,
      `  font-style: ${cut.style};`,
      `  font-weight: ${cut.weight};`,
      // Preloaded; one that comes too late waits for the next page, so that nothing ever moves.
      '  font-display: optional;',
      `  src: url('/fonts/${file}') format('woff2');`,
      `  unicode-range: ${cut.range};`,
      '}',
    ].join('\n'),
  )
}
for (const [family, name] of [
  ['Schibsted Grotesk', 'schibsted-grotesk'],
  ['Newsreader', 'newsreader'],
] as const) {
  const whole = await readFile(join(packages, name, 'files', `${name}-latin-wght-normal.woff2`))
  const plain = await subsetFont(whole, basic, { targetFormat: 'truetype', variationAxes: { wght: 400 } })
  const metrics = readMetrics(plain)
  faces.push(...standIns[family].map((standIn) => standInFace(standIn, metrics)))
}
await mkdir(join(import.meta.dirname, '..', 'styles'), { recursive: true })
await writeFile(
  join(import.meta.dirname, '..', 'styles', 'fonts.css'),
  `/* Written by ui/fonts/subset.ts. */\n${faces.join('\n\n')}\n`,
)
await writeFile(
  join(import.meta.dirname, 'font-files.ts'),
  `/** Written by ui/fonts/subset.ts: the addresses of the fonts, for preloading. */\nexport const fontFiles: readonly string[] = ${JSON.stringify(files)}\n`,
)
