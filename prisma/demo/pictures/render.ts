import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { languages, type Language } from '#i18n/locale.ts'
import { formatDecimal } from '#shop/nutrition/decimal-format.ts'
import { nutrientName } from '#shop/nutrition/nutrient.ts'
import { fromHex } from './colour.ts'
import {
  coloursOf,
  packs,
  pictures,
  products,
  type InLanguages,
  type LabelFacts,
  type PackFacts,
} from './demo-data.ts'
import { encode } from './encode.ts'
import { drawLabelSheet } from './label-sheet.ts'
import type { PackKind } from './pack.ts'
import { drawPack } from './packs.ts'
import { sheetAlternative, sheetWords } from './sheet-words.ts'
import { pictureHeight, pictureWidth } from './studio.ts'
import { loadTypefaces } from './typeface.ts'

/**
 * Draws and encodes every pack shot and every label from the label data:
 * `node prisma/demo/pictures/render.ts [--only ZV-001] [--kind packs|labels|none]`.
 * The results under public/pictures are committed; the same data gives the same pictures.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, kind: { type: 'string' } } })

interface Entry {
  sku: string
  variantSku: string | null
  language: Language
  index: number
  file: string
  width: number
  height: number
  widths: readonly number[]
  alt: string
}

interface Drawn {
  entry: Omit<Entry, 'sku' | 'language' | 'index' | 'width' | 'height'>
  svg: () => string
}

const packWidths = [320, 480, 640, 960]

const labelWidths = [480, 720, 960]

const packWords: Record<PackKind, InLanguages> = {
  jar: { pl: 'Słoik', nl: 'Pot', en: 'Jar' },
  bottle: { pl: 'Butelka', nl: 'Fles', en: 'Bottle' },
  'liquid-bottle': { pl: 'Butelka z ciemnego szkła', nl: 'Fles van donker glas', en: 'Dark glass bottle' },
  tube: { pl: 'Tuba', nl: 'Tube', en: 'Tube' },
  pouch: { pl: 'Torebka', nl: 'Zak', en: 'Pouch' },
  'sachet-box': { pl: 'Pudełko z saszetkami', nl: 'Doos met sachets', en: 'Box of sachets' },
}

const says: InLanguages = { pl: 'na etykiecie', nl: 'op het etiket', en: 'the label says' }

function contents(variant: PackFacts['variants'][number]): number {
  return variant.netCount ?? variant.netGrams ?? variant.netMl ?? 1
}

function kindOf(pack: PackFacts): PackKind {
  const isLiquid = pack.packaging === 'bottle' && pack.variants[0]?.netMl !== null
  return (isLiquid ? 'liquid-bottle' : pack.packaging) as PackKind
}

function packShots(facts: LabelFacts, pack: PackFacts, language: Language): Drawn[] {
  const [main] = facts.nutrients
  const [usual] = pack.variants
  if (!main) throw new Error(`no nutrient in ${facts.sku}`)
  const kind = kindOf(pack)
  const amount = formatDecimal(main.amount, language)
  return pack.variants.map((variant) => {
    const netQuantity = variant.netQuantityText[language]
    const label = `${says[language]}: ${amount} ${main.unit}, ${netQuantity}`
    return {
      entry: {
        variantSku: variant.sku,
        file: `${variant.sku.toLowerCase()}-${language}`,
        widths: packWidths,
        alt: `${packWords[kind][language]} ${facts.name[language]}; ${label}`,
      },
      svg: () =>
        drawPack({
          kind,
          size: usual ? (contents(variant) / contents(usual)) ** 0.22 : 1,
          colours: coloursOf(pack),
          words: {
            brand: 'Zelvanta',
            name: facts.name[language].replace('Zelvanta ', ''),
            designation: facts.legalName[language].split(',')[0] ?? '',
            amount,
            unit: main.unit,
            nutrient: nutrientName(main.id, language).toLowerCase(),
            netQuantity,
          },
        }),
    }
  })
}

function labelShot(facts: LabelFacts, pack: PackFacts, language: Language): Drawn {
  const colours = coloursOf(pack)
  const { count = 1 } = facts.recommendedDailyDose
  return {
    entry: {
      variantSku: null,
      file: `${facts.sku.toLowerCase()}-label-${language}`,
      widths: labelWidths,
      alt: sheetAlternative(facts, language),
    },
    svg: () =>
      drawLabelSheet({
        words: sheetWords(facts, language),
        colours,
        portion: { form: facts.form.key, count, tint: fromHex(colours.ground) },
      }),
  }
}

function isAsked(sku: string, variantSku: string | null): boolean {
  const kind = variantSku === null ? 'labels' : 'packs'
  return (values.only ?? sku) === sku && (values.kind ?? kind) === kind
}

await mkdir(pictures, { recursive: true })
await loadTypefaces()
const manifest: Entry[] = []
for (const facts of products) {
  const pack = packs[facts.sku]
  if (!pack) throw new Error(`no label data for ${facts.sku}`)
  for (const language of languages) {
    const drawings = [...packShots(facts, pack, language), labelShot(facts, pack, language)]
    for (const [index, { entry, svg }] of drawings.entries()) {
      const size = { width: pictureWidth, height: pictureHeight }
      manifest.push({ sku: facts.sku, language, index, ...size, ...entry })
      if (isAsked(facts.sku, entry.variantSku)) await encode(svg(), entry.file, entry.widths)
    }
  }
}
await writeFile(
  join(pictures, '../../prisma/demo/pictures/manifest.json'),
  `${JSON.stringify(manifest, null, 1)}\n`,
)
process.stdout.write(`${manifest.length} pictures\n`)
